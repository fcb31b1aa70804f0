SELECT toInt64OrNull(`v_cell`) AS `v`
FROM (SELECT materialize({p0:Array(String)}) AS `v_cell`)
ARRAY JOIN `v_cell`
ORDER BY `v` DESC NULLS LAST
