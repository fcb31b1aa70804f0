WITH randCanonical({p1:String}) AS `sort_key`
SELECT toInt64(0) AS `row`
FROM (
  SELECT toInt64OrNull(`at_cell`) AS `at`
  FROM (SELECT materialize({p0:Array(String)}) AS `at_cell`)
  ARRAY JOIN `at_cell`
  LIMIT 9223372036854775807
)
ORDER BY `sort_key` ASC NULLS FIRST
LIMIT toUInt64({p2:Int64})

SELECT toInt64(count()) AS `Count`
FROM (
  SELECT 1 FROM (
    WITH toInt64OrNull(`row_2_cell`) AS `row_2`
    SELECT 1
    FROM (SELECT materialize({st_0:Array(String)}) AS `row_2_cell`)
    ARRAY JOIN `row_2_cell`
  )
  UNION ALL
  SELECT 1 FROM (
    WITH toInt64OrNull(`row_4_cell`) AS `row_4`
    SELECT 1
    FROM (SELECT materialize({st_0:Array(String)}) AS `row_4_cell`)
    ARRAY JOIN `row_4_cell`
  )
)
