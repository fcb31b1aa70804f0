SELECT `t_cell` AS `t`, replaceRegexpOne(replaceRegexpOne(`t`, {p1:String}, ''), {p2:String}, '') AS `both`, replaceRegexpOne(`t`, {p3:String}, '') AS `start`, replaceRegexpOne(`t`, {p4:String}, '') AS `end_`, replaceRegexpOne(replaceRegexpOne(`t`, {p5:String}, ''), {p6:String}, '') AS `pair`, replaceRegexpOne(replaceRegexpOne(`t`, {p7:String}, ''), {p8:String}, '') AS `none`
FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`)
ARRAY JOIN `t_cell`
