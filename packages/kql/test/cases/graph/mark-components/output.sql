WITH `key_3` AS `node_key`, any(`id_3`) AS `id_4`, toInt64(sum(`degree_5`)) AS `node_in`, toInt64(sum(`degree_6`)) AS `node_out`, any(splitByChar('\0', `key_3`)[-1]) AS `node_id`
SELECT `node_key` AS `key_4`, `id_4` AS `property`, `node_in` AS `property_2`, `node_out` AS `property_3`, `node_id` AS `property_4`
FROM (
  SELECT `key` AS `key_3`, `id` AS `id_3`, `degree` AS `degree_5`, `degree_2` AS `degree_6` FROM (
    WITH toInt64OrNull(`s_cell_2`) AS `s_2`, ifNull(toString(`s_2`), '') AS `source_key_2`
    SELECT `source_key_2` AS `key`, `s_2` AS `id`, 0 AS `degree`, 1 AS `degree_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_2` AS `key_3`, `id_2` AS `id_3`, `degree_3` AS `degree_5`, `degree_4` AS `degree_6` FROM (
    WITH toInt64OrNull(`t_cell_3`) AS `t_3`, ifNull(toString(`t_3`), '') AS `target_key_3`
    SELECT `target_key_3` AS `key_2`, `t_3` AS `id_2`, 1 AS `degree_3`, 0 AS `degree_4`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH toInt64OrNull(`s_cell`) AS `s`, toInt64OrNull(`t_cell`) AS `t`, ifNull(toString(`s`), '') AS `source_key`, ifNull(toString(`t`), '') AS `target_key`
SELECT `source_key` AS `key_5`, `target_key` AS `key_6`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`)
ARRAY JOIN `s_cell`, `t_cell`

WITH `key_10` AS `node_key_2`, any(`id_7`) AS `id_8`, toInt64(sum(`degree_11`)) AS `node_in_2`, toInt64(sum(`degree_12`)) AS `node_out_2`, any(splitByChar('\0', `key_10`)[-1]) AS `node_id_2`
SELECT `node_key_2` AS `key_11`, `id_8` AS `property_9`, `node_in_2` AS `property_10`, `node_out_2` AS `property_11`, `node_id_2` AS `property_12`
FROM (
  SELECT `key_8` AS `key_10`, `id_5` AS `id_7`, `degree_7` AS `degree_11`, `degree_8` AS `degree_12` FROM (
    WITH toInt64OrNull(`s_cell_5`) AS `s_5`, ifNull(toString(`s_5`), '') AS `source_key_5`
    SELECT `source_key_5` AS `key_8`, `s_5` AS `id_5`, 0 AS `degree_7`, 1 AS `degree_8`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `s_cell_5`
  )
  UNION ALL
  SELECT `key_9` AS `key_10`, `id_6` AS `id_7`, `degree_9` AS `degree_11`, `degree_10` AS `degree_12` FROM (
    WITH toInt64OrNull(`t_cell_6`) AS `t_6`, ifNull(toString(`t_6`), '') AS `target_key_6`
    SELECT `target_key_6` AS `key_9`, `t_6` AS `id_6`, 1 AS `degree_9`, 0 AS `degree_10`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_6`)
    ARRAY JOIN `t_cell_6`
  )
)
GROUP BY `node_key_2`

