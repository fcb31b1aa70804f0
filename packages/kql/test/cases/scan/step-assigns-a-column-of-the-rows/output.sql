SELECT `position`, `at` AS `at_2`, `level` AS `level_2`, `note` AS `note_2`, CAST(isNull(`level`) AS Nullable(Bool)) AS `step_0`, `level` AS `step_1`, CAST(isNull(`level`) AS Nullable(Bool)) AS `step_2`
FROM (
  SELECT `at`, `level`, `note`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`at_cell`) AS `at`, toFloat64OrNull(`level_cell`) AS `level`, `note_cell` AS `note`
    FROM (SELECT materialize({p0:Array(String)}) AS `at_cell`, materialize({p1:Array(String)}) AS `level_cell`, materialize({p2:Array(String)}) AS `note_cell`)
    ARRAY JOIN `at_cell`, `level_cell`, `note_cell`
    ORDER BY `at` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`
SELECT toInt64OrNull(`at_3_cell`) AS `at_3`, toFloat64OrNull(`level_3_cell`) AS `level_3`, `note_3_cell` AS `note_3`, toInt64OrNull(`age_cell`) AS `age`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `at_3_cell`, materialize({st_2:Array(String)}) AS `level_3_cell`, materialize({st_3:Array(String)}) AS `note_3_cell`, materialize({st_4:Array(String)}) AS `age_cell`)
ARRAY JOIN `position_2_cell`, `at_3_cell`, `level_3_cell`, `note_3_cell`, `age_cell`
ORDER BY `position_2` ASC NULLS LAST
