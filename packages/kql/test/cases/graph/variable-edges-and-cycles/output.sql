WITH `key_4` AS `node_key`, anyIf(`name_5`, notEmpty(`name_5`)) AS `name_6`
SELECT `node_key` AS `key_5`, CAST(ifNull((`name_6` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_0`, `name_6` AS `nodes_1`
FROM (
  SELECT `key` AS `key_4`, `name_2` AS `name_5` FROM (
    WITH `name_cell` AS `name`
    SELECT `name` AS `key`, `name` AS `name_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell`)
    ARRAY JOIN `name_cell`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `name_3` AS `name_5` FROM (
    WITH `s_cell_2` AS `s_2`, `s_2` AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, `s_2` AS `name_3`
    FROM (SELECT materialize({p1:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `name_4` AS `name_5` FROM (
    WITH `t_cell_3` AS `t_3`, `t_3` AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, `t_3` AS `name_4`
    FROM (SELECT materialize({p2:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`, replaceAll(toJSONString(`t`), '\\/', '/') AS `edges_0`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`)
ARRAY JOIN `s_cell`, `t_cell`

WITH `key_11` AS `node_key_2`, anyIf(`name_11`, notEmpty(`name_11`)) AS `name_12`
SELECT `node_key_2` AS `key_12`, CAST(ifNull((`name_12` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_0_2`, `name_12` AS `nodes_1_2`
FROM (
  SELECT `key_8` AS `key_11`, `name_8` AS `name_11` FROM (
    WITH `name_cell_2` AS `name_7`
    SELECT `name_7` AS `key_8`, `name_7` AS `name_8`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_2`)
    ARRAY JOIN `name_cell_2`
  )
  UNION ALL
  SELECT `key_9` AS `key_11`, `name_9` AS `name_11` FROM (
    WITH `s_cell_5` AS `s_5`, `s_5` AS `source_key_5`
    SELECT `source_key_5` AS `key_9`, `s_5` AS `name_9`
    FROM (SELECT materialize({p1:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `s_cell_5`
  )
  UNION ALL
  SELECT `key_10` AS `key_11`, `name_10` AS `name_11` FROM (
    WITH `t_cell_6` AS `t_6`, `t_6` AS `target_key_6`
    SELECT `target_key_6` AS `key_10`, `t_6` AS `name_10`
    FROM (SELECT materialize({p2:Array(String)}) AS `t_cell_6`)
    ARRAY JOIN `t_cell_6`
  )
)
GROUP BY `node_key_2`

WITH `s_cell_4` AS `s_4`, `t_cell_4` AS `t_4`, `s_4` AS `source_key_4`, `t_4` AS `target_key_4`
SELECT `source_key_4` AS `key_13`, `target_key_4` AS `key_14`, replaceAll(toJSONString(`t_4`), '\\/', '/') AS `edges_0_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_4`, materialize({p1:Array(String)}) AS `t_cell_4`)
ARRAY JOIN `s_cell_4`, `t_cell_4`

WITH `key_18` AS `node_key_3`, anyIf(`name_17`, notEmpty(`name_17`)) AS `name_18`
SELECT `node_key_3` AS `key_19`, CAST(ifNull((`name_18` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_0_3`, `name_18` AS `nodes_1_3`
FROM (
  SELECT `key_15` AS `key_18`, `name_14` AS `name_17` FROM (
    WITH `name_cell_3` AS `name_13`
    SELECT `name_13` AS `key_15`, `name_13` AS `name_14`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_3`)
    ARRAY JOIN `name_cell_3`
  )
  UNION ALL
  SELECT `key_16` AS `key_18`, `name_15` AS `name_17` FROM (
    WITH `s_cell_8` AS `s_8`, `s_8` AS `source_key_8`
    SELECT `source_key_8` AS `key_16`, `s_8` AS `name_15`
    FROM (SELECT materialize({p1:Array(String)}) AS `s_cell_8`)
    ARRAY JOIN `s_cell_8`
  )
  UNION ALL
  SELECT `key_17` AS `key_18`, `name_16` AS `name_17` FROM (
    WITH `t_cell_9` AS `t_9`, `t_9` AS `target_key_9`
    SELECT `target_key_9` AS `key_17`, `t_9` AS `name_16`
    FROM (SELECT materialize({p2:Array(String)}) AS `t_cell_9`)
    ARRAY JOIN `t_cell_9`
  )
)
GROUP BY `node_key_3`

WITH `s_cell_7` AS `s_7`, `t_cell_7` AS `t_7`, `s_7` AS `source_key_7`, `t_7` AS `target_key_7`
SELECT `source_key_7` AS `key_20`, `target_key_7` AS `key_21`, replaceAll(toJSONString(`t_7`), '\\/', '/') AS `edges_0_3`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `t_cell_7`)
ARRAY JOIN `s_cell_7`, `t_cell_7`

SELECT `q`, `r`, `path`
FROM (
  SELECT `q_2` AS `q`, `leaf_0` AS `r`, `path_2` AS `path` FROM (
    WITH ifNull(`\0leaf_1`, '') AS _s2, `leaf_1_cell` AS `leaf_1`, toInt64OrNull(`match_cell`) AS `match`, nullIf(`leaf_1`, '') AS `\0leaf_1`
    SELECT {p3:String} AS `q_2`, `leaf_0_cell` AS `leaf_0`, arrayStringConcat(arrayMap(_v1 -> ifNull(multiIf(match(_v1, '^-?[0-9]+$'), _v1, match(_v1, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v1)), '', isNaN(toFloat64OrNull(_v1)), 'NaN', match((toString(toFloat64OrNull(_v1)) AS _s1), '[.einf]'), _s1, concat(_s1, '.0')), match(_v1, '^[[{]') AND multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p4:String}), replaceRegexpAll(_v1, {p5:String}, {p6:String}), JSONExtractString(_v1)), ''), if(match(_s2, {p7:String}), splitByChar(',', replaceAll(substring(_s2, 2, length(_s2) - 2), ' ', '')), arrayMap(_v2 -> if(multiSearchAny(_v2, ['.0', 'e+', 'E+']) AND match(_v2, {p4:String}), arrayMap(_v3 -> replaceRegexpAll(_v3, {p8:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v4 -> if(startsWith(_v4, '"'), _v4, replaceRegexpAll(_v4, {p9:String}, {p10:String})), extractAll(_v2, {p11:String}))))), JSONExtractArrayRaw(_v2)), [_s2])[1])), {p12:String}) AS `path_2`
    FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `match_cell`)
    ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `match_cell`
  )
  UNION ALL
  SELECT `q_3` AS `q`, `leaf_0_2` AS `r`, `path_3` AS `path` FROM (
    WITH ifNull(`\0leaf_1_2`, '') AS _s4, `leaf_1_2_cell` AS `leaf_1_2`, toInt64OrNull(`match_2_cell`) AS `match_2`, nullIf(`leaf_1_2`, '') AS `\0leaf_1_2`
    SELECT {p16:String} AS `q_3`, `leaf_0_2_cell` AS `leaf_0_2`, arrayStringConcat(arrayMap(_v5 -> ifNull(multiIf(match(_v5, '^-?[0-9]+$'), _v5, match(_v5, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v5)), '', isNaN(toFloat64OrNull(_v5)), 'NaN', match((toString(toFloat64OrNull(_v5)) AS _s3), '[.einf]'), _s3, concat(_s3, '.0')), match(_v5, '^[[{]') AND multiSearchAny(_v5, ['.0', 'e+', 'E+']) AND match(_v5, {p4:String}), replaceRegexpAll(_v5, {p5:String}, {p6:String}), JSONExtractString(_v5)), ''), if(match(_s4, {p7:String}), splitByChar(',', replaceAll(substring(_s4, 2, length(_s4) - 2), ' ', '')), arrayMap(_v6 -> if(multiSearchAny(_v6, ['.0', 'e+', 'E+']) AND match(_v6, {p4:String}), arrayMap(_v7 -> replaceRegexpAll(_v7, {p8:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v8 -> if(startsWith(_v8, '"'), _v8, replaceRegexpAll(_v8, {p9:String}, {p10:String})), extractAll(_v6, {p11:String}))))), JSONExtractArrayRaw(_v6)), [_s4])[1])), {p12:String}) AS `path_3`
    FROM (SELECT materialize({st_13:Array(String)}) AS `leaf_0_2_cell`, materialize({st_14:Array(String)}) AS `leaf_1_2_cell`, materialize({st_15:Array(String)}) AS `match_2_cell`)
    ARRAY JOIN `leaf_0_2_cell`, `leaf_1_2_cell`, `match_2_cell`
  )
  UNION ALL
  SELECT `q_4` AS `q`, `leaf_0_3` AS `r`, `path_4` AS `path` FROM (
    WITH ifNull(`\0leaf_1_3`, '') AS _s6, `leaf_1_3_cell` AS `leaf_1_3`, toInt64OrNull(`match_3_cell`) AS `match_3`, nullIf(`leaf_1_3`, '') AS `\0leaf_1_3`
    SELECT {p20:String} AS `q_4`, `leaf_0_3_cell` AS `leaf_0_3`, arrayStringConcat(arrayMap(_v9 -> ifNull(multiIf(match(_v9, '^-?[0-9]+$'), _v9, match(_v9, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v9)), '', isNaN(toFloat64OrNull(_v9)), 'NaN', match((toString(toFloat64OrNull(_v9)) AS _s5), '[.einf]'), _s5, concat(_s5, '.0')), match(_v9, '^[[{]') AND multiSearchAny(_v9, ['.0', 'e+', 'E+']) AND match(_v9, {p4:String}), replaceRegexpAll(_v9, {p5:String}, {p6:String}), JSONExtractString(_v9)), ''), if(match(_s6, {p7:String}), splitByChar(',', replaceAll(substring(_s6, 2, length(_s6) - 2), ' ', '')), arrayMap(_v10 -> if(multiSearchAny(_v10, ['.0', 'e+', 'E+']) AND match(_v10, {p4:String}), arrayMap(_v11 -> replaceRegexpAll(_v11, {p8:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v12 -> if(startsWith(_v12, '"'), _v12, replaceRegexpAll(_v12, {p9:String}, {p10:String})), extractAll(_v10, {p11:String}))))), JSONExtractArrayRaw(_v10)), [_s6])[1])), {p12:String}) AS `path_4`
    FROM (SELECT materialize({st_17:Array(String)}) AS `leaf_0_3_cell`, materialize({st_18:Array(String)}) AS `leaf_1_3_cell`, materialize({st_19:Array(String)}) AS `match_3_cell`)
    ARRAY JOIN `leaf_0_3_cell`, `leaf_1_3_cell`, `match_3_cell`
  )
)
