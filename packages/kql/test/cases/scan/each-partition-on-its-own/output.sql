SELECT `position`, `user` AS `user_2`, `t` AS `t_2`, `e` AS `e_2`, `group` AS `\0group`, `group` AS `group_2`, CAST((`e` = {p3:String}) AS Nullable(Bool)) AS `step_0`, CAST((`e` = {p4:String}) AS Nullable(Bool)) AS `step_1`, `t` AS `step_2`
FROM (
  SELECT `user`, `t`, `e`, `partition_key`, `group`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT `user_cell` AS `user`, toInt64OrNull(`t_cell`) AS `t`, `e_cell` AS `e`, `user` AS `partition_key`, ifNull(toString(`partition_key`), '\0') AS `group`
    FROM (SELECT materialize({p0:Array(String)}) AS `user_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `e_cell`)
    ARRAY JOIN `user_cell`, `t_cell`, `e_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`, toInt64OrNull(`t_3_cell`) AS `t_3`, `e_3_cell` AS `e_3`, `\0group_2_cell` AS `\0group_2`
SELECT `user_3_cell` AS `user_3`, toInt64OrNull(`length_cell`) AS `length`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `user_3_cell`, materialize({st_2:Array(String)}) AS `t_3_cell`, materialize({st_3:Array(String)}) AS `e_3_cell`, materialize({st_4:Array(String)}) AS `\0group_2_cell`, materialize({st_5:Array(String)}) AS `length_cell`)
ARRAY JOIN `position_2_cell`, `user_3_cell`, `t_3_cell`, `e_3_cell`, `\0group_2_cell`, `length_cell`
ORDER BY `position_2` ASC NULLS LAST
