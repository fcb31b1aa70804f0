SELECT `$table`, `x`, {p8:Int64} AS `n`
FROM (
  SELECT `$table_2` AS `$table`, `x_2` AS `x` FROM (
    SELECT {p3:String} AS `$table_2`, `x_cell` AS `x_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `x_cell`)
    ARRAY JOIN `x_cell`
    WHERE ((((hasToken(lower(`x_2`), {p1:String}) OR (length(`x_2`) != lengthUTF8(`x_2`) AND match(lower(`x_2`), materialize({p2:String})))))))
  )
  UNION ALL
  SELECT `$table_3` AS `$table`, `x_3` AS `x` FROM (
    SELECT {p5:String} AS `$table_3`, `x_cell_2` AS `x_3`
    FROM (SELECT materialize({p4:Array(String)}) AS `x_cell_2`)
    ARRAY JOIN `x_cell_2`
    WHERE ((((hasToken(lower(`x_3`), {p1:String}) OR (length(`x_3`) != lengthUTF8(`x_3`) AND match(lower(`x_3`), materialize({p2:String})))))))
  )
)
WHERE ((((hasToken(lower(`$table`), {p6:String}) OR (length(`$table`) != lengthUTF8(`$table`) AND match(lower(`$table`), materialize({p7:String}))))) OR ((hasToken(lower(`x`), {p6:String}) OR (length(`x`) != lengthUTF8(`x`) AND match(lower(`x`), materialize({p7:String})))))))
