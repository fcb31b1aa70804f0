WITH {p3:String} AS `bag_4`
SELECT `i_3`, randCanonical({p2:String}) AS `number_3`, ifNull(`bag_4`, '') AS `bag_5`, CAST(NULL AS Nullable(Float64)) AS `none_3`, {p4:Int64} AS `at_3`
FROM (
  SELECT ({p1:Int64} + toInt64(`i_index_2`) * {p1:Int64}) AS `i_3`
  FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `i_index_2`)
  LIMIT 9223372036854775807
)

WITH (WITH toFloat64OrNull(`number_6_cell`) AS `number_6`
SELECT ifNull(toFloat64(sum(`number_6`)), 0.) AS `sum`
FROM (SELECT materialize({st_1:Array(String)}) AS `number_6_cell`)
ARRAY JOIN `number_6_cell`
LIMIT 1) AS _s1, (WITH toFloat64OrNull(`number_8_cell`) AS `number_8`
SELECT ifNull(toFloat64(sum(`number_8`)), 0.) AS `sum_2`
FROM (SELECT materialize({st_1:Array(String)}) AS `number_8_cell`)
ARRAY JOIN `number_8_cell`
LIMIT 1) AS _s2, if(isNull(_s1) AND isNull(_s2), NULL, ifNull(_s1 = _s2, 0)) AS `total`
SELECT `i_2`, `bag_3`, `none_2`, `at_2`, CAST(`total` AS Nullable(Bool)) AS `total_2`
FROM (
  WITH toInt64OrNull(`i_4_cell`) AS `i_4`, nullIf(`bag_6_cell`, '') AS `bag_6`, toFloat64OrNull(`none_4_cell`) AS `none_4`, toInt64OrNull(`at_4_cell`) AS `at_4`
  SELECT toFloat64OrNull(`number_4_cell`) AS `number_4`, `i_4` AS `right_key`
  FROM (SELECT materialize({st_0:Array(String)}) AS `i_4_cell`, materialize({st_1:Array(String)}) AS `number_4_cell`, materialize({st_2:Array(String)}) AS `bag_6_cell`, materialize({st_3:Array(String)}) AS `none_4_cell`, materialize({st_4:Array(String)}) AS `at_4_cell`)
  ARRAY JOIN `i_4_cell`, `number_4_cell`, `bag_6_cell`, `none_4_cell`, `at_4_cell`
) AS _l
INNER JOIN (
  SELECT toInt64OrNull(`i_2_cell`) AS `i_2`, toFloat64OrNull(`number_2_cell`) AS `number_2`, nullIf(`bag_3_cell`, '') AS `bag_3`, toFloat64OrNull(`none_2_cell`) AS `none_2`, toInt64OrNull(`at_2_cell`) AS `at_2`, `i_2` AS `left_key`
  FROM (SELECT materialize({st_0:Array(String)}) AS `i_2_cell`, materialize({st_1:Array(String)}) AS `number_2_cell`, materialize({st_2:Array(String)}) AS `bag_3_cell`, materialize({st_3:Array(String)}) AS `none_2_cell`, materialize({st_4:Array(String)}) AS `at_2_cell`)
  ARRAY JOIN `i_2_cell`, `number_2_cell`, `bag_3_cell`, `none_2_cell`, `at_2_cell`
) AS _r ON `right_key` <=> `left_key`
WHERE ((`number_2` = `number_4`))
