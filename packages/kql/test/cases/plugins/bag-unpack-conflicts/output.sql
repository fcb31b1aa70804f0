SELECT `Name`, `Age`
FROM (
  SELECT `Name_4` AS `Name`, `Age_2` AS `Age` FROM (
    WITH JSONExtractString(`d`, {p1:String}) AS _s1, ifNull(JSONExtractRaw(`d`, {p2:String}), '') AS _s2, toInt64OrNull(_s2) AS _s3, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s2)) AS _s4, toFloat64OrNull(_s2) AS _s5, nullIf(`d_cell`, '') AS `d`
    SELECT ifNull(if(match(_s1, '^-?[0-9]+$') AND JSONType(`d`, {p1:String}) = 'Double', concat(_s1, '.0'), _s1), '') AS `Name_4`, multiIf(_s3 IS NOT NULL, _s3, startsWith(_s2, '"'), if(match(_s4, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s4, 3), 16, '0')))), toInt64OrNull(_s4)), _s2 = 'true', 1, _s2 = 'false', 0, multiIf(isInfinite(_s5), NULL, _s5 >= 9223372036854775807., 9223372036854775807, _s5 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s5) < 9223372036854775807., toInt64(if(abs(_s5) < 9223372036854775807., _s5, 0.)), NULL)) AS `Age_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `d_cell`)
    ARRAY JOIN `d_cell`
  )
  UNION ALL
  SELECT `Name_5` AS `Name`, `Age_3` AS `Age` FROM (
    WITH ifNull(JSONExtractRaw(`d_2`, {p2:String}), '') AS _s6, toInt64OrNull(_s6) AS _s7, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s6)) AS _s8, toFloat64OrNull(_s6) AS _s9, nullIf(`d_cell_2`, '') AS `d_2`
    SELECT `Name_cell_2` AS `Name_5`, multiIf(_s7 IS NOT NULL, _s7, startsWith(_s6, '"'), if(match(_s8, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s8, 3), 16, '0')))), toInt64OrNull(_s8)), _s6 = 'true', 1, _s6 = 'false', 0, multiIf(isInfinite(_s9), NULL, _s9 >= 9223372036854775807., 9223372036854775807, _s9 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s9) < 9223372036854775807., toInt64(if(abs(_s9) < 9223372036854775807., _s9, 0.)), NULL)) AS `Age_3`
    FROM (SELECT materialize({p4:Array(String)}) AS `Name_cell_2`, materialize({p0:Array(String)}) AS `d_cell_2`)
    ARRAY JOIN `Name_cell_2`, `d_cell_2`
  )
)
