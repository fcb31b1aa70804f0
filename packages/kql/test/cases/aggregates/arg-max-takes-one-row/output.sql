WITH toInt64OrNull(`t_cell`) AS `t`, `a_cell` AS `a`, toInt64OrNull(`n_cell`) AS `n`
SELECT `k_cell` AS `k`, max(toNullable(`t`)) AS `t_2`, argMax(`a`, ifNull(toInt64(`t`), toInt64(-9223372036854775808))) AS `a_2`, if(argMax(isNotNull(`n`), ifNull(toInt64(`t`), toInt64(-9223372036854775808))), argMax(assumeNotNull(`n`), ifNull(toInt64(`t`), toInt64(-9223372036854775808))), NULL) AS `n_2`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `a_cell`, materialize({p3:Array(String)}) AS `n_cell`)
ARRAY JOIN `k_cell`, `t_cell`, `a_cell`, `n_cell`
GROUP BY `k`
