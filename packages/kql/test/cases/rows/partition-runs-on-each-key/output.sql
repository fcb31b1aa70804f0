SELECT ifNull(toInt64(sum(`v`)), 0) AS `sum`, toInt64(count()) AS `count`, anyIf(`k`, notEmpty(`k`)) AS `k_2`
FROM (
  SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `partition_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
  ARRAY JOIN `k_cell`, `v_cell`
  ORDER BY `v` DESC NULLS LAST
  LIMIT toUInt64({p2:Int64}) BY `partition_key`
)
GROUP BY `partition_key`
