SELECT `name_4`, `least_4`, `key_4`, `rows_4`
FROM (
  SELECT `name` AS `name_4`, `least` AS `least_4`, `key` AS `key_4`, `rows` AS `rows_4` FROM (
    SELECT `name_cell` AS `name`, toInt64OrNull(`least_cell`) AS `least`, {p2:String} AS `key`, (WITH `k_cell_2` AS `k_2`
    SELECT toInt64(count()) AS `Count`
    FROM (SELECT materialize({p3:Array(String)}) AS `k_cell_2`)
    ARRAY JOIN `k_cell_2`
    LIMIT 1) AS `rows`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell`, materialize({p1:Array(String)}) AS `least_cell`)
    ARRAY JOIN `name_cell`, `least_cell`
    WHERE ((`name` = {p2:String}))
  )
  UNION ALL
  SELECT `name_2` AS `name_4`, `least_2` AS `least_4`, `key_2` AS `key_4`, `rows_2` AS `rows_4` FROM (
    SELECT `name_cell_2` AS `name_2`, toInt64OrNull(`least_cell_2`) AS `least_2`, {p4:String} AS `key_2`, (WITH `k_cell_3` AS `k_3`
    SELECT toInt64(count()) AS `Count_2`
    FROM (SELECT materialize({p3:Array(String)}) AS `k_cell_3`)
    ARRAY JOIN `k_cell_3`
    LIMIT 1) AS `rows_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_2`, materialize({p1:Array(String)}) AS `least_cell_2`)
    ARRAY JOIN `name_cell_2`, `least_cell_2`
    WHERE ((`name_2` = {p4:String}))
  )
  UNION ALL
  SELECT `name_3` AS `name_4`, `least_3` AS `least_4`, `key_3` AS `key_4`, `rows_3` AS `rows_4` FROM (
    SELECT `name_cell_3` AS `name_3`, toInt64OrNull(`least_cell_3`) AS `least_3`, {p5:String} AS `key_3`, (WITH `k_cell_4` AS `k_4`
    SELECT toInt64(count()) AS `Count_3`
    FROM (SELECT materialize({p3:Array(String)}) AS `k_cell_4`)
    ARRAY JOIN `k_cell_4`
    LIMIT 1) AS `rows_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_3`, materialize({p1:Array(String)}) AS `least_cell_3`)
    ARRAY JOIN `name_cell_3`, `least_cell_3`
    WHERE ((`name_3` = {p5:String}))
  )
)
