WITH `App` AS `pivoted`
SELECT `Site`, toInt64(uniqExactIf(`User`, ifNull((`pivoted` = {p1:String}), 0))) AS `IMAP`, toInt64(uniqExactIf(`User`, ifNull((`pivoted` = {p2:String}), 0))) AS `POP`, (`IMAP` + `POP`) AS `Both`
FROM `SignIns`
WHERE ((`Result` = {p0:Int64}))
GROUP BY `Site`
