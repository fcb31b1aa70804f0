SELECT `s_cell` AS `s`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
WHERE (((hasToken(lower(`s`), {p1:String}) OR (length(`s`) != lengthUTF8(`s`) AND match(lower(`s`), materialize({p2:String}))))))
