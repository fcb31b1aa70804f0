WITH `k_cell` AS `k`, `v_cell` AS `v`, `k` AS `pivoted`
SELECT `d_cell` AS `d`, anyIf(`v`, ifNull((`pivoted` = {p3:String}), 0)) AS `x`, anyIf(`v`, ifNull((`pivoted` = {p4:String}), 0)) AS `y`
FROM (SELECT materialize({p0:Array(String)}) AS `d_cell`, materialize({p1:Array(String)}) AS `k_cell`, materialize({p2:Array(String)}) AS `v_cell`)
ARRAY JOIN `d_cell`, `k_cell`, `v_cell`
GROUP BY `d`
ORDER BY `d` ASC NULLS FIRST
