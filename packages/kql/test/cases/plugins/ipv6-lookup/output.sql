SELECT `net`, `name`, `ip`
FROM (
  SELECT `ip`, `row_position`, `text_2`, `length`, `network_2`, `net`, `name`, `text`, `prefix`, `network`, count(`network`) OVER (PARTITION BY `row_position` ) AS `hits`, row_number() OVER (PARTITION BY `row_position` ) AS `place`
  FROM (
    WITH trimBoth(`text_2`) AS _s5, replaceRegexpOne(splitByChar('/', _s5)[1], '^::([0-9.]+[.][0-9.]+)$', '\\1') AS _s6, if(position(_s5, '/') = 0, 128, toInt64OrNull(splitByChar('/', _s5)[2]) + if(isIPv4String(_s6), 96, 0)) AS _s7, toIPv6OrNull(_s6) AS _s8
    SELECT `ip`, `row_position`, `text_2`, `length`, if(ifNull(`length` <= _s7, 0), if(isNull(_s8) OR isNull(_s7), NULL, tupleElement(IPv6CIDRToRange(assumeNotNull(_s8), assumeNotNull(toUInt8(least(128, greatest(0, ifNull(`length`, 0)))))), 1)), NULL) AS `network_2`
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
    LEFT ARRAY JOIN (WITH trimBoth(`text`) AS _s1, replaceRegexpOne(splitByChar('/', _s1)[1], '^::([0-9.]+[.][0-9.]+)$', '\\1') AS _s2, if(position(_s1, '/') = 0, 128, toInt64OrNull(splitByChar('/', _s1)[2]) + if(isIPv4String(_s2), 96, 0)) AS _s3, toIPv6OrNull(_s2) AS _s4, `net_cell` AS `net`, `net` AS `text`, assumeNotNull(toInt64(ifNull(_s3, 0))) AS `prefix`, if(isNull(_s4) OR isNull(_s3), NULL, tupleElement(IPv6CIDRToRange(assumeNotNull(_s4), assumeNotNull(toUInt8(least(128, greatest(0, ifNull(`prefix`, 0)))))), 1)) AS `network`
    SELECT groupUniqArray(`prefix`) AS `all`
    FROM (SELECT materialize({p1:Array(String)}) AS `net_cell`)
    ARRAY JOIN `net_cell`
    WHERE (isNotNull(`network`))) AS `length`
  ) AS _l
  LEFT JOIN (
    WITH trimBoth(`text`) AS _s9, replaceRegexpOne(splitByChar('/', _s9)[1], '^::([0-9.]+[.][0-9.]+)$', '\\1') AS _s10, if(position(_s9, '/') = 0, 128, toInt64OrNull(splitByChar('/', _s9)[2]) + if(isIPv4String(_s10), 96, 0)) AS _s11, toIPv6OrNull(_s10) AS _s12
    SELECT `net_cell` AS `net`, `name_cell` AS `name`, `net` AS `text`, assumeNotNull(toInt64(ifNull(_s11, 0))) AS `prefix`, if(isNull(_s12) OR isNull(_s11), NULL, tupleElement(IPv6CIDRToRange(assumeNotNull(_s12), assumeNotNull(toUInt8(least(128, greatest(0, ifNull(`prefix`, 0)))))), 1)) AS `network`
    FROM (SELECT materialize({p1:Array(String)}) AS `net_cell`, materialize({p2:Array(String)}) AS `name_cell`)
    ARRAY JOIN `net_cell`, `name_cell`
    WHERE (isNotNull(`network`))
  ) AS _r ON `length` = `prefix` AND `network_2` = `network`
)
WHERE (isNotNull(`network`) OR (`hits` = 0 AND `place` = 1))
