WITH _let1 AS MATERIALIZED (
  WITH toInt64OrNull(`Time_cell_2`) AS `Time_2`
  SELECT `User_cell_2` AS `User_3`, `Address_cell_2` AS `Address_3`
  FROM (SELECT materialize({p1:Array(String)}) AS `Time_cell_2`, materialize({p2:Array(String)}) AS `User_cell_2`, materialize({p3:Array(String)}) AS `Address_cell_2`)
  ARRAY JOIN `Time_cell_2`, `User_cell_2`, `Address_cell_2`
  WHERE ((`Time_2` < {p4:Int64}))
  GROUP BY `User_3`, `Address_3`
), _let2 AS MATERIALIZED (
  SELECT `User_2`, `Address_2`
  FROM (
    WITH ifNull(CAST(`right_key`, 'Nullable(String)'), '') AS _s9, ifNull(CAST(`right_key_2`, 'Nullable(String)'), '') AS _s10, `User_3` AS `User_3_2`, `Address_3` AS `Address_3_2`
    SELECT `User_3_2` AS `right_key`, `Address_3_2` AS `right_key_2`, concat(_s9, _s10, reinterpretAsFixedString(toUInt32(length(_s9)))) AS `left_keys`
    FROM _let1
  ) AS _l
  RIGHT ANTI JOIN (
    WITH ifNull(CAST(`left_key`, 'Nullable(String)'), '') AS _s11, ifNull(CAST(`left_key_2`, 'Nullable(String)'), '') AS _s12, toInt64OrNull(`Time_cell`) AS `Time`
    SELECT `User_cell` AS `User_2`, `Address_cell` AS `Address_2`, `User_2` AS `left_key`, `Address_2` AS `left_key_2`, concat(_s11, _s12, reinterpretAsFixedString(toUInt32(length(_s11)))) AS `right_keys`
    FROM (SELECT materialize({p1:Array(String)}) AS `Time_cell`, materialize({p2:Array(String)}) AS `User_cell`, materialize({p3:Array(String)}) AS `Address_cell`)
    ARRAY JOIN `Time_cell`, `User_cell`, `Address_cell`
    WHERE (((`Time` >= {p4:Int64}) AND (`Time` < {p5:Int64})))
    GROUP BY `User_2`, `Address_2`
  ) AS _r ON `left_keys` = `right_keys`
), ifNull(`User` IN (SELECT `User_6` AS `User_6_member`
FROM (
  WITH ifNull(CAST(`right_key_5`, 'Nullable(String)'), '') AS _s5, ifNull(CAST(`right_key_6`, 'Nullable(String)'), '') AS _s6, `User_3` AS `User_3_4`, `Address_3` AS `Address_3_4`
  SELECT `User_3_4` AS `right_key_5`, `Address_3_4` AS `right_key_6`, concat(_s5, _s6, reinterpretAsFixedString(toUInt32(length(_s5)))) AS `left_keys_3`
  FROM _let1
) AS _l
RIGHT ANTI JOIN (
  WITH ifNull(CAST(`left_key_5`, 'Nullable(String)'), '') AS _s7, ifNull(CAST(`left_key_6`, 'Nullable(String)'), '') AS _s8, toInt64OrNull(`Time_cell_4`) AS `Time_4`, `Address_cell_4` AS `Address_5`
  SELECT `User_cell_4` AS `User_6`, `User_6` AS `left_key_5`, `Address_5` AS `left_key_6`, concat(_s7, _s8, reinterpretAsFixedString(toUInt32(length(_s7)))) AS `right_keys_3`
  FROM (SELECT materialize({p1:Array(String)}) AS `Time_cell_4`, materialize({p2:Array(String)}) AS `User_cell_4`, materialize({p3:Array(String)}) AS `Address_cell_4`)
  ARRAY JOIN `Time_cell_4`, `User_cell_4`, `Address_cell_4`
  WHERE (((`Time_4` >= {p4:Int64}) AND (`Time_4` < {p5:Int64})))
) AS _r ON `left_keys_3` = `right_keys_3`), 0) AS `isMember`
SELECT `User`, `Address`, (SELECT toInt64(count()) AS `Count`
FROM (
  WITH ifNull(CAST(`right_key_3`, 'Nullable(String)'), '') AS _s1, ifNull(CAST(`right_key_4`, 'Nullable(String)'), '') AS _s2, `User_3` AS `User_3_3`, `Address_3` AS `Address_3_3`
  SELECT `User_3_3` AS `right_key_3`, `Address_3_3` AS `right_key_4`, concat(_s1, _s2, reinterpretAsFixedString(toUInt32(length(_s1)))) AS `left_keys_2`
  FROM _let1
) AS _l
RIGHT SEMI JOIN (
  WITH ifNull(CAST(`left_key_3`, 'Nullable(String)'), '') AS _s3, ifNull(CAST(`left_key_4`, 'Nullable(String)'), '') AS _s4, toInt64OrNull(`Time_cell_3`) AS `Time_3`, `User_cell_3` AS `User_5`, `Address_cell_3` AS `Address_4`
  SELECT `User_5` AS `left_key_3`, `Address_4` AS `left_key_4`, concat(_s3, _s4, reinterpretAsFixedString(toUInt32(length(_s3)))) AS `right_keys_2`
  FROM (SELECT materialize({p1:Array(String)}) AS `Time_cell_3`, materialize({p2:Array(String)}) AS `User_cell_3`, materialize({p3:Array(String)}) AS `Address_cell_3`)
  ARRAY JOIN `Time_cell_3`, `User_cell_3`, `Address_cell_3`
  WHERE (((`Time_3` >= {p4:Int64}) AND (`Time_3` < {p5:Int64})))
) AS _r ON `left_keys_2` = `right_keys_2`
LIMIT 1) AS `known`, CAST(`isMember` AS Nullable(Bool)) AS `isMember_2`
FROM (
  SELECT `User_2_2` AS `User`, `Address_2_2` AS `Address` FROM (
    SELECT `User_2` AS `User_2_2`, `Address_2` AS `Address_2_2`
    FROM _let2
  )
  UNION ALL
  SELECT `User_4` AS `User`, `Address_2_3` AS `Address` FROM (
    WITH `User_2` AS `User_2_3`
    SELECT concat(`User_2_3`, {p0:String}) AS `User_4`, `Address_2` AS `Address_2_3`
    FROM _let2
  )
)
ORDER BY `User` ASC NULLS FIRST, `Address` ASC NULLS FIRST
