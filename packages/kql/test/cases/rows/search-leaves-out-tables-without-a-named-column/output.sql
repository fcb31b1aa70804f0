SELECT `$table`, `x`, `z`, concat(`x`, {p3:String}) AS `more`
FROM (
  SELECT `$table_2` AS `$table`, `x_2` AS `x`, `z_2` AS `z` FROM (
    SELECT {p2:String} AS `$table_2`, {p0:String} AS `x_2`, {p1:Int64} AS `z_2`
    WHERE ((`z_2` = {p1:Int64}))
  )
)
