SELECT `position`, `t` AS `t_2`, `e` AS `e_2`, CAST((`e` = {p2:String}) AS Nullable(Bool)) AS `step_0`, CAST((NOT ifNull(`e` IN {p3:Array(String)}, 0)) AS Nullable(Bool)) AS `step_1`, `t` AS `step_2`, CAST((`e` = {p4:String}) AS Nullable(Bool)) AS `step_3`, `t` AS `step_4`
FROM (
  SELECT `t`, `e`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`t_cell`) AS `t`, `e_cell` AS `e`
    FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`, materialize({p1:Array(String)}) AS `e_cell`)
    ARRAY JOIN `t_cell`, `e_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`
SELECT toInt64OrNull(`t_3_cell`) AS `t_3`, `e_3_cell` AS `e_3`, toInt64OrNull(`id_cell`) AS `id`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `t_3_cell`, materialize({st_2:Array(String)}) AS `e_3_cell`, materialize({st_3:Array(String)}) AS `id_cell`)
ARRAY JOIN `position_2_cell`, `t_3_cell`, `e_3_cell`, `id_cell`
ORDER BY `position_2` ASC NULLS LAST
