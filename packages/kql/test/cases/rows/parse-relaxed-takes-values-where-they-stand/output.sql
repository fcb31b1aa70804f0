WITH trim(BOTH ' \t\r\n' FROM arrayElement(`parsed`, 1)) AS _s1, trim(BOTH ' \t\r\n' FROM arrayElement(`parsed`, 2)) AS _s2, `line_cell` AS `line`, extractGroups(`line`, {p1:String}) AS `parsed`, notEmpty(`parsed`) AS `is_parsed`
SELECT arrayElement(`parsed`, 3) AS `name`, if(`is_parsed`, if(match(_s1, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)), CAST(NULL AS Nullable(Int64))) AS `id`, if(`is_parsed`, if(match(_s2, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s2, 3), 16, '0')))), toInt64OrNull(_s2)), CAST(NULL AS Nullable(Int64))) AS `size`
FROM (SELECT materialize({p0:Array(String)}) AS `line_cell`)
ARRAY JOIN `line_cell`
