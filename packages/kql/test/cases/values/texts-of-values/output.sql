WITH toString(`r`) AS _s1, toNullable(concat('[', if(isNull(`b`), 'null', ifNull(if(`b`, 'true', 'false'), 'null')), ']')) AS _s2, JSONExtractString(_s2, 1) AS _s3, toFloat64OrNull(`r_cell`) AS `r`, CAST(if(`b_cell` = '', NULL, `b_cell` = 'true') AS Nullable(Bool)) AS `b`
SELECT concat({p2:String}, ifNull(multiIf(isNull(`r`), '', isNaN(`r`), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), '')) AS `x`, concat({p3:String}, multiIf(isNull(`b`), '', `b`, 'True', 'False')) AS `y`, concat({p4:String}, ifNull(if(JSONType(_s2) = 'Array', ifNull(if(match(_s3, '^-?[0-9]+$') AND JSONType(_s2, 1) = 'Double', concat(_s3, '.0'), _s3), ''), NULL), '')) AS `inside`
FROM (SELECT materialize({p0:Array(String)}) AS `r_cell`, materialize({p1:Array(String)}) AS `b_cell`)
ARRAY JOIN `r_cell`, `b_cell`
