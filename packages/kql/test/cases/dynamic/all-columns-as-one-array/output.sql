WITH toInt64OrNull(`n_cell`) AS `n`, `t_cell` AS `t`, nullIf(`d_cell`, '') AS `d`
SELECT toNullable(concat('[', if(isNull(`n`), 'null', ifNull(toString(`n`), 'null')), ',', replaceAll(toJSONString(`t`), '\\/', '/'), ',', ifNull(`d`, 'null'), ']')) AS `all`
FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `d_cell`)
ARRAY JOIN `n_cell`, `t_cell`, `d_cell`
