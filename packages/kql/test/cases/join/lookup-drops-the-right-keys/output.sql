SELECT `id`, `v`, `name`
FROM (
  SELECT toInt64OrNull(`id_cell`) AS `id`, toInt64OrNull(`v_cell`) AS `v`, `id` AS `left_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `v_cell`)
  ARRAY JOIN `id_cell`, `v_cell`
) AS _l
LEFT JOIN (
  WITH toInt64OrNull(`id_cell_2`) AS `id_2`, toNullable(`id_2`) AS `id_3`
  SELECT `name_cell` AS `name`, `id_3` AS `right_key`
  FROM (SELECT materialize({p2:Array(String)}) AS `id_cell_2`, materialize({p3:Array(String)}) AS `name_cell`)
  ARRAY JOIN `id_cell_2`, `name_cell`
) AS _r ON `left_key` <=> `right_key`
