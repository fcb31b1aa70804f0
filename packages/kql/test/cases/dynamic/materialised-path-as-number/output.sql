WITH ifNull(`_Path:Raw:Code`, '') AS _s1, ifNull(nullIf(nullIf(JSONExtractRaw(`Raw`, {p1:String}), ''), 'null'), '') AS _s2, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s2)) AS _s3, toFloat64OrNull(_s2) AS _s4
SELECT multiIf(startsWith(_s2, '"'), if(match(_s3, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s3, 3), 16, '0')))), toInt64OrNull(_s3)), _s2 = 'true', 1, _s2 = 'false', 0, toInt64OrNull(_s2) IS NOT NULL, toInt64OrNull(_s2), multiIf(isInfinite(_s4), NULL, _s4 >= 9223372036854775807., 9223372036854775807, _s4 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s4), NULL, toInt64(_s4))) AS `Id`
FROM `Events`
WHERE ((if(`_Text:Raw:Code` IN ('true', 'false'), multiIf(_s1 = 'true', 1., _s1 = 'false', 0., NULL), toFloat64OrNull(trim(BOTH ' \t\r\n' FROM `_Text:Raw:Code`))) > {p0:Int64}))
ORDER BY `Id` ASC NULLS FIRST
