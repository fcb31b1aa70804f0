SELECT `At_2`, `Site`, `count`, `dcount`, `new_dcount`, `all`
FROM (
  SELECT `Site`, `key_1`, `count`, `dcount`, `new_dcount`, sum(`new_dcount`) OVER (PARTITION BY `Site` ORDER BY `key_1` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `all`, ({p3:Int64} + `key_1` * {p5:Int64}) AS `At_2`
  FROM (
    SELECT `Site`, `key_1`, toInt64(sum(`events`)) AS `count`, toInt64(count(`Who`)) AS `dcount`, toInt64(countIf(`first` = `key_1` AND isNotNull(`Who`))) AS `new_dcount`
    FROM (
      SELECT `Site`, `key_1`, `Who`, `events`, min(`key_1`) OVER (PARTITION BY `Site`, `Who` ) AS `first`
      FROM (
        WITH (`At` - {p3:Int64}) AS _s1, toInt64OrNull(`At_cell`) AS `At`
        SELECT `Site_cell` AS `Site`, intDiv(_s1 - positiveModulo(_s1, {p5:Int64}), {p5:Int64}) AS `key_1`, `Who_cell` AS `Who`, toInt64(count()) AS `events`
        FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`, materialize({p2:Array(String)}) AS `Site_cell`)
        ARRAY JOIN `Who_cell`, `At_cell`, `Site_cell`
        WHERE (`At` >= {p3:Int64} AND `At` <= {p4:Int64})
        GROUP BY `Site`, `key_1`, `Who`
      )
    )
    GROUP BY `Site`, `key_1`
  )
)
WHERE ((`Site` = {p6:String}))
