WITH extractAllGroupsVertical(concat(`line`, '\n'), {p2:String}) AS _s1, `line_cell` AS `line`
SELECT toInt64OrNull(`id_cell`) AS `id`, concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\/', '/'), arrayMap(_g -> if(_g[1] != '', replaceAll(_g[1], '""', '"'), _g[2]), arraySlice(_s1, 1, arrayFirstIndex(_g -> _g[3] != ',', _s1)))), ','), ']') AS `fields`
FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `line_cell`)
ARRAY JOIN `id_cell`, `line_cell`
