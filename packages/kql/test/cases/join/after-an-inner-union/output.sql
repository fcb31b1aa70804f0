SELECT `user`, `user_4`, `files`
FROM (
  SELECT `user_cell` AS `user_4`, toInt64OrNull(`files_cell`) AS `files`, `user_4` AS `right_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `user_cell`, materialize({p1:Array(String)}) AS `files_cell`)
  ARRAY JOIN `user_cell`, `files_cell`
) AS _l
INNER JOIN (
  SELECT `user`, `user` AS `left_key`
  FROM (
    SELECT `user_2` AS `user` FROM (
      SELECT {p2:String} AS `user_2`
    )
    UNION ALL
    SELECT `user_3` AS `user` FROM (
      SELECT {p3:String} AS `user_3`
    )
  )
) AS _r ON `right_key` = `left_key`
ORDER BY `user` ASC NULLS FIRST
