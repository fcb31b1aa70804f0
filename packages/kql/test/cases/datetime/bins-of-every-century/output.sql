WITH (`t` - (`t` + 621355968000000000) % {p4:Int64}) AS _s1, toInt64OrNull(`t_cell`) AS `t`, if(isNull(_s1) AND isNull(`t`), NULL, ifNull(_s1 = `t`, 0)) AS `tick`
SELECT (`t` - (`t` + 621355968000000000) % {p1:Int64}) AS `day`, (`t` - (`t` + 621355968000000000) % {p2:Int64}) AS `hours`, (`t` - (`t` + 621355968000000000) % {p3:Int64}) AS `century`, CAST(`tick` AS Nullable(Bool)) AS `tick_2`
FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`)
ARRAY JOIN `t_cell`
