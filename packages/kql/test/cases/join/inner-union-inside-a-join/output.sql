SELECT `day`, `k`, `k_4`, `day_4`
FROM (
  SELECT `k_cell` AS `k_4`, toInt64OrNull(`day_cell`) AS `day_4`, `k_4` AS `right_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `day_cell`)
  ARRAY JOIN `k_cell`, `day_cell`
) AS _l
INNER JOIN (
  SELECT `day`, `k`, `k` AS `left_key`
  FROM (
    SELECT `day_2` AS `day`, `k_2` AS `k` FROM (
      SELECT {p2:Int64} AS `day_2`, {p3:String} AS `k_2`
    )
    UNION ALL
    SELECT `day_3` AS `day`, `k_3` AS `k` FROM (
      SELECT {p4:Int64} AS `day_3`, {p3:String} AS `k_3`
    )
  )
  WHERE ((`day` = {p2:Int64}))
) AS _r ON `right_key` = `left_key`
