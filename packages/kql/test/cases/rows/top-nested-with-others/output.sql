WITH toUInt8(0 OR NOT `mark` = 1) AS `is_other`
SELECT if(NOT 0 AND `mark` = 1, `k_2`, {p3:String}) AS `k_6`, ifNull(toInt64(sum(`v`)), 0) AS `sum_2`
FROM (
  SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `k_2`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
  ARRAY JOIN `k_cell`, `v_cell`
) AS _l
LEFT JOIN (
  WITH `k_cell_2` AS `k_3`, toInt64OrNull(`v_cell_2`) AS `v_2`, `k_3` AS `k_4`, ifNull(toInt64(sum(`v_2`)), 0) AS `sum`, `sum` AS `rank`
  SELECT `k_4` AS `k_5`, 1 AS `mark`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
  ARRAY JOIN `k_cell_2`, `v_cell_2`
  GROUP BY `k_5`
  ORDER BY `rank` DESC NULLS LAST
  LIMIT toUInt64({p2:Int64})
) AS _r ON `k_2` = `k_5`
GROUP BY `k_6`, `is_other`
