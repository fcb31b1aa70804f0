WITH (WITH toInt64OrNull(`v_cell_3`) AS `v_3`
SELECT ifNull(toInt64(sum(`v_3`)), 0) AS `sum`
FROM (SELECT materialize({p1:Array(String)}) AS `v_cell_3`)
ARRAY JOIN `v_cell_3`
LIMIT 1) AS _s1
SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, intDivOrNull((`v` * {p2:Int64}), _s1) AS `share`, {p3:String} AS `names`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
WHERE ((`v` < (WITH toInt64OrNull(`v_cell_2`) AS `v_2`
SELECT max(toNullable(`v_2`)) AS `max`
FROM (SELECT materialize({p1:Array(String)}) AS `v_cell_2`)
ARRAY JOIN `v_cell_2`
LIMIT 1)))
ORDER BY `v` ASC NULLS FIRST
