SELECT `From`, `k`, `t`
FROM (
  SELECT `From_2` AS `From`, `k_2` AS `k`, `t_2` AS `t` FROM (
    SELECT {p2:String} AS `From_2`, toInt64OrNull(`k_cell`) AS `k_2`, `t_cell` AS `t_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`)
    ARRAY JOIN `k_cell`, `t_cell`
  )
  UNION ALL
  SELECT `From_3` AS `From`, `k_3` AS `k`, `t_3` AS `t` FROM (
    SELECT {p5:String} AS `From_3`, toInt64OrNull(`k_cell_2`) AS `k_3`, `t_cell_2` AS `t_3`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_2`, materialize({p4:Array(String)}) AS `k_cell_2`)
    ARRAY JOIN `t_cell_2`, `k_cell_2`
  )
)
ORDER BY `k` ASC NULLS FIRST
