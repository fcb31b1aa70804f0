SELECT `position`, `at` AS `at_2`, `what` AS `what_2`, CAST((`what` = {p2:String}) AS Nullable(Bool)) AS `step_0`, CAST((`what` = {p3:String}) AS Nullable(Bool)) AS `step_1`, `at` AS `step_2`
FROM (
  SELECT `at`, `what`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`at_cell`) AS `at`, `what_cell` AS `what`
    FROM (SELECT materialize({p0:Array(String)}) AS `at_cell`, materialize({p1:Array(String)}) AS `what_cell`)
    ARRAY JOIN `at_cell`, `what_cell`
    ORDER BY `at` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`, toInt64OrNull(`at_3_cell`) AS `at_3`
SELECT ifNull(concat('', leftPad(toString(intDiv(positiveModulo(`at_3`, toInt64(864000000000)), 36000000000)), 2, '0'), {p4:String}, leftPad(toString(intDiv(positiveModulo(`at_3`, toInt64(36000000000)), 600000000)), 2, '0'), {p4:String}, leftPad(toString(intDiv(positiveModulo(`at_3`, 600000000), 10000000)), 2, '0')), '') AS `at_4`, `what_3_cell` AS `what_3`, toInt64OrNull(`m_cell`) AS `m`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `at_3_cell`, materialize({st_2:Array(String)}) AS `what_3_cell`, materialize({st_3:Array(String)}) AS `m_cell`)
ARRAY JOIN `position_2_cell`, `at_3_cell`, `what_3_cell`, `m_cell`
ORDER BY `position_2` ASC NULLS LAST
