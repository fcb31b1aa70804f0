SELECT `position`, `k` AS `k_2`, `t` AS `t_2`, `v` AS `v_2`, `group` AS `\0group`, `group` AS `group_2`, `v` AS `step_0`
FROM (
  SELECT `k`, `t`, `v`, `partition_key`, `group`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT `k_cell` AS `k`, toInt64OrNull(`t_cell`) AS `t`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `partition_key`, ifNull(toString(`partition_key`), '\0') AS `group`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `v_cell`)
    ARRAY JOIN `k_cell`, `t_cell`, `v_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

SELECT ifNull(toInt64(uniqCombined64(17)(`most`)), 0) AS `dcount`, anyIf(`k_3`, notEmpty(`k_3`)) AS `k_4`
FROM (
  SELECT toInt64OrNull(`position_2_cell`) AS `position_2`, `k_3_cell` AS `k_3`, toInt64OrNull(`t_3_cell`) AS `t_3`, toInt64OrNull(`v_3_cell`) AS `v_3`, `\0group_2_cell` AS `\0group_2`, toInt64OrNull(`most_cell`) AS `most`
  FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `k_3_cell`, materialize({st_2:Array(String)}) AS `t_3_cell`, materialize({st_3:Array(String)}) AS `v_3_cell`, materialize({st_4:Array(String)}) AS `\0group_2_cell`, materialize({st_5:Array(String)}) AS `most_cell`)
  ARRAY JOIN `position_2_cell`, `k_3_cell`, `t_3_cell`, `v_3_cell`, `\0group_2_cell`, `most_cell`
  ORDER BY `position_2` ASC NULLS LAST
)
GROUP BY `\0group_2`
