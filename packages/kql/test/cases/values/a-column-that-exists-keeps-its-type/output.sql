SELECT toInt64OrNull(`l_cell`) AS `l`, nullIf(`d_cell`, '') AS `d`, {p3:Float64} AS `c`, `s_cell` AS `s`, (`l` + {p4:Int64}) AS `f`, if(ifNull(JSONType(`d`) = 'Array', 0), toInt64(JSONLength(ifNull(`d`, ''))), NULL) AS `g`, (`c` * {p5:Int64}) AS `h`, toInt64(lengthUTF8(`s`)) AS `i`
FROM (SELECT materialize({p0:Array(String)}) AS `l_cell`, materialize({p1:Array(String)}) AS `d_cell`, materialize({p2:Array(String)}) AS `s_cell`)
ARRAY JOIN `l_cell`, `d_cell`, `s_cell`
