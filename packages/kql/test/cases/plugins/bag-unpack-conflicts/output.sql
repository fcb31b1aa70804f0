SELECT `Name`, `Age`
FROM (
  SELECT `Name_4` AS `Name`, `Age_2` AS `Age` FROM (
    WITH JSONExtractString(`d`, {p1:String}) AS _s1, ifNull(nullIf(nullIf(JSONExtractRaw(`d`, {p2:String}), ''), 'null'), '') AS _s2, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s2)) AS _s3, toFloat64OrNull(_s2) AS _s4, nullIf(`d_cell`, '') AS `d`
    SELECT ifNull(if(match(_s1, '^-?[0-9]+$') AND JSONType(`d`, {p1:String}) = 'Double', concat(_s1, '.0'), _s1), '') AS `Name_4`, multiIf(startsWith(_s2, '"'), if(match(_s3, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s3, 3), 16, '0')))), toInt64OrNull(_s3)), _s2 = 'true', 1, _s2 = 'false', 0, toInt64OrNull(_s2) IS NOT NULL, toInt64OrNull(_s2), multiIf(isInfinite(_s4), NULL, _s4 >= 9223372036854775807., 9223372036854775807, _s4 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s4) < 9223372036854775807., toInt64(if(abs(_s4) < 9223372036854775807., _s4, 0.)), NULL)) AS `Age_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `d_cell`)
    ARRAY JOIN `d_cell`
  )
  UNION ALL
  SELECT `Name_5` AS `Name`, `Age_3` AS `Age` FROM (
    WITH ifNull(nullIf(nullIf(JSONExtractRaw(`d_2`, {p2:String}), ''), 'null'), '') AS _s5, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s5)) AS _s6, toFloat64OrNull(_s5) AS _s7, nullIf(`d_cell_2`, '') AS `d_2`
    SELECT `Name_cell_2` AS `Name_5`, multiIf(startsWith(_s5, '"'), if(match(_s6, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s6, 3), 16, '0')))), toInt64OrNull(_s6)), _s5 = 'true', 1, _s5 = 'false', 0, toInt64OrNull(_s5) IS NOT NULL, toInt64OrNull(_s5), multiIf(isInfinite(_s7), NULL, _s7 >= 9223372036854775807., 9223372036854775807, _s7 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s7) < 9223372036854775807., toInt64(if(abs(_s7) < 9223372036854775807., _s7, 0.)), NULL)) AS `Age_3`
    FROM (SELECT materialize({p4:Array(String)}) AS `Name_cell_2`, materialize({p0:Array(String)}) AS `d_cell_2`)
    ARRAY JOIN `Name_cell_2`, `d_cell_2`
  )
)
