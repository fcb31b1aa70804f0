WITH _let1 AS MATERIALIZED (
  WITH `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `pivoted`
  SELECT ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p3:String}), 0))), 0) AS `a`, ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p4:String}), 0))), 0) AS `b`
  FROM (SELECT materialize({p1:Array(String)}) AS `k_cell`, materialize({p2:Array(String)}) AS `v_cell`)
  ARRAY JOIN `k_cell`, `v_cell`
)
SELECT `a` AS `a_2`, `b` AS `b_2`, (toFloat64((`a_2` * {p0:Float64})) / toFloat64(toFloat64((WITH `a` AS `a_3`, `b` AS `b_3`
SELECT (`a_3` + `b_3`) AS `Column1`
FROM _let1
LIMIT 1)))) AS `Share`
FROM _let1
