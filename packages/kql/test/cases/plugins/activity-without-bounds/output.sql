WITH lagInFrame(toNullable(`key_1`), 1, NULL) OVER (PARTITION BY `Site` ORDER BY `key_1` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `bin`, lagInFrame(toNullable(`dcount_values`), 1, NULL) OVER (PARTITION BY `Site` ORDER BY `key_1` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `count`, if(ifNull(`bin` = `key_1` - 1, 0), assumeNotNull(`count`), 0) AS `base`
SELECT ((WITH toInt64OrNull(`At_cell`) AS `At`
SELECT min(`At`) AS `first_point`
FROM (SELECT materialize({p1:Array(String)}) AS `At_cell`)
ARRAY JOIN `At_cell`) + `key_1` * {p3:Int64}) AS `At_2`, `Site`, `dcount_values`, (`dcount_values` - `retained`) AS `dcount_newvalues`, (toFloat64(`retained`) / toFloat64(`base`)) AS `retention_rate`, (toFloat64((`base` - `retained`)) / toFloat64(`base`)) AS `churn_rate`
FROM (
  SELECT `Site`, `key_1`, toInt64(count(`Who`)) AS `dcount_values`, toInt64(countIf(`before` = `key_1` - 1 AND isNotNull(`Who`))) AS `retained`
  FROM (
    SELECT `Site`, `key_1`, `Who`, lagInFrame(toNullable(`key_1`), 1, NULL) OVER (PARTITION BY `Site`, `Who` ORDER BY `key_1` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
    FROM (
      WITH (`At` - (WITH toInt64OrNull(`At_cell`) AS `At`
      SELECT min(`At`) AS `first_point`
      FROM (SELECT materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `At_cell`)) AS _s1, toInt64OrNull(`At_cell`) AS `At`
      SELECT `Site_cell` AS `Site`, intDiv(_s1 - positiveModulo(_s1, {p3:Int64}), {p3:Int64}) AS `key_1`, `Who_cell` AS `Who`
      FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`, materialize({p2:Array(String)}) AS `Site_cell`)
      ARRAY JOIN `Who_cell`, `At_cell`, `Site_cell`
      WHERE (`At` >= (WITH toInt64OrNull(`At_cell`) AS `At`
      SELECT min(`At`) AS `first_point`
      FROM (SELECT materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `At_cell`) AND `At` <= (WITH toInt64OrNull(`At_cell`) AS `At`
      SELECT max(`At`) AS `last_point`
      FROM (SELECT materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `At_cell`))
      GROUP BY `Site`, `key_1`, `Who`
    )
  )
  GROUP BY `Site`, `key_1`
)
