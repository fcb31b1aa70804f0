WITH ifNull(`g`, -1) AS _s1, toInt64OrNull(`g_cell`) AS `g`
SELECT toInt64OrNull(`n_cell`) AS `n`, arrayElement(extractGroups({p2:String}, {p3:String}), if(_s1 < 0, 1000000, _s1 + 1)) AS `a`, arrayElement(extractGroups({p2:String}, {p3:String}), 1000000) AS `b`, arrayElement(extractGroups({p2:String}, {p4:String}), 1) AS `c`
FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `g_cell`)
ARRAY JOIN `n_cell`, `g_cell`
ORDER BY `n` ASC NULLS FIRST
