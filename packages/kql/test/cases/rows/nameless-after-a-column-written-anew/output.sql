WITH trim(BOTH ' \t\r\n' FROM arrayElement(`pair_values`, indexOf(`pair_keys`, {p2:String}))) AS _s1, `s` AS `text`, extractAllGroupsVertical(`text`, {p1:String}) AS `pairs`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> concat('', _g[1]), `pairs`)) AS `pair_keys`, arrayMap(_g -> concat('', trim(BOTH ' \t\r\n' FROM _g[2])), `pairs`) AS `pair_values`
SELECT `s_cell` AS `s`, if(match(_s1, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)) AS `a_2`, {p4:Int64} AS `Column1`, {p5:Int64} AS `n`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
