WITH lagInFrame(toNullable(`key_0`), 1, NULL) OVER (ORDER BY `key_0` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `bin`, lagInFrame(toNullable(`dcount_values`), 1, NULL) OVER (ORDER BY `key_0` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `count`, if(ifNull(`bin` = `key_0` - 1, 0), assumeNotNull(`count`), 0) AS `base`
SELECT ({p2:Int64} + `key_0` * {p4:Int64}) AS `At_2`, `dcount_values`, (`dcount_values` - `retained`) AS `dcount_newvalues`, (toFloat64(`retained`) / toFloat64(`base`)) AS `retention_rate`, (toFloat64((`base` - `retained`)) / toFloat64(`base`)) AS `churn_rate`
FROM (
  SELECT `key_0`, toInt64(count(`Who`)) AS `dcount_values`, toInt64(countIf(`before` = `key_0` - 1 AND isNotNull(`Who`))) AS `retained`
  FROM (
    SELECT `key_0`, `Who`, lagInFrame(toNullable(`key_0`), 1, NULL) OVER (PARTITION BY `Who` ORDER BY `key_0` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
    FROM (
      WITH (`At` - {p2:Int64}) AS _s1, toInt64OrNull(`At_cell`) AS `At`
      SELECT intDiv(_s1 - positiveModulo(_s1, {p4:Int64}), {p4:Int64}) AS `key_0`, `Who_cell` AS `Who`
      FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `Who_cell`, `At_cell`
      WHERE (`At` >= {p2:Int64} AND `At` <= {p3:Int64})
      GROUP BY `key_0`, `Who`
    )
  )
  GROUP BY `key_0`
)
