WITH toInt64OrNull(`t_cell`) AS `t`, `a_cell` AS `a`, toInt64OrNull(`n_cell`) AS `n`, if(count(`t`) > 0, argMax(tuple(`t`, `a`, `n`), `t`), any(tuple(`t`, `a`, `n`))) AS `row`
SELECT `k_cell` AS `k`, tupleElement(`row`, 1) AS `t_2`, tupleElement(`row`, 2) AS `a_2`, tupleElement(`row`, 3) AS `n_2`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `a_cell`, materialize({p3:Array(String)}) AS `n_cell`)
ARRAY JOIN `k_cell`, `t_cell`, `a_cell`, `n_cell`
GROUP BY `k`
