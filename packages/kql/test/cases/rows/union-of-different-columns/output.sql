SELECT `From`, `a`, `b`
FROM (
  SELECT `From_2` AS `From`, `a_2` AS `a`, '' AS `b` FROM (
    SELECT {p1:String} AS `From_2`, {p0:Int64} AS `a_2`
  )
  UNION ALL
  SELECT `From_3` AS `From`, `a_3` AS `a`, `b_2` AS `b` FROM (
    SELECT {p4:String} AS `From_3`, {p2:Int64} AS `a_3`, {p3:String} AS `b_2`
  )
)
