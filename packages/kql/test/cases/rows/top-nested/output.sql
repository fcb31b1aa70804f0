SELECT `c_2`, `sum`, `s_3`, `max`
FROM (
  WITH `c_cell` AS `c`, toInt64OrNull(`v_cell`) AS `v`, `sum` AS `rank`
  SELECT `c` AS `c_2`, ifNull(toInt64(sum(`v`)), 0) AS `sum`
  FROM (SELECT materialize({p0:Array(String)}) AS `c_cell`, materialize({p1:Array(String)}) AS `v_cell`)
  ARRAY JOIN `c_cell`, `v_cell`
  GROUP BY `c_2`
  ORDER BY `rank` DESC NULLS LAST
  LIMIT toUInt64({p2:Int64})
) AS _l
INNER JOIN (
  SELECT `c_4`, `s_3`, `max`
  FROM (
    WITH `c_cell_2` AS `c_3`, `s_cell_2` AS `s_2`, toInt64OrNull(`v_cell_2`) AS `v_2`
    SELECT `c_3` AS `c_4`, `s_2` AS `s_3`, max(toNullable(`v_2`)) AS `max`, `max` AS `rank_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `c_cell_2`, materialize({p3:Array(String)}) AS `s_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
    ARRAY JOIN `c_cell_2`, `s_cell_2`, `v_cell_2`
    GROUP BY `c_4`, `s_3`
    ORDER BY `rank_2` ASC NULLS LAST
  )
  LIMIT toUInt64({p4:Int64}) BY `c_4`
) AS _r ON `c_2` = `c_4`
