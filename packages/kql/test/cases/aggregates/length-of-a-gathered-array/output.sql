WITH _let1 AS MATERIALIZED (
  WITH `place_cell` AS `place`, toInt64OrNull(`code_cell`) AS `code`, groupUniqArray(1048576)(`place`) AS `make_set_elements`, groupArrayIf(1048576)(assumeNotNull(`code`), isNotNull(`code`)) AS `make_list_elements`, arraySlice(groupArrayIf(assumeNotNull(if(isNull(`code`), 'null', ifNull(toString(`code`), 'null'))), 1), 1, 1048576) AS `make_list_with_nulls_elements`, groupUniqArrayIf(1048576)(assumeNotNull(`code`), isNotNull(`code`)) AS `make_set_elements_2`, toInt64(length(`make_set_elements_2`)) AS `make_set_length_2`
  SELECT `user_cell` AS `user`, toInt64(length(`make_list_elements`)) AS `make_list_length`, toNullable(concat('[', arrayStringConcat(arrayMap(_v5 -> assumeNotNull(replaceAll(toJSONString(_v5), '\\/', '/')), `make_set_elements`), ','), ']')) AS `make_set`, toInt64(length(`make_set_elements`)) AS `make_set_length`, toInt64(length(`make_list_with_nulls_elements`)) AS `make_list_with_nulls_length`, `make_set_length_2` AS `n`
  FROM (SELECT materialize({p6:Array(String)}) AS `user_cell`, materialize({p7:Array(String)}) AS `place_cell`, materialize({p8:Array(String)}) AS `code_cell`)
  ARRAY JOIN `user_cell`, `place_cell`, `code_cell`
  GROUP BY `user`
), JSONExtractArrayRaw(ifNull(`make_set_3`, '')) AS _s1, if({p2:Bool}, arrayConcat(arraySort(_v2 -> (multiIf(startsWith(_s1[_v2], '"'), 1, match(_s1[_v2], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s1[_v2]), JSONExtractString(_s1[_v2])), arrayFilter(_v3 -> _s1[_v3] != 'null', arrayEnumerate(_s1))), arrayFilter(_v4 -> _s1[_v4] = 'null', arrayEnumerate(_s1))), arrayConcat(arrayFilter(_v4 -> _s1[_v4] = 'null', arrayEnumerate(_s1)), arraySort(_v2 -> (multiIf(startsWith(_s1[_v2], '"'), 1, match(_s1[_v2], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s1[_v2]), JSONExtractString(_s1[_v2])), arrayFilter(_v3 -> _s1[_v3] != 'null', arrayEnumerate(_s1))))) AS _s2, if(ifNull(JSONType(`make_set_3`) = 'Array', 0), concat('[', arrayStringConcat(arrayMap(_v1 -> _s1[_v1], _s2), ','), ']'), NULL) AS _s3, toString(toFloat64OrNull(_s3)) AS _s4, (NOT 0) AS `point`
SELECT `user_2`, `make_set_length_3`, `make_list_length_2`, `make_list_length_4`, `make_list_with_nulls_length_2`, `n_2`, if(ifNull(JSONType(`theirs`) = 'Array', 0), toInt64(JSONLength(ifNull(`theirs`, ''))), NULL) AS `theirs_2`, CAST(`point` AS Nullable(Bool)) AS `point_2`, ifNull(multiIf(match(_s3, '^-?[0-9]+$'), _s3, match(_s3, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_s3)), '', isNaN(toFloat64OrNull(_s3)), 'NaN', match(_s4, '[.einf]'), _s4, concat(_s4, '.0')), match(_s3, '^[[{]') AND multiSearchAny(_s3, ['.0', 'e+', 'E+']) AND match(_s3, {p3:String}), replaceRegexpAll(_s3, {p4:String}, {p5:String}), JSONExtractString(_s3)), '') AS `json`
FROM (
  WITH `user` AS `user_4`
  SELECT `make_list_length` AS `make_list_length_4`, `user_4` AS `right_key_2`
  FROM _let1
) AS _l
INNER JOIN (
  SELECT `user_2`, `make_set_3`, `make_set_length_3`, `make_list_length_2`, `make_list_with_nulls_length_2`, `n_2`, `theirs`, `user_2` AS `left_key_2`
  FROM (
    SELECT `user` AS `user_2`, `make_set` AS `make_set_3`, `make_set_length` AS `make_set_length_3`, `make_list_length` AS `make_list_length_2`, `make_list_with_nulls_length` AS `make_list_with_nulls_length_2`, `n` AS `n_2`, `user_2` AS `left_key`
    FROM _let1
  ) AS _l
  LEFT JOIN (
    WITH `user` AS `user_3`, `make_set` AS `make_set_4`
    SELECT toNullable(`make_set_4`) AS `theirs`, `user_3` AS `right_key`
    FROM _let1
    WHERE ((`user_3` = {p0:String}))
  ) AS _r ON `left_key` = `right_key`
) AS _r ON `right_key_2` = `left_key_2`
WHERE ((`make_set_length_3` = {p1:Int64}))
