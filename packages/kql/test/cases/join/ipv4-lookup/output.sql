SELECT `ip`, tupleElement(`ip_network`, 3) AS `network_2`, tupleElement(`ip_network`, 4) AS `site_2`, tupleElement(`ip_network`, 5) AS `floor_2`
FROM (
  WITH extractGroups(`ip`, {p1:String}) AS _s1, if(length(_s1) >= 4 AND toInt64OrZero(_s1[1]) < 256 AND toInt64OrZero(_s1[2]) < 256 AND toInt64OrZero(_s1[3]) < 256 AND toInt64OrZero(_s1[4]) < 256 AND toInt64OrZero(_s1[5]) <= 32, (toInt64OrZero(_s1[1]) * 16777216 + toInt64OrZero(_s1[2]) * 65536 + toInt64OrZero(_s1[3]) * 256 + toInt64OrZero(_s1[4])), NULL) AS _s2, if(_s1[5] = '', 32, toInt64OrZero(_s1[5])) AS _s3
  SELECT `ip_cell` AS `ip`, _s2 AS `ip_number`, _s3 AS `ip_prefix`, arrayFilter(_v1 -> ifNull(bitAnd(`ip_number`, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - least(`ip_prefix`, tupleElement(_v1, 2))))) = bitAnd(tupleElement(_v1, 1), 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - least(`ip_prefix`, tupleElement(_v1, 2))))), 0), (WITH extractGroups(`network`, {p1:String}) AS _s4, if(length(_s4) >= 4 AND toInt64OrZero(_s4[1]) < 256 AND toInt64OrZero(_s4[2]) < 256 AND toInt64OrZero(_s4[3]) < 256 AND toInt64OrZero(_s4[4]) < 256 AND toInt64OrZero(_s4[5]) <= 32, (toInt64OrZero(_s4[1]) * 16777216 + toInt64OrZero(_s4[2]) * 65536 + toInt64OrZero(_s4[3]) * 256 + toInt64OrZero(_s4[4])), NULL) AS _s5, if(_s4[5] = '', 32, toInt64OrZero(_s4[5])) AS _s6, `network_cell` AS `network`, `site_cell` AS `site`, toInt32OrNull(`floor_cell`) AS `floor`, _s5 AS `network_number`, _s6 AS `network_prefix`
  SELECT groupArray(tuple(`network_number`, `network_prefix`, `network`, `site`, `floor`)) AS `networks`
  FROM (SELECT materialize({p2:Array(String)}) AS `network_cell`, materialize({p3:Array(String)}) AS `site_cell`, materialize({p4:Array(String)}) AS `floor_cell`)
  ARRAY JOIN `network_cell`, `site_cell`, `floor_cell`
  WHERE (isNotNull(`network_number`)))) AS `ip_networks`
  FROM (SELECT materialize({p0:Array(String)}) AS `ip_cell`)
  ARRAY JOIN `ip_cell`
)
LEFT ARRAY JOIN `ip_networks` AS `ip_network`
