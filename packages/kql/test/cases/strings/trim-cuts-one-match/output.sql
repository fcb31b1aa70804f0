SELECT `t_cell` AS `t`, replaceRegexpOne(replaceRegexpOne(`t`, {p1:String}, ''), {p2:String}, '') AS `both`, replaceRegexpOne(replaceRegexpOne(`t`, {p3:String}, ''), {p4:String}, '') AS `pair`, replaceRegexpOne(replaceRegexpOne(`t`, {p5:String}, ''), {p6:String}, '') AS `all`
FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`)
ARRAY JOIN `t_cell`
