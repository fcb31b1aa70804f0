SELECT `Name`, `x_long1`, `x_int`, `x_long`
FROM (
  SELECT `Name_2` AS `Name`, `x` AS `x_long1`, `x_int_2` AS `x_int`, `x_long_3` AS `x_long` FROM (
    SELECT {p1:String} AS `Name_2`, {p0:Int64} AS `x`, CAST(NULL AS Nullable(Int32)) AS `x_int_2`, CAST(NULL AS Nullable(Int64)) AS `x_long_3`
  )
  UNION ALL
  SELECT `Name_3` AS `Name`, `x_long1_2` AS `x_long1`, `x_2` AS `x_int`, `x_long_4` AS `x_long` FROM (
    SELECT {p3:String} AS `Name_3`, CAST(NULL AS Nullable(Int64)) AS `x_long1_2`, toInt32({p2:Int64}) AS `x_2`, CAST(NULL AS Nullable(Int64)) AS `x_long_4`
  )
  UNION ALL
  SELECT `Name_4` AS `Name`, `x_long1_3` AS `x_long1`, `x_int_3` AS `x_int`, `x_long_2` AS `x_long` FROM (
    SELECT {p5:String} AS `Name_4`, CAST(NULL AS Nullable(Int64)) AS `x_long1_3`, CAST(NULL AS Nullable(Int32)) AS `x_int_3`, {p4:Int64} AS `x_long_2`
  )
)
ORDER BY `Name` ASC NULLS FIRST
