SELECT `User`, `Host`, `Alert`
FROM (
  SELECT `User_cell` AS `User`, `Host_cell` AS `Host`, `User` AS `left_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `User_cell`, materialize({p1:Array(String)}) AS `Host_cell`)
  ARRAY JOIN `User_cell`, `Host_cell`
  WHERE ((`Host` = {p2:String}))
  LIMIT 1 BY `left_key`
) AS _l
INNER JOIN (
  WITH `User_cell_2` AS `User_2`
  SELECT `Alert_cell` AS `Alert`, `User_2` AS `right_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `User_cell_2`, materialize({p3:Array(String)}) AS `Alert_cell`)
  ARRAY JOIN `User_cell_2`, `Alert_cell`
) AS _r ON `left_key` = `right_key`
