SELECT `User`, `Host`, `Alert`
FROM (
  WITH `User_cell_2` AS `User_2`
  SELECT `Alert_cell` AS `Alert`, `User_2` AS `right_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `User_cell_2`, materialize({p1:Array(String)}) AS `Alert_cell`)
  ARRAY JOIN `User_cell_2`, `Alert_cell`
) AS _l
INNER JOIN (
  SELECT `User_cell` AS `User`, `Host_cell` AS `Host`, `User` AS `left_key`
  FROM (SELECT materialize({p0:Array(String)}) AS `User_cell`, materialize({p2:Array(String)}) AS `Host_cell`)
  ARRAY JOIN `User_cell`, `Host_cell`
  WHERE ((`Host` = {p3:String}))
  LIMIT 1 BY `left_key`
) AS _r ON `right_key` = `left_key`
