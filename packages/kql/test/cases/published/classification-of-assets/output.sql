SELECT `TimeGenerated`, `Classification`, `SourceRegion`, `SourceType`
FROM `PurviewDataSensitivityLogs`
WHERE ((positionCaseInsensitive(ifNull(JSONExtractString(`Classification`), ''), {p0:String}) > 0)) AND ((positionCaseInsensitive(`SourceRegion`, {p1:String}) > 0)) AND ((positionCaseInsensitive(`SourceType`, {p2:String}) > 0)) AND ((`TimeGenerated` > {p3:Int64}))
