WITH (`TimeGenerated` - {p4:Int64}) AS _s1, intDiv(_s1 - positiveModulo(_s1, {p2:Int64}), {p2:Int64}) AS `key_1`
SELECT ({p4:Int64} + `key_1` * {p2:Int64}) AS `TimeGenerated_2`, `Site`, toInt64(count()) AS `count_sessions`
FROM (
  SELECT `TimeGenerated`, `User`, `Site`, `Result`, lagInFrame(toNullable(`TimeGenerated`), 1, NULL) OVER (PARTITION BY `Site`, `User` ORDER BY `TimeGenerated` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
  FROM `SignIns`
  WHERE ((`Result` = {p0:Int64})) AND (`TimeGenerated` >= ({p1:Int64} - {p2:Int64}) AND `TimeGenerated` <= {p3:Int64})
)
WHERE (`TimeGenerated` >= {p1:Int64} AND (isNull(`before`) OR `TimeGenerated` - `before` >= {p2:Int64}))
GROUP BY `Site`, `key_1`
