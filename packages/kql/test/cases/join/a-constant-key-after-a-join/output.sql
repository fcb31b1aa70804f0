SELECT `v`, `v_3`
FROM (
  WITH `k_cell_3` AS `k_3`
  SELECT toInt64OrNull(`v_cell_3`) AS `v_3`, `k_3` AS `right_key_2`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_3`, materialize({p1:Array(String)}) AS `v_cell_3`)
  ARRAY JOIN `k_cell_3`, `v_cell_3`
) AS _l
INNER JOIN (
  SELECT `v`, `left_key_2`
  FROM (
    WITH concat({p2:String}, {p3:String}) AS `key`
    SELECT `v`, `key` AS `left_key_2`
    FROM (
      WITH `k_cell_2` AS `k_2`
      SELECT `k_2` AS `right_key`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`)
      ARRAY JOIN `k_cell_2`
    ) AS _l
    INNER JOIN (
      WITH `k_cell` AS `k`
      SELECT toInt64OrNull(`v_cell`) AS `v`, `k` AS `left_key`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
      ARRAY JOIN `k_cell`, `v_cell`
    ) AS _r ON `right_key` = `left_key`
    LIMIT 9223372036854775807
  )
) AS _r ON `right_key_2` = `left_key_2`
