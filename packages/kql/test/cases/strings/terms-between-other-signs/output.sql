WITH ((hasToken(lower(`s`), {p1:String}) OR (length(`s`) - lengthUTF8(`s`) > 0 AND match(`s`, {p2:String})))) AS `any`, ((hasToken(`s`, {p1:String}) OR (length(`s`) - lengthUTF8(`s`) > 0 AND match(`s`, {p3:String})))) AS `exact`
SELECT `s_cell` AS `s`, CAST(`any` AS Nullable(Bool)) AS `any_2`, CAST(`exact` AS Nullable(Bool)) AS `exact_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
