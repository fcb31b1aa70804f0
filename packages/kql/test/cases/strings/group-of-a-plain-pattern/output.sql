WITH trim(BOTH ' \t\r\n' FROM arrayElement(extractGroups(`s`, {p1:String}), 2)) AS _s1, trim(BOTH ' \t\r\n' FROM arrayElement(extractGroups(`s`, {p4:String}), 2)) AS _s2
SELECT `s_cell` AS `s`, arrayElement(extractGroups(`s`, {p1:String}), 1) AS `all`, arrayElement(extractGroups(`s`, {p1:String}), 2) AS `none`, arrayElement(extractGroups(`s`, {p2:String}), 2) AS `beyond`, if(match(_s1, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)) AS `typed`, if(match(_s2, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s2, 3), 16, '0')))), toInt64OrNull(_s2)) AS `second`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
