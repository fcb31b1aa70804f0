SELECT `position`, `t` AS `t_2`, `v` AS `v_2`, CAST(ifNull(`v` != {p2:Int64}, 1) AS Nullable(Bool)) AS `step_0`, multiIf((`v` > {p3:Int64}), {p4:Int64}, `v`) AS `step_1`
FROM (
  SELECT `t`, `v`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`t_cell`) AS `t`, toInt64OrNull(`v_cell`) AS `v`
    FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`, materialize({p1:Array(String)}) AS `v_cell`)
    ARRAY JOIN `t_cell`, `v_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`
SELECT toInt64OrNull(`t_3_cell`) AS `t_3`, toInt64OrNull(`v_3_cell`) AS `v_3`, toInt64OrNull(`kept_cell`) AS `kept`, `before_cell` AS `before`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `t_3_cell`, materialize({st_2:Array(String)}) AS `v_3_cell`, materialize({st_3:Array(String)}) AS `kept_cell`, materialize({st_4:Array(String)}) AS `before_cell`)
ARRAY JOIN `position_2_cell`, `t_3_cell`, `v_3_cell`, `kept_cell`, `before_cell`
ORDER BY `position_2` ASC NULLS LAST
