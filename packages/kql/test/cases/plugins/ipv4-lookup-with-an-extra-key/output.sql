SELECT `ip`, `zone`, `net`, `rank_2`
FROM (
  SELECT `ip`, `zone`, `row_position`, `text_2`, `length`, `network_2`, `net`, `zone_2`, `rank`, `text`, `prefix`, `network`, `rank_2`, count(`network`) OVER (PARTITION BY `row_position` ) AS `hits`, row_number() OVER (PARTITION BY `row_position` ) AS `place`
  FROM (
    WITH extractGroups(`text_2`, {p3:String}) AS _s5, if(_s5[5] = '', 32, toInt64OrZero(_s5[5])) AS _s6, if(length(_s5) >= 4 AND toInt64OrZero(_s5[1]) < 256 AND toInt64OrZero(_s5[2]) < 256 AND toInt64OrZero(_s5[3]) < 256 AND toInt64OrZero(_s5[4]) < 256 AND toInt64OrZero(_s5[5]) <= 32, (toInt64OrZero(_s5[1]) * 16777216 + toInt64OrZero(_s5[2]) * 65536 + toInt64OrZero(_s5[3]) * 256 + toInt64OrZero(_s5[4])), NULL) AS _s7, assumeNotNull(`length`) AS _s8
    SELECT `ip`, `zone`, `row_position`, `text_2`, `length`, if(ifNull(`length` <= _s6, 0), bitAnd(_s7, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s8))), NULL) AS `network_2`
    FROM (
      SELECT `ip`, `zone`, `row_position`, `ip` AS `text_2`
      FROM (
        SELECT `ip`, `zone`, toInt64(row_number() OVER ()) AS `row_position`
        FROM (
          SELECT `ip_cell` AS `ip`, `zone_cell` AS `zone`
          FROM (SELECT materialize({p0:Array(String)}) AS `ip_cell`, materialize({p1:Array(String)}) AS `zone_cell`)
          ARRAY JOIN `ip_cell`, `zone_cell`
        )
      )
    )
    LEFT ARRAY JOIN (WITH extractGroups(`text`, {p3:String}) AS _s1, if(_s1[5] = '', 32, toInt64OrZero(_s1[5])) AS _s2, if(length(_s1) >= 4 AND toInt64OrZero(_s1[1]) < 256 AND toInt64OrZero(_s1[2]) < 256 AND toInt64OrZero(_s1[3]) < 256 AND toInt64OrZero(_s1[4]) < 256 AND toInt64OrZero(_s1[5]) <= 32, (toInt64OrZero(_s1[1]) * 16777216 + toInt64OrZero(_s1[2]) * 65536 + toInt64OrZero(_s1[3]) * 256 + toInt64OrZero(_s1[4])), NULL) AS _s3, assumeNotNull(`prefix`) AS _s4, `net_cell` AS `net`, `net` AS `text`, assumeNotNull(toInt64(ifNull(_s2, 0))) AS `prefix`, bitAnd(_s3, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s4))) AS `network`
    SELECT groupUniqArray(`prefix`) AS `all`
    FROM (SELECT materialize({p2:Array(String)}) AS `net_cell`)
    ARRAY JOIN `net_cell`
    WHERE (isNotNull(`network`))) AS `length`
  ) AS _l
  LEFT JOIN (
    WITH extractGroups(`text`, {p3:String}) AS _s9, if(_s9[5] = '', 32, toInt64OrZero(_s9[5])) AS _s10, if(length(_s9) >= 4 AND toInt64OrZero(_s9[1]) < 256 AND toInt64OrZero(_s9[2]) < 256 AND toInt64OrZero(_s9[3]) < 256 AND toInt64OrZero(_s9[4]) < 256 AND toInt64OrZero(_s9[5]) <= 32, (toInt64OrZero(_s9[1]) * 16777216 + toInt64OrZero(_s9[2]) * 65536 + toInt64OrZero(_s9[3]) * 256 + toInt64OrZero(_s9[4])), NULL) AS _s11, assumeNotNull(`prefix`) AS _s12
    SELECT `net_cell` AS `net`, `zone_cell_2` AS `zone_2`, toInt64OrNull(`rank_cell`) AS `rank`, `net` AS `text`, assumeNotNull(toInt64(ifNull(_s10, 0))) AS `prefix`, bitAnd(_s11, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - _s12))) AS `network`, toNullable(`rank`) AS `rank_2`
    FROM (SELECT materialize({p2:Array(String)}) AS `net_cell`, materialize({p4:Array(String)}) AS `zone_cell_2`, materialize({p5:Array(String)}) AS `rank_cell`)
    ARRAY JOIN `net_cell`, `zone_cell_2`, `rank_cell`
    WHERE (isNotNull(`network`))
  ) AS _r ON `length` = `prefix` AND `network_2` = `network` AND `zone` = `zone_2`
)
WHERE (isNotNull(`network`) OR (`hits` = 0 AND `place` = 1))
