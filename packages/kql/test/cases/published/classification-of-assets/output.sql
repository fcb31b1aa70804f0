WITH toString(toFloat64OrNull(`Classification`)) AS _s1
SELECT `TimeGenerated`, `Classification`, `SourceRegion`, `SourceType`
FROM `PurviewDataSensitivityLogs`
WHERE ((positionCaseInsensitive(ifNull(multiIf(match(`Classification`, '^-?[0-9]+$'), `Classification`, match(`Classification`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`Classification`)), '', isNaN(toFloat64OrNull(`Classification`)), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), JSONExtractString(`Classification`)), ''), {p0:String}) > 0)) AND ((positionCaseInsensitive(`SourceRegion`, {p1:String}) > 0)) AND ((positionCaseInsensitive(`SourceType`, {p2:String}) > 0)) AND ((`TimeGenerated` > {p3:Int64}))
