WITH (`bin` + toInt64(`offset`)) AS `shown`, quantileExact(0.499999999999)(toNullable(toFloat64(`of`))) AS `found`
SELECT (toInt64(0) + `shown` * {p2:Int64}) AS `I_2`, `found` AS `rolling`
FROM (
  WITH (`I` - toInt64(0)) AS _s1
  SELECT toFloat64OrNull(`V_cell`) AS `V`, toInt64OrNull(`I_cell`) AS `I`, intDiv(_s1 - positiveModulo(_s1, {p2:Int64}), {p2:Int64}) AS `bin`, `V` AS `of`, max(`bin`) OVER () AS `last`
  FROM (SELECT materialize({p0:Array(String)}) AS `V_cell`, materialize({p1:Array(String)}) AS `I_cell`)
  ARRAY JOIN `V_cell`, `I_cell`
  WHERE (isNotNull(`bin`))
)
ARRAY JOIN range(2) AS `offset`
WHERE (`shown` <= `last`)
GROUP BY `shown`
