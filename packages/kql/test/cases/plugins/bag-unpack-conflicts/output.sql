SELECT `Name`, `Age`
FROM (
  SELECT `Name_4` AS `Name`, `Age_2` AS `Age` FROM (
    WITH ifNull(nullIf(nullIf(JSONExtractRaw(`d`, {p2:String}), ''), 'null'), '') AS _s1, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s1)) AS _s2, toFloat64OrNull(_s1) AS _s3, nullIf(`d_cell`, '') AS `d`
    SELECT ifNull(JSONExtractString(`d`, {p1:String}), '') AS `Name_4`, multiIf(startsWith(_s1, '"'), if(match(_s2, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s2, 3), 16, '0')))), toInt64OrNull(_s2)), _s1 = 'true', 1, _s1 = 'false', 0, toInt64OrNull(_s1) IS NOT NULL, toInt64OrNull(_s1), multiIf(isInfinite(_s3), NULL, _s3 >= 9223372036854775807., 9223372036854775807, _s3 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s3), NULL, toInt64(_s3))) AS `Age_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `d_cell`)
    ARRAY JOIN `d_cell`
  )
  UNION ALL
  SELECT `Name_5` AS `Name`, `Age_3` AS `Age` FROM (
    WITH ifNull(nullIf(nullIf(JSONExtractRaw(`d_2`, {p2:String}), ''), 'null'), '') AS _s4, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s5, toFloat64OrNull(_s4) AS _s6, nullIf(`d_cell_2`, '') AS `d_2`
    SELECT `Name_cell_2` AS `Name_5`, multiIf(startsWith(_s4, '"'), if(match(_s5, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s5, 3), 16, '0')))), toInt64OrNull(_s5)), _s4 = 'true', 1, _s4 = 'false', 0, toInt64OrNull(_s4) IS NOT NULL, toInt64OrNull(_s4), multiIf(isInfinite(_s6), NULL, _s6 >= 9223372036854775807., 9223372036854775807, _s6 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s6), NULL, toInt64(_s6))) AS `Age_3`
    FROM (SELECT materialize({p4:Array(String)}) AS `Name_cell_2`, materialize({p0:Array(String)}) AS `d_cell_2`)
    ARRAY JOIN `Name_cell_2`, `d_cell_2`
  )
)
