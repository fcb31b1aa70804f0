SELECT `which`
FROM (
  SELECT `which_2` AS `which` FROM (
    SELECT {p0:String} AS `which_2`
  )
  UNION ALL
  SELECT `which_3` AS `which` FROM (
    SELECT {p1:String} AS `which_3`
  )
  UNION ALL
  SELECT `Column` AS `which` FROM (
    SELECT arrayElement({p2:Array(String)}, `cell`) AS `Column`
    FROM (
      SELECT 1
    )
    ARRAY JOIN arrayEnumerate({p2:Array(String)}) AS `cell`
  )
)
ORDER BY `which` ASC NULLS FIRST
