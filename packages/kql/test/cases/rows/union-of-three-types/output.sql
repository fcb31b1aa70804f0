WITH (NOT isNull(`v_long`)) AS `known`
SELECT `v_long`, `v_string`, CAST(`known` AS Nullable(Bool)) AS `known_2`
FROM (
  SELECT `v` AS `v_long`, '' AS `v_string` FROM (
    SELECT {p0:Int64} AS `v`
  )
  UNION ALL
  SELECT `v_2` AS `v_long`, '' AS `v_string` FROM (
    SELECT {p1:Int64} AS `v_2`
  )
  UNION ALL
  SELECT CAST(NULL AS Nullable(Int64)) AS `v_long`, `v_3` AS `v_string` FROM (
    SELECT {p2:String} AS `v_3`
  )
  UNION ALL
  SELECT `v_4` AS `v_long`, '' AS `v_string` FROM (
    SELECT {p3:Int64} AS `v_4`
  )
)
ORDER BY `v_long` ASC NULLS LAST
