SELECT `$table`, `x_long`, `x_string`, `y`, `z`, concat(`x_string`, {p3:String}) AS `more`
FROM (
  SELECT `$table_2` AS `$table`, CAST(NULL AS Nullable(Int64)) AS `x_long`, `x` AS `x_string`, CAST(NULL AS Nullable(Int64)) AS `y`, `z_2` AS `z` FROM (
    SELECT {p2:String} AS `$table_2`, {p0:String} AS `x`, {p1:Int64} AS `z_2`
    WHERE ((`z_2` = {p1:Int64}))
  )
)
