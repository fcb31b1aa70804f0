WITH ifNull(`s` IN {p1:Array(String)}, 0) AS `a`, ifNull(lowerUTF8(`s`) IN {p2:Array(String)}, 0) AS `b`, (NOT ifNull(`s` IN {p3:Array(String)}, 0)) AS `c`, (hasToken(lower(`s`), {p4:String}) OR hasToken(lower(`s`), {p5:String})) AS `d`, (hasToken(lower(`s`), {p6:String}) AND hasToken(lower(`s`), {p4:String})) AS `e`
SELECT `s_cell` AS `s`, CAST(`a` AS Nullable(Bool)) AS `a_2`, CAST(`b` AS Nullable(Bool)) AS `b_2`, CAST(`c` AS Nullable(Bool)) AS `c_2`, CAST(`d` AS Nullable(Bool)) AS `d_2`, CAST(`e` AS Nullable(Bool)) AS `e_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
