WITH ifNull(nullIf(nullIf(JSONExtractRaw(`Raw`, {p1:String}), ''), 'null'), '') AS _s1, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s1)) AS _s2, toFloat64OrNull(_s1) AS _s3
SELECT multiIf(startsWith(_s1, '"'), if(match(_s2, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s2, 3), 16, '0')))), toInt64OrNull(_s2)), _s1 = 'true', 1, _s1 = 'false', 0, toInt64OrNull(_s1) IS NOT NULL, toInt64OrNull(_s1), multiIf(isInfinite(_s3), NULL, _s3 >= 9223372036854775807., 9223372036854775807, _s3 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s3) < 9223372036854775807., toInt64(if(abs(_s3) < 9223372036854775807., _s3, 0.)), NULL)) AS `Id`
FROM `Events`
WHERE ((CAST(`_Number:Raw:Code` AS Nullable(Float64)) > {p0:Int64}))
ORDER BY `Id` ASC NULLS FIRST
