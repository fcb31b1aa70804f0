WITH arrayExists(_v1 -> match(`s`, concat({p1:String}, if(match(_v1, {p2:String}), {p3:String}, ''), replaceRegexpAll(_v1, '([\\\\^$.|?*+()\\[\\]{}])', '\\\\\\1'), if(match(_v1, {p4:String}), {p5:String}, ''))), (WITH `term_cell` AS `term`
SELECT groupUniqArray(`term`) AS `term_terms`
FROM (SELECT materialize({p6:Array(String)}) AS `term_cell`)
ARRAY JOIN `term_cell`)) AS `one`, arrayAll(_v2 -> match(`s`, concat({p1:String}, if(match(_v2, {p2:String}), {p3:String}, ''), replaceRegexpAll(_v2, '([\\\\^$.|?*+()\\[\\]{}])', '\\\\\\1'), if(match(_v2, {p4:String}), {p5:String}, ''))), (WITH `term_cell_2` AS `term_2`
SELECT groupUniqArray(`term_2`) AS `term_2_terms`
FROM (SELECT materialize({p6:Array(String)}) AS `term_cell_2`)
ARRAY JOIN `term_cell_2`)) AS `all`
SELECT `s_cell` AS `s`, CAST(`one` AS Nullable(Bool)) AS `one_2`, CAST(`all` AS Nullable(Bool)) AS `all_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
