WITH _let1 AS MATERIALIZED (
  WITH `place_cell` AS `place`, toInt64OrNull(`code_cell`) AS `code`, groupUniqArray(1048576)(`place`) AS `make_set_elements`, groupArrayIf(1048576)(assumeNotNull(`code`), isNotNull(`code`)) AS `make_list_elements`, arraySlice(groupArrayIf(assumeNotNull(if(isNull(`code`), 'null', ifNull(toString(`code`), 'null'))), 1), 1, 1048576) AS `make_list_with_nulls_elements`, groupUniqArrayIf(1048576)(assumeNotNull(`code`), isNotNull(`code`)) AS `make_set_elements_2`, toInt64(length(`make_set_elements_2`)) AS `make_set_length_2`
  SELECT `user_cell` AS `user`, toInt64(length(`make_list_elements`)) AS `make_list_length`, toNullable(concat('[', arrayStringConcat(arrayMap(_v7 -> assumeNotNull(replaceAll(toJSONString(_v7), '\\/', '/')), `make_set_elements`), ','), ']')) AS `make_set`, toInt64(length(`make_set_elements`)) AS `make_set_length`, toInt64(length(`make_list_with_nulls_elements`)) AS `make_list_with_nulls_length`, `make_set_length_2` AS `n`
  FROM (SELECT materialize({p10:Array(String)}) AS `user_cell`, materialize({p11:Array(String)}) AS `place_cell`, materialize({p12:Array(String)}) AS `code_cell`)
  ARRAY JOIN `user_cell`, `place_cell`, `code_cell`
  GROUP BY `user`
), ifNull(`make_set_3`, '') AS _s1, if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p2:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p3:String}, {p4:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p5:String}, {p6:String})), extractAll(_s1, {p7:String}))))), JSONExtractArrayRaw(_s1)) AS _s2, JSONExtractArrayRaw(ifNull(`make_set_3`, '')) AS _s3, if({p8:Bool}, arrayConcat(arraySort(_v4 -> (multiIf(startsWith(_s3[_v4], '"'), 1, match(_s3[_v4], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s3[_v4]), JSONExtractString(_s3[_v4])), arrayFilter(_v5 -> _s3[_v5] != 'null', arrayEnumerate(_s3))), arrayFilter(_v6 -> _s3[_v6] = 'null', arrayEnumerate(_s3))), arrayConcat(arrayFilter(_v6 -> _s3[_v6] = 'null', arrayEnumerate(_s3)), arraySort(_v4 -> (multiIf(startsWith(_s3[_v4], '"'), 1, match(_s3[_v4], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s3[_v4]), JSONExtractString(_s3[_v4])), arrayFilter(_v5 -> _s3[_v5] != 'null', arrayEnumerate(_s3))))) AS _s4, if(ifNull(JSONType(`make_set_3`) = 'Array', 0), concat('[', arrayStringConcat(arrayMap(_v1 -> _s2[_v1], _s4), ','), ']'), NULL) AS _s5, toString(toFloat64OrNull(_s5)) AS _s6, (NOT 0) AS `point`
SELECT `user_2`, `make_set_length_3`, `make_list_length_2`, `make_list_length_4`, `make_list_with_nulls_length_2`, `n_2`, if(ifNull(JSONType(`theirs`) = 'Array', 0), toInt64(JSONLength(ifNull(`theirs`, ''))), NULL) AS `theirs_2`, CAST(`point` AS Nullable(Bool)) AS `point_2`, ifNull(multiIf(match(_s5, '^-?[0-9]+$'), _s5, match(_s5, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_s5)), '', isNaN(toFloat64OrNull(_s5)), 'NaN', match(_s6, '[.einf]'), _s6, concat(_s6, '.0')), match(_s5, '^[[{]') AND multiSearchAny(_s5, ['.0', 'e+', 'E+']) AND match(_s5, {p2:String}), replaceRegexpAll(_s5, {p9:String}, {p4:String}), JSONExtractString(_s5)), '') AS `json`
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
