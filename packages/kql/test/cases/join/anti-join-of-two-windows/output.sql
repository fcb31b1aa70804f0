SELECT `User`, `Address`
FROM (
  WITH ifNull(CAST(`right_key`, 'Nullable(String)'), '') AS _s1, ifNull(CAST(`right_key_2`, 'Nullable(String)'), '') AS _s2, toInt64OrNull(`Time_cell_2`) AS `Time_2`, `User_cell_2` AS `User_2`, `Address_cell_2` AS `Address_2`
  SELECT `User_2` AS `right_key`, `Address_2` AS `right_key_2`, concat(_s1, _s2, reinterpretAsFixedString(toUInt32(length(_s1)))) AS `left_keys`
  FROM (SELECT materialize({p0:Array(String)}) AS `Time_cell_2`, materialize({p1:Array(String)}) AS `User_cell_2`, materialize({p2:Array(String)}) AS `Address_cell_2`)
  ARRAY JOIN `Time_cell_2`, `User_cell_2`, `Address_cell_2`
  WHERE ((`Time_2` < {p3:Int64}))
) AS _l
RIGHT ANTI JOIN (
  WITH ifNull(CAST(`left_key`, 'Nullable(String)'), '') AS _s3, ifNull(CAST(`left_key_2`, 'Nullable(String)'), '') AS _s4, toInt64OrNull(`Time_cell`) AS `Time`
  SELECT `User_cell` AS `User`, `Address_cell` AS `Address`, `User` AS `left_key`, `Address` AS `left_key_2`, concat(_s3, _s4, reinterpretAsFixedString(toUInt32(length(_s3)))) AS `right_keys`
  FROM (SELECT materialize({p0:Array(String)}) AS `Time_cell`, materialize({p1:Array(String)}) AS `User_cell`, materialize({p2:Array(String)}) AS `Address_cell`)
  ARRAY JOIN `Time_cell`, `User_cell`, `Address_cell`
  WHERE (((`Time` >= {p3:Int64}) AND (`Time` < {p4:Int64})))
  GROUP BY `User`, `Address`
) AS _r ON `left_keys` = `right_keys`
ORDER BY `User` ASC NULLS FIRST, `Address` ASC NULLS FIRST
