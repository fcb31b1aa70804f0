WITH toInt64OrNull(`v_cell`) AS `v`
SELECT `k_cell` AS `k`, ifNull(toInt64(sum(`v`)), 0) AS `sum`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
GROUP BY `k`
ORDER BY `sum` DESC NULLS LAST
LIMIT toUInt64({p2:Int64})
