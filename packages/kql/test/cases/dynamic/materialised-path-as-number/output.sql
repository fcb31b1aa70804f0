WITH ifNull(JSONExtractRaw(`Raw`, {p1:String}), '') AS _s1, toInt64OrNull(_s1) AS _s2, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s1)) AS _s3, toFloat64OrNull(_s1) AS _s4
SELECT multiIf(_s2 IS NOT NULL, _s2, startsWith(_s1, '"'), if(match(_s3, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s3, 3), 16, '0')))), toInt64OrNull(_s3)), _s1 = 'true', 1, _s1 = 'false', 0, multiIf(isInfinite(_s4), NULL, _s4 >= 9223372036854775807., 9223372036854775807, _s4 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s4) < 9223372036854775807., toInt64(if(abs(_s4) < 9223372036854775807., _s4, 0.)), NULL)) AS `Id`
FROM `Events`
WHERE ((CAST(`_Number:Raw:Code` AS Nullable(Float64)) > {p0:Int64}))
ORDER BY `Id` ASC NULLS FIRST