WITH toInt64OrNull(`s_cell_4`) AS `s_4`, toInt64OrNull(`t_cell_4`) AS `t_4`, ifNull(toString(`s_4`), '') AS `source_key_4`, ifNull(toString(`t_4`), '') AS `target_key_4`
SELECT `source_key_4` AS `key_12`, `target_key_4` AS `key_13`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_4`, materialize({p1:Array(String)}) AS `t_cell_4`)
ARRAY JOIN `s_cell_4`, `t_cell_4`

WITH `key_17` AS `node_key_3`, any(`id_11`) AS `id_12`, toInt64(sum(`degree_17`)) AS `node_in_3`, toInt64(sum(`degree_18`)) AS `node_out_3`, any(splitByChar('\0', `key_17`)[-1]) AS `node_id_3`
SELECT `node_key_3` AS `key_18`, `id_12` AS `property_17`, `node_in_3` AS `property_18`, `node_out_3` AS `property_19`, `node_id_3` AS `property_20`
FROM (
  SELECT `key_15` AS `key_17`, `id_9` AS `id_11`, `degree_13` AS `degree_17`, `degree_14` AS `degree_18` FROM (
    WITH toInt64OrNull(`s_cell_8`) AS `s_8`, ifNull(toString(`s_8`), '') AS `source_key_8`
    SELECT `source_key_8` AS `key_15`, `s_8` AS `id_9`, 0 AS `degree_13`, 1 AS `degree_14`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_8`)
    ARRAY JOIN `s_cell_8`
  )
  UNION ALL
  SELECT `key_16` AS `key_17`, `id_10` AS `id_11`, `degree_15` AS `degree_17`, `degree_16` AS `degree_18` FROM (
    WITH toInt64OrNull(`t_cell_9`) AS `t_9`, ifNull(toString(`t_9`), '') AS `target_key_9`
    SELECT `target_key_9` AS `key_16`, `t_9` AS `id_10`, 1 AS `degree_15`, 0 AS `degree_16`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_9`)
    ARRAY JOIN `t_cell_9`
  )
)
GROUP BY `node_key_3`

WITH toInt64OrNull(`s_cell_7`) AS `s_7`, toInt64OrNull(`t_cell_7`) AS `t_7`, ifNull(toString(`s_7`), '') AS `source_key_7`, ifNull(toString(`t_7`), '') AS `target_key_7`
SELECT `source_key_7` AS `key_19`, `target_key_7` AS `key_20`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `t_cell_7`)
ARRAY JOIN `s_cell_7`, `t_cell_7`

SELECT `q`, `members`
FROM (
  SELECT `q_2` AS `q`, `members_2` AS `members` FROM (
    WITH ifNull(`make_list`, '') AS _s2, if(multiSearchAny(_s2, ['.0', 'e+', 'E+']) AND match(_s2, {p6:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p9:String}, {p8:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p10:String}, {p11:String})), extractAll(_s2, {p12:String}))))), JSONExtractArrayRaw(_s2)) AS _s3, JSONExtractArrayRaw(ifNull(`make_list`, '')) AS _s4, if({p13:Bool}, arrayConcat(arraySort(_v6 -> (multiIf(startsWith(_s4[_v6], '"'), 1, match(_s4[_v6], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s4[_v6]), JSONExtractString(_s4[_v6])), arrayFilter(_v7 -> _s4[_v7] != 'null', arrayEnumerate(_s4))), arrayFilter(_v8 -> _s4[_v8] = 'null', arrayEnumerate(_s4))), arrayConcat(arrayFilter(_v8 -> _s4[_v8] = 'null', arrayEnumerate(_s4)), arraySort(_v6 -> (multiIf(startsWith(_s4[_v6], '"'), 1, match(_s4[_v6], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s4[_v6]), JSONExtractString(_s4[_v6])), arrayFilter(_v7 -> _s4[_v7] != 'null', arrayEnumerate(_s4))))) AS _s5, ifNull(if(ifNull(JSONType(`make_list`) = 'Array', 0), concat('[', arrayStringConcat(arrayMap(_v3 -> _s3[_v3], _s5), ','), ']'), NULL), '') AS _s6, `key_7_cell` AS `key_7`, toInt64OrNull(`property_5_cell`) AS `property_5`, toInt64OrNull(`property_6_cell`) AS `property_6`, toInt64OrNull(`property_7_cell`) AS `property_7`, `property_8_cell` AS `property_8`, toInt64OrNull(`component_cell`) AS `component`, groupArrayIf(1048576)(assumeNotNull(`property_5`), isNotNull(`property_5`)) AS `make_list_elements`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull(_v1), 'null', ifNull(toString(_v1), 'null'))), `make_list_elements`), ','), ']')) AS `make_list`
    SELECT {p16:String} AS `q_2`, arrayStringConcat(arrayMap(_v2 -> ifNull(multiIf(match(_v2, '^-?[0-9]+$'), _v2, match(_v2, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v2)), '', isNaN(toFloat64OrNull(_v2)), 'NaN', match((toString(toFloat64OrNull(_v2)) AS _s1), '[.einf]'), _s1, concat(_s1, '.0')), match(_v2, '^[[{]') AND multiSearchAny(_v2, ['.0', 'e+', 'E+']) AND match(_v2, {p6:String}), replaceRegexpAll(_v2, {p7:String}, {p8:String}), JSONExtractString(_v2)), ''), if(match(_s6, {p14:String}), splitByChar(',', replaceAll(substring(_s6, 2, length(_s6) - 2), ' ', '')), arrayMap(_v9 -> if(multiSearchAny(_v9, ['.0', 'e+', 'E+']) AND match(_v9, {p6:String}), arrayMap(_v10 -> replaceRegexpAll(_v10, {p9:String}, {p8:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v11 -> if(startsWith(_v11, '"'), _v11, replaceRegexpAll(_v11, {p10:String}, {p11:String})), extractAll(_v9, {p12:String}))))), JSONExtractArrayRaw(_v9)), [_s6])[1])), {p15:String}) AS `members_2`
    FROM (SELECT materialize({st_0:Array(String)}) AS `key_7_cell`, materialize({st_1:Array(String)}) AS `property_5_cell`, materialize({st_2:Array(String)}) AS `property_6_cell`, materialize({st_3:Array(String)}) AS `property_7_cell`, materialize({st_4:Array(String)}) AS `property_8_cell`, materialize({st_5:Array(String)}) AS `component_cell`)
    ARRAY JOIN `key_7_cell`, `property_5_cell`, `property_6_cell`, `property_7_cell`, `property_8_cell`, `component_cell`
    GROUP BY `component`
  )
  UNION ALL
  SELECT `q_3` AS `q`, `members_3` AS `members` FROM (
    WITH ifNull(`make_list_2`, '') AS _s8, if(multiSearchAny(_s8, ['.0', 'e+', 'E+']) AND match(_s8, {p6:String}), arrayMap(_v15 -> replaceRegexpAll(_v15, {p9:String}, {p8:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v16 -> if(startsWith(_v16, '"'), _v16, replaceRegexpAll(_v16, {p10:String}, {p11:String})), extractAll(_s8, {p12:String}))))), JSONExtractArrayRaw(_s8)) AS _s9, JSONExtractArrayRaw(ifNull(`make_list_2`, '')) AS _s10, if({p13:Bool}, arrayConcat(arraySort(_v17 -> (multiIf(startsWith(_s10[_v17], '"'), 1, match(_s10[_v17], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s10[_v17]), JSONExtractString(_s10[_v17])), arrayFilter(_v18 -> _s10[_v18] != 'null', arrayEnumerate(_s10))), arrayFilter(_v19 -> _s10[_v19] = 'null', arrayEnumerate(_s10))), arrayConcat(arrayFilter(_v19 -> _s10[_v19] = 'null', arrayEnumerate(_s10)), arraySort(_v17 -> (multiIf(startsWith(_s10[_v17], '"'), 1, match(_s10[_v17], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s10[_v17]), JSONExtractString(_s10[_v17])), arrayFilter(_v18 -> _s10[_v18] != 'null', arrayEnumerate(_s10))))) AS _s11, ifNull(if(ifNull(JSONType(`make_list_2`) = 'Array', 0), concat('[', arrayStringConcat(arrayMap(_v14 -> _s9[_v14], _s11), ','), ']'), NULL), '') AS _s12, `key_14_cell` AS `key_14`, toInt64OrNull(`property_13_cell`) AS `property_13`, toInt64OrNull(`property_14_cell`) AS `property_14`, toInt64OrNull(`property_15_cell`) AS `property_15`, `property_16_cell` AS `property_16`, toInt64OrNull(`component_2_cell`) AS `component_2`, groupArrayIf(1048576)(assumeNotNull(`property_13`), isNotNull(`property_13`)) AS `make_list_elements_2`, toNullable(concat('[', arrayStringConcat(arrayMap(_v12 -> assumeNotNull(if(isNull(_v12), 'null', ifNull(toString(_v12), 'null'))), `make_list_elements_2`), ','), ']')) AS `make_list_2`
    SELECT {p23:String} AS `q_3`, arrayStringConcat(arrayMap(_v13 -> ifNull(multiIf(match(_v13, '^-?[0-9]+$'), _v13, match(_v13, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v13)), '', isNaN(toFloat64OrNull(_v13)), 'NaN', match((toString(toFloat64OrNull(_v13)) AS _s7), '[.einf]'), _s7, concat(_s7, '.0')), match(_v13, '^[[{]') AND multiSearchAny(_v13, ['.0', 'e+', 'E+']) AND match(_v13, {p6:String}), replaceRegexpAll(_v13, {p7:String}, {p8:String}), JSONExtractString(_v13)), ''), if(match(_s12, {p14:String}), splitByChar(',', replaceAll(substring(_s12, 2, length(_s12) - 2), ' ', '')), arrayMap(_v20 -> if(multiSearchAny(_v20, ['.0', 'e+', 'E+']) AND match(_v20, {p6:String}), arrayMap(_v21 -> replaceRegexpAll(_v21, {p9:String}, {p8:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v22 -> if(startsWith(_v22, '"'), _v22, replaceRegexpAll(_v22, {p10:String}, {p11:String})), extractAll(_v20, {p12:String}))))), JSONExtractArrayRaw(_v20)), [_s12])[1])), {p15:String}) AS `members_3`
    FROM (SELECT materialize({st_17:Array(String)}) AS `key_14_cell`, materialize({st_18:Array(String)}) AS `property_13_cell`, materialize({st_19:Array(String)}) AS `property_14_cell`, materialize({st_20:Array(String)}) AS `property_15_cell`, materialize({st_21:Array(String)}) AS `property_16_cell`, materialize({st_22:Array(String)}) AS `component_2_cell`)
    ARRAY JOIN `key_14_cell`, `property_13_cell`, `property_14_cell`, `property_15_cell`, `property_16_cell`, `component_2_cell`
    GROUP BY `component_2`
  )
  UNION ALL
  SELECT `q_4` AS `q`, `members_4` AS `members` FROM (
    WITH `key_21_cell` AS `key_21`, toInt64OrNull(`property_21_cell`) AS `property_21`, toInt64OrNull(`property_22_cell`) AS `property_22`, toInt64OrNull(`property_23_cell`) AS `property_23`, `property_24_cell` AS `property_24`, toInt64OrNull(`component_3_cell`) AS `component_3`, min(toNullable(`component_3`)) AS `min`, max(toNullable(`component_3`)) AS `max`
    SELECT {p30:String} AS `q_4`, concat(ifNull(toString(`min`), ''), {p15:String}, ifNull(toString(`max`), '')) AS `members_4`
    FROM (SELECT materialize({st_24:Array(String)}) AS `key_21_cell`, materialize({st_25:Array(String)}) AS `property_21_cell`, materialize({st_26:Array(String)}) AS `property_22_cell`, materialize({st_27:Array(String)}) AS `property_23_cell`, materialize({st_28:Array(String)}) AS `property_24_cell`, materialize({st_29:Array(String)}) AS `component_3_cell`)
    ARRAY JOIN `key_21_cell`, `property_21_cell`, `property_22_cell`, `property_23_cell`, `property_24_cell`, `component_3_cell`
  )
)
