SELECT `Capital`
FROM (
  SELECT `Capital_2` AS `Capital` FROM (
    SELECT concat({p0:String}, {p1:String}, {p2:String}, {p3:String}) AS `Capital_2`
  )
  UNION ALL
  SELECT `Capital_3` AS `Capital` FROM (
    SELECT {p4:String} AS `Capital_3`
  )
)
ORDER BY `Capital` ASC NULLS FIRST
