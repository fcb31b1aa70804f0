SELECT `source_`, `k`, `y`
FROM (
  SELECT `source__2` AS `source_`, '' AS `k`, `y_2` AS `y` FROM (
    WITH {p0:Int64} AS `x`
    SELECT {p2:String} AS `source__2`, {p1:Int64} AS `y_2`
    WHERE ((`x` = {p0:Int64}))
  )
)
