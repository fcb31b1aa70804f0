SELECT ({p2:Int64} + `key_0` * {p4:Int64}) AS `At_2`, `count`, `dcount`, `new_dcount`, sum(`new_dcount`) OVER (ORDER BY `key_0` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `all`
FROM (
  SELECT `key_0`, toInt64(sum(`events`)) AS `count`, toInt64(count(`Who`)) AS `dcount`, toInt64(countIf(`first` = `key_0` AND isNotNull(`Who`))) AS `new_dcount`
  FROM (
    SELECT `key_0`, `Who`, `events`, min(`key_0`) OVER (PARTITION BY `Who` ) AS `first`
    FROM (
      WITH (`At` - {p2:Int64}) AS _s1, toInt64OrNull(`At_cell`) AS `At`
      SELECT intDiv(_s1 - positiveModulo(_s1, {p4:Int64}), {p4:Int64}) AS `key_0`, `Who_cell` AS `Who`, toInt64(count()) AS `events`
      FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `Who_cell`, `At_cell`
      WHERE (`At` >= {p2:Int64} AND `At` <= {p3:Int64})
      GROUP BY `key_0`, `Who`
    )
  )
  GROUP BY `key_0`
)
