SELECT `Name`, `x_long`, `x_int`, `x_long1`
FROM (
  SELECT `Name_2` AS `Name`, `x` AS `x_long`, CAST(NULL AS Nullable(Int32)) AS `x_int`, CAST(NULL AS Nullable(Int64)) AS `x_long1` FROM (
    SELECT {p1:String} AS `Name_2`, {p0:Int64} AS `x`
  )
  UNION ALL
  SELECT `Name_3` AS `Name`, CAST(NULL AS Nullable(Int64)) AS `x_long`, `x_2` AS `x_int`, CAST(NULL AS Nullable(Int64)) AS `x_long1` FROM (
    SELECT {p3:String} AS `Name_3`, toInt32({p2:Int64}) AS `x_2`
  )
  UNION ALL
  SELECT `Name_4` AS `Name`, CAST(NULL AS Nullable(Int64)) AS `x_long`, CAST(NULL AS Nullable(Int32)) AS `x_int`, `x_long_2` AS `x_long1` FROM (
    SELECT {p5:String} AS `Name_4`, {p4:Int64} AS `x_long_2`
  )
)
ORDER BY `Name` ASC NULLS FIRST
