WITH `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `pivoted`, ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p2:String}), 0))), 0) AS `a\nb`, ifNull(toInt64(sumIf(`v`, ifNull((`pivoted` = {p3:String}), 0))), 0) AS `c`
SELECT (`a\nb` + `c`) AS `total`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
