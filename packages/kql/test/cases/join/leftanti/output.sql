SELECT `key`
FROM (
  SELECT `key_cell` AS `key`, `key` AS `left_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `key_cell`)
  ARRAY JOIN `key_cell`
) AS _l
LEFT ANTI JOIN (
  WITH `key_cell_2` AS `key_2`
  SELECT `key_2` AS `right_key`
  FROM (SELECT materialize({p1:Array(String)}) AS `key_cell_2`)
  ARRAY JOIN `key_cell_2`
) AS _r ON `left_key` = `right_key`
