WITH (`bin` + toInt64(`offset`)) AS `shown`, quantileExact(0.499999999999)(toNullable(toInt64(`of`))) AS `found`
SELECT (toInt64(0) + `shown` * {p2:Int64}) AS `at_2`, toInt32(`found`) AS `rolling`, (`rolling` + {p3:Int32}) AS `more`
FROM (
  WITH (`at` - toInt64(0)) AS _s1
  SELECT toInt64OrNull(`at_cell`) AS `at`, toInt32OrNull(`n_cell`) AS `n`, intDiv(_s1 - positiveModulo(_s1, {p2:Int64}), {p2:Int64}) AS `bin`, `n` AS `of`, max(`bin`) OVER () AS `last`
  FROM (SELECT materialize({p0:Array(String)}) AS `at_cell`, materialize({p1:Array(String)}) AS `n_cell`)
  ARRAY JOIN `at_cell`, `n_cell`
  WHERE (isNotNull(`bin`))
)
ARRAY JOIN range(2) AS `offset`
WHERE (`shown` <= `last`)
GROUP BY `shown`
