SELECT `s_cell` AS `s`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`)
ARRAY JOIN `s_cell`
WHERE (((positionCaseInsensitive(`s`, {p1:String}) > 0 AND if(length(`s`) != lengthUTF8(`s`), match(lower(`s`), materialize({p2:String})), match(lower(`s`), {p3:String})))))
