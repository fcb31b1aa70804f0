WITH toString(`v`) AS _s1
SELECT `position`, `k` AS `k_2`, `t` AS `t_2`, `v` AS `v_2`, `k` AS `group`, `v` AS `step_0`, ifNull(multiIf(isNull(`v`), '', isNaN(`v`), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), '') AS `step_1`
FROM (
  SELECT `k`, `t`, `v`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT `k_cell` AS `k`, toInt64OrNull(`t_cell`) AS `t`, toFloat64OrNull(`v_cell`) AS `v`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `v_cell`)
    ARRAY JOIN `k_cell`, `t_cell`, `v_cell`
    ORDER BY `t` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`, toFloat64OrNull(`v_3_cell`) AS `v_3`
SELECT `k_3_cell` AS `k_3`, toInt64OrNull(`t_3_cell`) AS `t_3`, toFloat64OrNull(`sum_cell`) AS `sum`, `trail_cell` AS `trail`, toInt64OrNull(`m_cell`) AS `m`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `k_3_cell`, materialize({st_2:Array(String)}) AS `t_3_cell`, materialize({st_3:Array(String)}) AS `v_3_cell`, materialize({st_4:Array(String)}) AS `sum_cell`, materialize({st_5:Array(String)}) AS `trail_cell`, materialize({st_6:Array(String)}) AS `m_cell`)
ARRAY JOIN `position_2_cell`, `k_3_cell`, `t_3_cell`, `v_3_cell`, `sum_cell`, `trail_cell`, `m_cell`
ORDER BY `position_2` ASC NULLS LAST
