SELECT `ip`, `network`, `site`, `floor_2`
FROM (
  SELECT `ip`, `row_position`, `text_2`, `length`, `network_3`, `network`, `site`, `floor`, `text`, `prefix`, `network_2`, `floor_2`, count(`network_2`) OVER (PARTITION BY `row_position` ) AS `hits`, row_number() OVER (PARTITION BY `row_position` ) AS `place`
  FROM (
    WITH extractGroups(`text_2`, {p2:String}) AS _s5, if(_s5[5] = '', 32, toInt64OrZero(_s5[5])) AS _s6, if(length(_s5) >= 4 AND toInt64OrZero(_s5[1]) < 256 AND toInt64OrZero(_s5[2]) < 256 AND toInt64OrZero(_s5[3]) < 256 AND toInt64OrZero(_s5[4]) < 256 AND toInt64OrZero(_s5[5]) <= 32, (toInt64OrZero(_s5[1]) * 16777216 + toInt64OrZero(_s5[2]) * 65536 + toInt64OrZero(_s5[3]) * 256 + toInt64OrZero(_s5[4])), NULL) AS _s7, assumeNotNull(`length`) AS _s8
    SELECT `ip`, `row_position`, `text_2`, `length`, if(ifNull(`length` <= _s6, 0), bitAnd(_s7, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s8))), NULL) AS `network_3`
    FROM (
      SELECT `ip`, `row_position`, `ip` AS `text_2`
      FROM (
        SELECT `ip`, toInt64(row_number() OVER ()) AS `row_position`
        FROM (
          SELECT `ip_cell` AS `ip`
          FROM (SELECT materialize({p0:Array(String)}) AS `ip_cell`)
          ARRAY JOIN `ip_cell`
        )
      )
    )
    LEFT ARRAY JOIN (WITH extractGroups(`text`, {p2:String}) AS _s1, if(_s1[5] = '', 32, toInt64OrZero(_s1[5])) AS _s2, if(length(_s1) >= 4 AND toInt64OrZero(_s1[1]) < 256 AND toInt64OrZero(_s1[2]) < 256 AND toInt64OrZero(_s1[3]) < 256 AND toInt64OrZero(_s1[4]) < 256 AND toInt64OrZero(_s1[5]) <= 32, (toInt64OrZero(_s1[1]) * 16777216 + toInt64OrZero(_s1[2]) * 65536 + toInt64OrZero(_s1[3]) * 256 + toInt64OrZero(_s1[4])), NULL) AS _s3, assumeNotNull(`prefix`) AS _s4, `network_cell` AS `network`, `network` AS `text`, assumeNotNull(toInt64(ifNull(_s2, 0))) AS `prefix`, bitAnd(_s3, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s4))) AS `network_2`
    SELECT groupUniqArray(`prefix`) AS `all`
    FROM (SELECT materialize({p1:Array(String)}) AS `network_cell`)
    ARRAY JOIN `network_cell`
    WHERE (isNotNull(`network_2`))) AS `length`
  ) AS _l
  LEFT JOIN (
    WITH extractGroups(`text`, {p2:String}) AS _s9, if(_s9[5] = '', 32, toInt64OrZero(_s9[5])) AS _s10, if(length(_s9) >= 4 AND toInt64OrZero(_s9[1]) < 256 AND toInt64OrZero(_s9[2]) < 256 AND toInt64OrZero(_s9[3]) < 256 AND toInt64OrZero(_s9[4]) < 256 AND toInt64OrZero(_s9[5]) <= 32, (toInt64OrZero(_s9[1]) * 16777216 + toInt64OrZero(_s9[2]) * 65536 + toInt64OrZero(_s9[3]) * 256 + toInt64OrZero(_s9[4])), NULL) AS _s11, assumeNotNull(`prefix`) AS _s12
    SELECT `network_cell` AS `network`, `site_cell` AS `site`, toInt32OrNull(`floor_cell`) AS `floor`, `network` AS `text`, assumeNotNull(toInt64(ifNull(_s10, 0))) AS `prefix`, bitAnd(_s11, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s12))) AS `network_2`, toNullable(`floor`) AS `floor_2`
    FROM (SELECT materialize({p1:Array(String)}) AS `network_cell`, materialize({p3:Array(String)}) AS `site_cell`, materialize({p4:Array(String)}) AS `floor_cell`)
    ARRAY JOIN `network_cell`, `site_cell`, `floor_cell`
    WHERE (isNotNull(`network_2`))
  ) AS _r ON `length` = `prefix` AND `network_3` = `network_2`
)
WHERE (isNotNull(`network_2`) OR (`hits` = 0 AND `place` = 1))
