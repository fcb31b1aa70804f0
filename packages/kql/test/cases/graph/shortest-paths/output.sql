WITH `key_3` AS `node_key`, anyIf(`id_3`, notEmpty(`id_3`)) AS `id_4`
SELECT `node_key` AS `key_4`, CAST(ifNull((`id_4` = {p2:String}), 0) AS Nullable(Bool)) AS `nodes_0`, CAST(ifNull((`id_4` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_1`
FROM (
  SELECT `key` AS `key_3`, `id` AS `id_3` FROM (
    WITH `s_cell_2` AS `s_2`, `s_2` AS `source_key_2`
    SELECT `source_key_2` AS `key`, `s_2` AS `id`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_2` AS `key_3`, `id_2` AS `id_3` FROM (
    WITH `t_cell_3` AS `t_3`, `t_3` AS `target_key_3`
    SELECT `target_key_3` AS `key_2`, `t_3` AS `id_2`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_5`, `target_key` AS `key_6`, replaceAll(toJSONString(`t`), '\\/', '/') AS `edges_0`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`)
ARRAY JOIN `s_cell`, `t_cell`

WITH `key_9` AS `node_key_2`, anyIf(`id_7`, notEmpty(`id_7`)) AS `id_8`
SELECT `node_key_2` AS `key_10`, CAST(ifNull((`id_8` = {p2:String}), 0) AS Nullable(Bool)) AS `nodes_0_2`, CAST(ifNull((`id_8` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_1_2`
FROM (
  SELECT `key_7` AS `key_9`, `id_5` AS `id_7` FROM (
    WITH `s_cell_5` AS `s_5`, `s_5` AS `source_key_5`
    SELECT `source_key_5` AS `key_7`, `s_5` AS `id_5`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `s_cell_5`
  )
  UNION ALL
  SELECT `key_8` AS `key_9`, `id_6` AS `id_7` FROM (
    WITH `t_cell_6` AS `t_6`, `t_6` AS `target_key_6`
    SELECT `target_key_6` AS `key_8`, `t_6` AS `id_6`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_6`)
    ARRAY JOIN `t_cell_6`
  )
)
GROUP BY `node_key_2`

WITH `s_cell_4` AS `s_4`, `t_cell_4` AS `t_4`, `s_4` AS `source_key_4`, `t_4` AS `target_key_4`
SELECT `source_key_4` AS `key_11`, `target_key_4` AS `key_12`, replaceAll(toJSONString(`t_4`), '\\/', '/') AS `edges_0_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_4`, materialize({p1:Array(String)}) AS `t_cell_4`)
ARRAY JOIN `s_cell_4`, `t_cell_4`

WITH `key_15` AS `node_key_3`, anyIf(`id_11`, notEmpty(`id_11`)) AS `id_12`
SELECT `node_key_3` AS `key_16`, CAST(ifNull((`id_12` = {p2:String}), 0) AS Nullable(Bool)) AS `nodes_0_3`, CAST(ifNull((`id_12` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_1_3`, CAST(ifNull((`id_12` = {p4:String}), 0) AS Nullable(Bool)) AS `nodes_2`
FROM (
  SELECT `key_13` AS `key_15`, `id_9` AS `id_11` FROM (
    WITH `s_cell_8` AS `s_8`, `s_8` AS `source_key_8`
    SELECT `source_key_8` AS `key_13`, `s_8` AS `id_9`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_8`)
    ARRAY JOIN `s_cell_8`
  )
  UNION ALL
  SELECT `key_14` AS `key_15`, `id_10` AS `id_11` FROM (
    WITH `t_cell_9` AS `t_9`, `t_9` AS `target_key_9`
    SELECT `target_key_9` AS `key_14`, `t_9` AS `id_10`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_9`)
    ARRAY JOIN `t_cell_9`
  )
)
GROUP BY `node_key_3`

WITH `s_cell_7` AS `s_7`, `t_cell_7` AS `t_7`, `s_7` AS `source_key_7`, `t_7` AS `target_key_7`
SELECT `source_key_7` AS `key_17`, `target_key_7` AS `key_18`, replaceAll(toJSONString(`t_7`), '\\/', '/') AS `edges_0_3`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `t_cell_7`)
ARRAY JOIN `s_cell_7`, `t_cell_7`

WITH `key_21` AS `node_key_4`, anyIf(`id_15`, notEmpty(`id_15`)) AS `id_16`
SELECT `node_key_4` AS `key_22`, CAST(ifNull((`id_16` = {p2:String}), 0) AS Nullable(Bool)) AS `nodes_0_4`, `id_16` AS `nodes_1_4`
FROM (
  SELECT `key_19` AS `key_21`, `id_13` AS `id_15` FROM (
    WITH `s_cell_11` AS `s_11`, `s_11` AS `source_key_11`
    SELECT `source_key_11` AS `key_19`, `s_11` AS `id_13`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_11`)
    ARRAY JOIN `s_cell_11`
  )
  UNION ALL
  SELECT `key_20` AS `key_21`, `id_14` AS `id_15` FROM (
    WITH `t_cell_12` AS `t_12`, `t_12` AS `target_key_12`
    SELECT `target_key_12` AS `key_20`, `t_12` AS `id_14`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_12`)
    ARRAY JOIN `t_cell_12`
  )
)
GROUP BY `node_key_4`

WITH `s_cell_10` AS `s_10`, `t_cell_10` AS `t_10`, `s_10` AS `source_key_10`, `t_10` AS `target_key_10`
SELECT `source_key_10` AS `key_23`, `target_key_10` AS `key_24`, replaceAll(toJSONString(`t_10`), '\\/', '/') AS `edges_0_4`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_10`, materialize({p1:Array(String)}) AS `t_cell_10`)
ARRAY JOIN `s_cell_10`, `t_cell_10`

SELECT `q`, `path`
FROM (
  SELECT `q_2` AS `q`, `path_2` AS `path` FROM (
    WITH ifNull(`\0leaf_0`, '') AS _s2, `leaf_0_cell` AS `leaf_0`, toInt64OrNull(`match_cell`) AS `match`, nullIf(`leaf_0`, '') AS `\0leaf_0`
    SELECT {p2:String} AS `q_2`, arrayStringConcat(arrayMap(_v1 -> ifNull(multiIf(match(_v1, '^-?[0-9]+$'), _v1, match(_v1, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v1)), '', isNaN(toFloat64OrNull(_v1)), 'NaN', match((toString(toFloat64OrNull(_v1)) AS _s1), '[.einf]'), _s1, concat(_s1, '.0')), match(_v1, '^[[{]') AND multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p3:String}), replaceRegexpAll(_v1, {p4:String}, {p5:String}), JSONExtractString(_v1)), ''), if(match(_s2, {p6:String}), splitByChar(',', replaceAll(substring(_s2, 2, length(_s2) - 2), ' ', '')), arrayMap(_v2 -> if(multiSearchAny(_v2, ['.0', 'e+', 'E+']) AND match(_v2, {p3:String}), arrayMap(_v3 -> replaceRegexpAll(_v3, {p7:String}, {p5:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v4 -> if(startsWith(_v4, '"'), _v4, replaceRegexpAll(_v4, {p8:String}, {p9:String})), extractAll(_v2, {p10:String}))))), JSONExtractArrayRaw(_v2)), [_s2])[1])), {p11:String}) AS `path_2`
    FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `match_cell`)
    ARRAY JOIN `leaf_0_cell`, `match_cell`
  )
  UNION ALL
  SELECT `q_3` AS `q`, `path_3` AS `path` FROM (
    WITH `leaf_0_2_cell` AS `leaf_0_2`, toInt64OrNull(`match_2_cell`) AS `match_2`, nullIf(`leaf_0_2`, '') AS `\0leaf_0_2`
    SELECT {p14:String} AS `q_3`, ifNull(toString(if(ifNull(JSONType(`\0leaf_0_2`) = 'Array', 0), toInt64(JSONLength(ifNull(`\0leaf_0_2`, ''))), NULL)), '') AS `path_3`
    FROM (SELECT materialize({st_12:Array(String)}) AS `leaf_0_2_cell`, materialize({st_13:Array(String)}) AS `match_2_cell`)
    ARRAY JOIN `leaf_0_2_cell`, `match_2_cell`
  )
  UNION ALL
  SELECT `q_4` AS `q`, `path_4` AS `path` FROM (
    WITH ifNull(`\0leaf_0_3`, '') AS _s4, `leaf_0_3_cell` AS `leaf_0_3`, toInt64OrNull(`match_3_cell`) AS `match_3`, nullIf(`leaf_0_3`, '') AS `\0leaf_0_3`
    SELECT {p17:String} AS `q_4`, arrayStringConcat(arrayMap(_v5 -> ifNull(multiIf(match(_v5, '^-?[0-9]+$'), _v5, match(_v5, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v5)), '', isNaN(toFloat64OrNull(_v5)), 'NaN', match((toString(toFloat64OrNull(_v5)) AS _s3), '[.einf]'), _s3, concat(_s3, '.0')), match(_v5, '^[[{]') AND multiSearchAny(_v5, ['.0', 'e+', 'E+']) AND match(_v5, {p3:String}), replaceRegexpAll(_v5, {p4:String}, {p5:String}), JSONExtractString(_v5)), ''), if(match(_s4, {p6:String}), splitByChar(',', replaceAll(substring(_s4, 2, length(_s4) - 2), ' ', '')), arrayMap(_v6 -> if(multiSearchAny(_v6, ['.0', 'e+', 'E+']) AND match(_v6, {p3:String}), arrayMap(_v7 -> replaceRegexpAll(_v7, {p7:String}, {p5:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v8 -> if(startsWith(_v8, '"'), _v8, replaceRegexpAll(_v8, {p8:String}, {p9:String})), extractAll(_v6, {p10:String}))))), JSONExtractArrayRaw(_v6)), [_s4])[1])), {p11:String}) AS `path_4`
    FROM (SELECT materialize({st_15:Array(String)}) AS `leaf_0_3_cell`, materialize({st_16:Array(String)}) AS `match_3_cell`)
    ARRAY JOIN `leaf_0_3_cell`, `match_3_cell`
  )
  UNION ALL
  SELECT `q_5` AS `q`, `path_5` AS `path` FROM (
    WITH `leaf_0_4_cell` AS `leaf_0_4`, `leaf_1_cell` AS `leaf_1`, toInt64OrNull(`match_4_cell`) AS `match_4`, nullIf(`leaf_1`, '') AS `\0leaf_1`
    SELECT {p21:String} AS `q_5`, concat(`leaf_0_4`, ifNull(toString(if(ifNull(JSONType(`\0leaf_1`) = 'Array', 0), toInt64(JSONLength(ifNull(`\0leaf_1`, ''))), NULL)), '')) AS `path_5`
    FROM (SELECT materialize({st_18:Array(String)}) AS `leaf_0_4_cell`, materialize({st_19:Array(String)}) AS `leaf_1_cell`, materialize({st_20:Array(String)}) AS `match_4_cell`)
    ARRAY JOIN `leaf_0_4_cell`, `leaf_1_cell`, `match_4_cell`
  )
)
