WITH isNull(`m_2`) AS `isNull`, empty(`s`) AS `isEmpty`
SELECT `key`, `n`, `m_2`, `s`, CAST(`isNull` AS Nullable(Bool)) AS `isNull_2`, CAST(`isEmpty` AS Nullable(Bool)) AS `isEmpty_2`
FROM (
  SELECT `key_cell` AS `key`, toInt64OrNull(`n_cell`) AS `n`, `key` AS `left_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `key_cell`, materialize({p1:Array(String)}) AS `n_cell`)
  ARRAY JOIN `key_cell`, `n_cell`
) AS _l
LEFT JOIN (
  WITH `key_cell_2` AS `key_2`, toInt64OrNull(`m_cell`) AS `m`
  SELECT toNullable(`m`) AS `m_2`, `s_cell` AS `s`, `key_2` AS `right_key`
  FROM (SELECT materialize({p2:Array(String)}) AS `key_cell_2`, materialize({p3:Array(String)}) AS `m_cell`, materialize({p4:Array(String)}) AS `s_cell`)
  ARRAY JOIN `key_cell_2`, `m_cell`, `s_cell`
) AS _r ON `left_key` = `right_key`
