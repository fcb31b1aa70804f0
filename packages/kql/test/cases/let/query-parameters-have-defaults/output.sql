WITH `w_cell` AS `w`
SELECT toInt64OrNull(`n_cell`) AS `n`, {p3:String} AS `wanted`
FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `w_cell`)
ARRAY JOIN `n_cell`, `w_cell`
WHERE (((`n` >= {p2:Int64}) AND (`w` = {p3:String})))
