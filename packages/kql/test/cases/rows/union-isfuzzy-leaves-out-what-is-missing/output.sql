SELECT toInt64(count()) AS `count`, ifNull(toInt64(sum(`x`)), 0) AS `sum`
FROM (
  SELECT `x_2` AS `x` FROM (
    SELECT {p0:Int64} AS `x_2`
  )
  UNION ALL
  SELECT `x_3` AS `x` FROM (
    SELECT {p0:Int64} AS `x_3`
  )
  UNION ALL
  SELECT `x_4` AS `x` FROM (
    SELECT {p0:Int64} AS `x_4`
  )
)
