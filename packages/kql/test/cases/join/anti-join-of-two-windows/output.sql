SELECT `User`, `Address`
FROM (
  WITH toInt64OrNull(`Time_cell_2`) AS `Time_2`, `User_cell_2` AS `User_2`, `Address_cell_2` AS `Address_2`
  SELECT `User_2` AS `right_key`, `Address_2` AS `right_key_2`, concat(concat(replaceAll(`right_key`, {p4:String}, {p5:String}), {p6:String}), `right_key_2`) AS `left_keys`
  FROM (SELECT materialize({p0:Array(String)}) AS `Time_cell_2`, materialize({p1:Array(String)}) AS `User_cell_2`, materialize({p2:Array(String)}) AS `Address_cell_2`)
  ARRAY JOIN `Time_cell_2`, `User_cell_2`, `Address_cell_2`
  WHERE ((`Time_2` < {p3:Int64}))
) AS _l
RIGHT ANTI JOIN (
  WITH toInt64OrNull(`Time_cell`) AS `Time`
  SELECT `User_cell` AS `User`, `Address_cell` AS `Address`, `User` AS `left_key`, `Address` AS `left_key_2`, concat(concat(replaceAll(`left_key`, {p4:String}, {p5:String}), {p6:String}), `left_key_2`) AS `right_keys`
  FROM (SELECT materialize({p0:Array(String)}) AS `Time_cell`, materialize({p1:Array(String)}) AS `User_cell`, materialize({p2:Array(String)}) AS `Address_cell`)
  ARRAY JOIN `Time_cell`, `User_cell`, `Address_cell`
  WHERE (((`Time` >= {p3:Int64}) AND (`Time` < {p7:Int64})))
  GROUP BY `User`, `Address`
) AS _r ON `left_keys` = `right_keys`
ORDER BY `User` ASC NULLS FIRST, `Address` ASC NULLS FIRST
