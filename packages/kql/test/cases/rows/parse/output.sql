WITH trim(BOTH ' \t\r\n' FROM arrayElement(`parsed`, 2)) AS _s1, extractGroups(`s`, {p1:String}) AS `parsed`, notEmpty(`parsed`) AND isNotNull(if(match(_s1, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1))) AS `is_parsed`
SELECT `s_cell` AS `s`, if(`is_parsed`, arrayElement(`parsed`, 1), '') AS `user`, if(`is_parsed`, if(match(_s1, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)), CAST(NULL AS Nullable(Int64))) AS `id`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
