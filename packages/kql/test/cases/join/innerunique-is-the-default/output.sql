SELECT `key`, `l`, `r`
FROM (
  WITH toInt64OrNull(`key_cell_2`) AS `key_2`
  SELECT `r_cell` AS `r`, `key_2` AS `right_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `key_cell_2`, materialize({p1:Array(String)}) AS `r_cell`)
  ARRAY JOIN `key_cell_2`, `r_cell`
) AS _l
INNER JOIN (
  SELECT toInt64OrNull(`key_cell`) AS `key`, `l_cell` AS `l`, `key` AS `left_key`
  FROM (SELECT materialize({p2:Array(String)}) AS `key_cell`, materialize({p3:Array(String)}) AS `l_cell`)
  ARRAY JOIN `key_cell`, `l_cell`
  LIMIT 1 BY `left_key`
) AS _r ON `right_key` <=> `left_key`
