WITH ({p2:Int64} - {p2:Int64}) AS _s5
SELECT ({p2:Int64} + (`from` + intDiv(_s5 - positiveModulo(_s5, {p2:Int64}), {p2:Int64})) * {p2:Int64}) AS `from_Day`, ({p2:Int64} + (`to` + intDiv(_s5 - positiveModulo(_s5, {p2:Int64}), {p2:Int64})) * {p2:Int64}) AS `to_Day`, toInt64(if(`from` = `to`, `retained`, `later`)) AS `dcount_new_values`, toInt64(`retained`) AS `dcount_retained_values`, toInt64((`size` - `retained`)) AS `dcount_churn_values`, (toFloat64(`retained`) / toFloat64(`size`)) AS `retention_rate`, (toFloat64((`size` - `retained`)) / toFloat64(`size`)) AS `churn_rate`
FROM (
  SELECT `from`, `to`, `retained`, sumIf(`retained`, `from` = `to`) OVER (PARTITION BY `from` ) AS `size`, sum(`retained`) OVER (PARTITION BY `to` ORDER BY `from` ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS `later`
  FROM (
    WITH ({p3:Int64} - {p2:Int64}) AS _s3, ({p2:Int64} - {p2:Int64}) AS _s4, tupleElement(`cell`, 3) AS `count_2`
    SELECT tupleElement(`cell`, 1) AS `from`, tupleElement(`cell`, 2) AS `to`, sum(`count_2`) AS `retained`
    FROM (
      SELECT groupArray(tuple(toInt64(`first`), toInt64(`key_0`), toInt64(`count`))) AS `cells`
      FROM (
        SELECT `first`, `key_0`, countIf((isNotNull(`Who`) AND NOT ifNull(`Who` IN (SELECT {p4:String} AS `Who_2`), 0))) AS `count`
        FROM (
          SELECT `key_0`, `Who`, min(`key_0`) OVER (PARTITION BY `Who` ) AS `first`
          FROM (
            WITH (`Day` - {p2:Int64}) AS _s1, ({p2:Int64} - {p2:Int64}) AS _s2, toInt64OrNull(`Day_cell`) AS `Day`
            SELECT (intDiv(_s1 - positiveModulo(_s1, {p2:Int64}), {p2:Int64}) - intDiv(_s2 - positiveModulo(_s2, {p2:Int64}), {p2:Int64})) AS `key_0`, `Who_cell` AS `Who`
            FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `Day_cell`)
            ARRAY JOIN `Who_cell`, `Day_cell`
            WHERE (`Day` >= {p2:Int64} AND `Day` <= {p3:Int64})
            GROUP BY `key_0`, `Who`
          )
        )
        GROUP BY `first`, `key_0`
      )
    )
    ARRAY JOIN arrayConcat(`cells`, arrayFlatten(arrayMap(_v1 -> arrayMap(_v2 -> tuple(toInt64(_v1), toInt64(_v2), toInt64(0)), range(toInt64(_v1), toInt64((intDiv(_s3 - positiveModulo(_s3, {p2:Int64}), {p2:Int64}) - intDiv(_s4 - positiveModulo(_s4, {p2:Int64}), {p2:Int64}))) + 1)), range(0, toInt64((intDiv(_s3 - positiveModulo(_s3, {p2:Int64}), {p2:Int64}) - intDiv(_s4 - positiveModulo(_s4, {p2:Int64}), {p2:Int64}))) + 1)))) AS `cell`
    GROUP BY `from`, `to`
  )
)
WHERE (`from` = intDiv(_s5 - positiveModulo(_s5, {p2:Int64}), {p2:Int64}) - intDiv(_s5 - positiveModulo(_s5, {p2:Int64}), {p2:Int64}))
