WITH ((hasToken(lower(`s`), {p1:String}) OR (length(`s`) != lengthUTF8(`s`) AND match(lower(`s`), materialize({p2:String}))))) AS `any`, ((hasToken(`s`, {p1:String}) OR (length(`s`) != lengthUTF8(`s`) AND match(`s`, materialize({p3:String}))))) AS `exact`
SELECT `s_cell` AS `s`, CAST(`any` AS Nullable(Bool)) AS `any_2`, CAST(`exact` AS Nullable(Bool)) AS `exact_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
