WITH `App` AS `pivoted`
SELECT `Site`, ifNull(toInt64(uniqCombined64If(17)(`User`, ifNull((`pivoted` = {p1:String}), 0))), 0) AS `IMAP`, ifNull(toInt64(uniqCombined64If(17)(`User`, ifNull((`pivoted` = {p2:String}), 0))), 0) AS `POP`, (`IMAP` + `POP`) AS `Both`
FROM `SignIns`
WHERE ((`Result` = {p0:Int64}))
GROUP BY `Site`
