WITH `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `pivoted`
SELECT ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p2:String}), 0))), 0) AS `a`, ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p3:String}), 0))), 0) AS `b`, (toFloat64((`a` * {p4:Float64})) / toFloat64(toFloat64((WITH `k_cell_2` AS `k_2`, toInt64OrNull(`v_cell_2`) AS `v_2`, `k_2` AS `pivoted_2`, ifNull(toInt64(sumIf(`v_2`, ifNull((`pivoted_2` = {p2:String}), 0))), 0) AS `a_2`, ifNull(toInt64(sumIf(`v_2`, ifNull((`pivoted_2` = {p3:String}), 0))), 0) AS `b_2`
SELECT (`a_2` + `b_2`) AS `Column1`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
ARRAY JOIN `k_cell_2`, `v_cell_2`
LIMIT 1)))) AS `Share`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
