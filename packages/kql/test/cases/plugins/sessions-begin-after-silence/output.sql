WITH (`Tick` - toInt64(0)) AS _s1, intDiv(_s1 - positiveModulo(_s1, {p3:Int64}), {p3:Int64}) AS `key_0`
SELECT (toInt64(0) + `key_0` * {p3:Int64}) AS `Tick_2`, toInt64(count()) AS `count_sessions`
FROM (
  SELECT `Id_cell` AS `Id`, toInt64OrNull(`Tick_cell`) AS `Tick`, lagInFrame(toNullable(`Tick`), 1, NULL) OVER (PARTITION BY `Id` ORDER BY `Tick` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
  FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `Tick_cell`)
  ARRAY JOIN `Id_cell`, `Tick_cell`
  WHERE (`Tick` >= ({p2:Int64} - {p3:Int64}) AND `Tick` <= {p4:Int64})
)
WHERE (`Tick` >= {p2:Int64} AND (isNull(`before`) OR `Tick` - `before` >= {p3:Int64}))
GROUP BY `key_0`
