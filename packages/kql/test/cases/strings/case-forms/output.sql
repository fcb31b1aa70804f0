WITH (lower(`s`) = {p1:String}) AS `eq`, (position(`s`, {p2:String}) > 0) AS `cs`, (NOT positionCaseInsensitive(`s`, {p3:String}) > 0) AS `ci`, (startsWith(lower(`s`), {p4:String})) AS `st`
SELECT `s_cell` AS `s`, CAST(`eq` AS Nullable(Bool)) AS `eq_2`, CAST(`cs` AS Nullable(Bool)) AS `cs_2`, CAST(`ci` AS Nullable(Bool)) AS `ci_2`, CAST(`st` AS Nullable(Bool)) AS `st_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
