SELECT `t_cell` AS `t`, toInt64OrNull(`n_cell`) AS `n`
FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`, materialize({p1:Array(String)}) AS `n_cell`)
ARRAY JOIN `t_cell`, `n_cell`
WHERE ((((hasToken(lower(`t`), {p2:String}) OR hasToken(lower(`t`), {p3:String}) OR (length(`t`) != lengthUTF8(`t`) AND match(lower(`t`), materialize({p4:String}))))) AND (`n` < {p5:Int64})))
