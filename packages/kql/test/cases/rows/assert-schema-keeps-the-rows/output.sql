SELECT toInt64OrNull(`b_cell`) AS `b`
FROM (SELECT materialize({p0:Array(String)}) AS `b_cell`)
ARRAY JOIN `b_cell`
