SELECT ({p2:Int64} + `shown` * {p4:Int64}) AS `At_2`, `inner`, `outer`, (toFloat64(`inner`) / toFloat64(`outer`)) AS `activity_ratio`
FROM (
  WITH ({p5:Int64} - {p2:Int64}) AS _s2
  SELECT (`key_0` + toInt64(`offset`)) AS `shown`, toInt64(uniqExactIf(`Who`, `offset` = 0)) AS `inner`, toInt64(uniqExact(`Who`)) AS `outer`
  FROM (
    WITH (`At` - {p2:Int64}) AS _s1, toInt64OrNull(`At_cell`) AS `At`
    SELECT intDiv(_s1 - positiveModulo(_s1, {p4:Int64}), {p4:Int64}) AS `key_0`, `Who_cell` AS `Who`
    FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`)
    ARRAY JOIN `Who_cell`, `At_cell`
    WHERE (`At` >= ({p2:Int64} + (1 - greatest(1, toInt64(floor({p3:Int64} / {p4:Int64})))) * {p4:Int64}) AND `At` <= {p5:Int64})
    GROUP BY `key_0`, `Who`
  )
  ARRAY JOIN range(toUInt64(greatest(1, toInt64(floor({p3:Int64} / {p4:Int64}))))) AS `offset`
  WHERE (`shown` >= 0 AND `shown` <= intDiv(_s2 - positiveModulo(_s2, {p4:Int64}), {p4:Int64}))
  GROUP BY `shown`
)
WHERE (`inner` > 0)
