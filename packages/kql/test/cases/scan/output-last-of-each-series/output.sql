SELECT `position`, `t` AS `t_2`, `e` AS `e_2`, `v` AS `v_2`, CAST((`e` = {p3:String}) AS Nullable(Bool)) AS `step_0`, `v` AS `step_1`, CAST((`e` = {p4:String}) AS Nullable(Bool)) AS `step_2`, `v` AS `step_3`, ifNull(toNullable(concat('[', if(isNull(`v`), 'null', ifNull(toString(`v`), 'null')), ']')), '') AS `step_4`, CAST((`e` = {p5:String}) AS Nullable(Bool)) AS `step_5`
FROM (
  SELECT `t`, `e`, `v`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`t_cell`) AS `t`, `e_cell` AS `e`, toInt64OrNull(`v_cell`) AS `v`
    FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`, materialize({p1:Array(String)}) AS `e_cell`, materialize({p2:Array(String)}) AS `v_cell`)
    ARRAY JOIN `t_cell`, `e_cell`, `v_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`, toInt64OrNull(`v_3_cell`) AS `v_3`, `seen_cell` AS `seen`
SELECT toInt64OrNull(`t_3_cell`) AS `t_3`, `e_3_cell` AS `e_3`, toInt64OrNull(`total_cell`) AS `total`, nullIf(`seen`, '') AS `seen_2`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `t_3_cell`, materialize({st_2:Array(String)}) AS `e_3_cell`, materialize({st_3:Array(String)}) AS `v_3_cell`, materialize({st_4:Array(String)}) AS `total_cell`, materialize({st_5:Array(String)}) AS `seen_cell`)
ARRAY JOIN `position_2_cell`, `t_3_cell`, `e_3_cell`, `v_3_cell`, `total_cell`, `seen_cell`
ORDER BY `position_2` ASC NULLS LAST
