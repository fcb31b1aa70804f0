WITH toInt64OrNull(`n_cell`) AS `n`, `t_cell` AS `t`, anyIf(`t`, notEmpty(`t`)) AS `t_2`, anyIf(ifNull(toString(`n`), ''), notEmpty(ifNull(toString(`n`), ''))) AS `both`, groupArrayIf(1048576)(assumeNotNull(`n`), isNotNull(`n`)) AS `make_list_elements`
SELECT `g_cell` AS `g`, any(toNullable(`n`)) AS `n_2`, concat({p3:String}, `t_2`, {p4:String}) AS `t_3`, concat({p3:String}, `both`, {p4:String}) AS `both_2`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull(_v1), 'null', ifNull(toString(_v1), 'null'))), `make_list_elements`), ','), ']')) AS `make_list`
FROM (SELECT materialize({p0:Array(String)}) AS `g_cell`, materialize({p1:Array(String)}) AS `n_cell`, materialize({p2:Array(String)}) AS `t_cell`)
ARRAY JOIN `g_cell`, `n_cell`, `t_cell`
GROUP BY `g`
