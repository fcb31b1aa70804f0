WITH ({p2:Int64} - {p2:Int64}) AS _s3, ({p4:Int64} - {p2:Int64}) AS _s4, (`key_0` + toInt64(`offset`)) AS `shown`
SELECT ({p2:Int64} + `shown` * {p2:Int64}) AS `T_2`, toInt64(sum(`events`)) AS `count`, toInt64(uniqExact(`Id`)) AS `dcount`
FROM (
  WITH ({p2:Int64} - {p2:Int64}) AS _s1, (`T` - {p2:Int64}) AS _s2, toInt64OrNull(`T_cell`) AS `T`
  SELECT intDiv(_s2 - positiveModulo(_s2, {p2:Int64}), {p2:Int64}) AS `key_0`, `Id_cell` AS `Id`, count() AS `events`
  FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `T_cell`)
  ARRAY JOIN `Id_cell`, `T_cell`
  WHERE (`T` >= ({p2:Int64} + (intDiv(_s1 - positiveModulo(_s1, {p2:Int64}), {p2:Int64}) - greatest(1, toInt64(floor({p3:Int64} / {p2:Int64}))) + 1) * {p2:Int64}) AND `T` <= {p4:Int64})
  GROUP BY `key_0`, `Id`
)
ARRAY JOIN range(toUInt64(greatest(1, toInt64(floor({p3:Int64} / {p2:Int64}))))) AS `offset`
WHERE (`shown` >= intDiv(_s3 - positiveModulo(_s3, {p2:Int64}), {p2:Int64}) AND `shown` <= intDiv(_s4 - positiveModulo(_s4, {p2:Int64}), {p2:Int64}))
GROUP BY `shown`
