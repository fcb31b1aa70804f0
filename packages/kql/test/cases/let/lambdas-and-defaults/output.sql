SELECT toInt64OrNull(`v_cell`) AS `v`, (`v` * {p1:Int64}) AS `w`, (`v` * {p2:Int64}) AS `u`
FROM (SELECT materialize({p0:Array(String)}) AS `v_cell`)
ARRAY JOIN `v_cell`
WHERE ((`v` >= ((WITH toInt64OrNull(`v_cell_2`) AS `v_2`
SELECT min(toNullable(`v_2`)) AS `min`
FROM (SELECT materialize({p0:Array(String)}) AS `v_cell_2`)
ARRAY JOIN `v_cell_2`
LIMIT 1) + {p1:Int64})))
