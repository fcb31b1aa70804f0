WITH _let1 AS MATERIALIZED (
  SELECT ({p1:Int64} + toInt64(`i_index`) * {p1:Int64}) AS `i`, randCanonical() AS `number`, {p2:String} AS `bag`, CAST(NULL AS Nullable(Float64)) AS `none`, {p3:Int64} AS `at`
  FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
), (WITH `i` AS `i_4`, `number` AS `number_4`, `bag` AS `bag_4`, `none` AS `none_4`, `at` AS `at_4`
SELECT ifNull(toFloat64(sum(`number_4`)), 0.) AS `sum`
FROM _let1
LIMIT 1) AS _s1, (WITH `i` AS `i_5`, `number` AS `number_5`, `bag` AS `bag_5`, `none` AS `none_5`, `at` AS `at_5`
SELECT ifNull(toFloat64(sum(`number_5`)), 0.) AS `sum_2`
FROM _let1
LIMIT 1) AS _s2, if(isNull(_s1) AND isNull(_s2), NULL, ifNull(_s1 = _s2, 0)) AS `total`
SELECT `i_2`, `bag_2`, `none_2`, `at_2`, CAST(`total` AS Nullable(Bool)) AS `total_2`
FROM (
  SELECT `i` AS `i_2`, `number` AS `number_2`, `bag` AS `bag_2`, `none` AS `none_2`, `at` AS `at_2`, `i_2` AS `left_key`
  FROM _let1
) AS _l
INNER JOIN (
  WITH `i` AS `i_3`
  SELECT `number` AS `number_3`, `i_3` AS `right_key`
  FROM _let1
) AS _r ON `left_key` <=> `right_key`
WHERE ((`number_2` = `number_3`))
