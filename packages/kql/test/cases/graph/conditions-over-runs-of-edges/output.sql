WITH `key_4` AS `node_key`, anyIf(`name_5`, notEmpty(`name_5`)) AS `name_6`, any(`age_5`) AS `age_6`
SELECT `node_key` AS `key_5`, CAST(ifNull((`name_6` = {p4:String}), 0) AS Nullable(Bool)) AS `nodes_0`, `name_6` AS `nodes_1`, if(isNull(`age_6`), 'null', ifNull(toString(`age_6`), 'null')) AS `nodes_2`
FROM (
  SELECT `key` AS `key_4`, `name_2` AS `name_5`, `age_2` AS `age_5` FROM (
    WITH `name_cell` AS `name`, toInt64OrNull(`age_cell`) AS `age`
    SELECT `name` AS `key`, `name` AS `name_2`, `age` AS `age_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell`, materialize({p1:Array(String)}) AS `age_cell`)
    ARRAY JOIN `name_cell`, `age_cell`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `name_3` AS `name_5`, `age_3` AS `age_5` FROM (
    WITH `s_cell_2` AS `s_2`, `s_2` AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, `s_2` AS `name_3`, CAST(NULL AS Nullable(Int64)) AS `age_3`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `name_4` AS `name_5`, `age_4` AS `age_5` FROM (
    WITH `t_cell_3` AS `t_3`, `t_3` AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, `t_3` AS `name_4`, CAST(NULL AS Nullable(Int64)) AS `age_4`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, toInt64OrNull(`w_cell`) AS `w`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`, CAST(ifNull((`w` > {p3:Int64}), 0) AS Nullable(Bool)) AS `edges_0`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `w_cell`)
ARRAY JOIN `s_cell`, `t_cell`, `w_cell`

WITH `key_11` AS `node_key_2`, anyIf(`name_11`, notEmpty(`name_11`)) AS `name_12`, any(`age_11`) AS `age_12`
SELECT `node_key_2` AS `key_12`, CAST(ifNull((`name_12` = {p4:String}), 0) AS Nullable(Bool)) AS `nodes_0_2`, CAST(ifNull(ifNull(`age_12` = {p5:Int64}, 0), 0) AS Nullable(Bool)) AS `nodes_1_2`, `name_12` AS `nodes_2_2`, if(isNull(`age_12`), 'null', ifNull(toString(`age_12`), 'null')) AS `nodes_3`
FROM (
  SELECT `key_8` AS `key_11`, `name_8` AS `name_11`, `age_8` AS `age_11` FROM (
    WITH `name_cell_2` AS `name_7`, toInt64OrNull(`age_cell_2`) AS `age_7`
    SELECT `name_7` AS `key_8`, `name_7` AS `name_8`, `age_7` AS `age_8`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_2`, materialize({p1:Array(String)}) AS `age_cell_2`)
    ARRAY JOIN `name_cell_2`, `age_cell_2`
  )
  UNION ALL
  SELECT `key_9` AS `key_11`, `name_9` AS `name_11`, `age_9` AS `age_11` FROM (
    WITH `s_cell_5` AS `s_5`, `s_5` AS `source_key_5`
    SELECT `source_key_5` AS `key_9`, `s_5` AS `name_9`, CAST(NULL AS Nullable(Int64)) AS `age_9`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `s_cell_5`
  )
  UNION ALL
  SELECT `key_10` AS `key_11`, `name_10` AS `name_11`, `age_10` AS `age_11` FROM (
    WITH `t_cell_6` AS `t_6`, `t_6` AS `target_key_6`
    SELECT `target_key_6` AS `key_10`, `t_6` AS `name_10`, CAST(NULL AS Nullable(Int64)) AS `age_10`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_6`)
    ARRAY JOIN `t_cell_6`
  )
)
GROUP BY `node_key_2`

WITH `s_cell_4` AS `s_4`, `t_cell_4` AS `t_4`, `s_4` AS `source_key_4`, `t_4` AS `target_key_4`
SELECT `source_key_4` AS `key_13`, `target_key_4` AS `key_14`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_4`, materialize({p1:Array(String)}) AS `t_cell_4`)
ARRAY JOIN `s_cell_4`, `t_cell_4`

WITH `key_18` AS `node_key_3`, anyIf(`name_17`, notEmpty(`name_17`)) AS `name_18`, any(`age_17`) AS `age_18`
SELECT `node_key_3` AS `key_19`, CAST(ifNull((`name_18` = {p4:String}), 0) AS Nullable(Bool)) AS `nodes_0_3`, `age_18` AS `nodes_1_3`, `age_18` AS `nodes_2_3`, `name_18` AS `nodes_3_2`
FROM (
  SELECT `key_15` AS `key_18`, `name_14` AS `name_17`, `age_14` AS `age_17` FROM (
    WITH `name_cell_3` AS `name_13`, toInt64OrNull(`age_cell_3`) AS `age_13`
    SELECT `name_13` AS `key_15`, `name_13` AS `name_14`, `age_13` AS `age_14`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_3`, materialize({p1:Array(String)}) AS `age_cell_3`)
    ARRAY JOIN `name_cell_3`, `age_cell_3`
  )
  UNION ALL
  SELECT `key_16` AS `key_18`, `name_15` AS `name_17`, `age_15` AS `age_17` FROM (
    WITH `s_cell_8` AS `s_8`, `s_8` AS `source_key_8`
    SELECT `source_key_8` AS `key_16`, `s_8` AS `name_15`, CAST(NULL AS Nullable(Int64)) AS `age_15`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_8`)
    ARRAY JOIN `s_cell_8`
  )
  UNION ALL
  SELECT `key_17` AS `key_18`, `name_16` AS `name_17`, `age_16` AS `age_17` FROM (
    WITH `t_cell_9` AS `t_9`, `t_9` AS `target_key_9`
    SELECT `target_key_9` AS `key_17`, `t_9` AS `name_16`, CAST(NULL AS Nullable(Int64)) AS `age_16`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_9`)
    ARRAY JOIN `t_cell_9`
  )
)
GROUP BY `node_key_3`

WITH `s_cell_7` AS `s_7`, `t_cell_7` AS `t_7`, toInt64OrNull(`w_cell_7`) AS `w_7`, `s_7` AS `source_key_7`, `t_7` AS `target_key_7`
SELECT `source_key_7` AS `key_20`, `target_key_7` AS `key_21`, if(isNull(`w_7`), 'null', ifNull(toString(`w_7`), 'null')) AS `edges_0_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `t_cell_7`, materialize({p2:Array(String)}) AS `w_cell_7`)
ARRAY JOIN `s_cell_7`, `t_cell_7`, `w_cell_7`

WITH `key_25` AS `node_key_4`, anyIf(`name_23`, notEmpty(`name_23`)) AS `name_24`
SELECT `node_key_4` AS `key_26`, CAST(ifNull((`name_24` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_0_4`, `name_24` AS `nodes_1_4`
FROM (
  SELECT `key_22` AS `key_25`, `name_20` AS `name_23` FROM (
    WITH `name_cell_4` AS `name_19`
    SELECT `name_19` AS `key_22`, `name_19` AS `name_20`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_4`)
    ARRAY JOIN `name_cell_4`
  )
  UNION ALL
  SELECT `key_23` AS `key_25`, `name_21` AS `name_23` FROM (
    WITH `s_cell_11` AS `s_11`, `s_11` AS `source_key_11`
    SELECT `source_key_11` AS `key_23`, `s_11` AS `name_21`
    FROM (SELECT materialize({p1:Array(String)}) AS `s_cell_11`)
    ARRAY JOIN `s_cell_11`
  )
  UNION ALL
  SELECT `key_24` AS `key_25`, `name_22` AS `name_23` FROM (
    WITH `t_cell_12` AS `t_12`, `t_12` AS `target_key_12`
    SELECT `target_key_12` AS `key_24`, `t_12` AS `name_22`
    FROM (SELECT materialize({p2:Array(String)}) AS `t_cell_12`)
    ARRAY JOIN `t_cell_12`
  )
)
GROUP BY `node_key_4`

WITH `s_cell_10` AS `s_10`, `t_cell_10` AS `t_10`, toInt64OrNull(`w_cell_10`) AS `w_10`, `s_10` AS `source_key_10`, `t_10` AS `target_key_10`
SELECT `source_key_10` AS `key_27`, `target_key_10` AS `key_28`, if(isNull(`w_10`), 'null', ifNull(toString(`w_10`), 'null')) AS `edges_0_3`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_10`, materialize({p1:Array(String)}) AS `t_cell_10`, materialize({p2:Array(String)}) AS `w_cell_10`)
ARRAY JOIN `s_cell_10`, `t_cell_10`, `w_cell_10`

WITH `key_32` AS `node_key_5`, anyIf(`name_29`, notEmpty(`name_29`)) AS `name_30`, any(`age_29`) AS `age_30`
SELECT `node_key_5` AS `key_33`, `age_30` AS `nodes_0_5`, `age_30` AS `nodes_1_5`, `name_30` AS `nodes_2_4`, `name_30` AS `nodes_3_3`
FROM (
  SELECT `key_29` AS `key_32`, `name_26` AS `name_29`, `age_26` AS `age_29` FROM (
    WITH `name_cell_5` AS `name_25`, toInt64OrNull(`age_cell_5`) AS `age_25`
    SELECT `name_25` AS `key_29`, `name_25` AS `name_26`, `age_25` AS `age_26`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_5`, materialize({p1:Array(String)}) AS `age_cell_5`)
    ARRAY JOIN `name_cell_5`, `age_cell_5`
  )
  UNION ALL
  SELECT `key_30` AS `key_32`, `name_27` AS `name_29`, `age_27` AS `age_29` FROM (
    WITH `s_cell_14` AS `s_14`, `s_14` AS `source_key_14`
    SELECT `source_key_14` AS `key_30`, `s_14` AS `name_27`, CAST(NULL AS Nullable(Int64)) AS `age_27`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_14`)
    ARRAY JOIN `s_cell_14`
  )
  UNION ALL
  SELECT `key_31` AS `key_32`, `name_28` AS `name_29`, `age_28` AS `age_29` FROM (
    WITH `t_cell_15` AS `t_15`, `t_15` AS `target_key_15`
    SELECT `target_key_15` AS `key_31`, `t_15` AS `name_28`, CAST(NULL AS Nullable(Int64)) AS `age_28`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_15`)
    ARRAY JOIN `t_cell_15`
  )
)
GROUP BY `node_key_5`

WITH `s_cell_13` AS `s_13`, `t_cell_13` AS `t_13`, toInt64OrNull(`w_cell_13`) AS `w_13`, `s_13` AS `source_key_13`, `t_13` AS `target_key_13`
SELECT `source_key_13` AS `key_34`, `target_key_13` AS `key_35`, ifNull(toNullable(concat('{', replaceAll(toJSONString({p3:String}), '\\/', '/'), ':', replaceAll(toJSONString(`s_13`), '\\/', '/'), ',', replaceAll(toJSONString({p4:String}), '\\/', '/'), ':', replaceAll(toJSONString(`t_13`), '\\/', '/'), ',', replaceAll(toJSONString({p5:String}), '\\/', '/'), ':', if(isNull(`w_13`), 'null', ifNull(toString(`w_13`), 'null')), '}')), 'null') AS `edges_0_4`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_13`, materialize({p1:Array(String)}) AS `t_cell_13`, materialize({p2:Array(String)}) AS `w_cell_13`)
ARRAY JOIN `s_cell_13`, `t_cell_13`, `w_cell_13`

SELECT `q`, `r`, `inner`
FROM (
  SELECT `q_2` AS `q`, `leaf_0` AS `r`, `\0leaf_1` AS `inner` FROM (
    WITH `leaf_1_cell` AS `leaf_1`, toInt64OrNull(`match_cell`) AS `match`
    SELECT {p3:String} AS `q_2`, `leaf_0_cell` AS `leaf_0`, nullIf(`leaf_1`, '') AS `\0leaf_1`
    FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `match_cell`)
    ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `match_cell`
  )
  UNION ALL
  SELECT `q_3` AS `q`, `leaf_0_2` AS `r`, `\0leaf_1_2` AS `inner` FROM (
    WITH `leaf_1_2_cell` AS `leaf_1_2`, toInt64OrNull(`match_2_cell`) AS `match_2`
    SELECT {p7:String} AS `q_3`, `leaf_0_2_cell` AS `leaf_0_2`, nullIf(`leaf_1_2`, '') AS `\0leaf_1_2`
    FROM (SELECT materialize({st_4:Array(String)}) AS `leaf_0_2_cell`, materialize({st_5:Array(String)}) AS `leaf_1_2_cell`, materialize({st_6:Array(String)}) AS `match_2_cell`)
    ARRAY JOIN `leaf_0_2_cell`, `leaf_1_2_cell`, `match_2_cell`
  )
  UNION ALL
  SELECT `q_4` AS `q`, `leaf_2` AS `r`, `\0leaf_3` AS `inner` FROM (
    WITH toInt64OrNull(`leaf_0_3_cell`) AS `leaf_0_3`, toInt64OrNull(`leaf_1_3_cell`) AS `leaf_1_3`, `leaf_3_cell` AS `leaf_3`, toInt64OrNull(`match_3_cell`) AS `match_3`
    SELECT {p13:String} AS `q_4`, `leaf_2_cell` AS `leaf_2`, nullIf(`leaf_3`, '') AS `\0leaf_3`
    FROM (SELECT materialize({st_8:Array(String)}) AS `leaf_0_3_cell`, materialize({st_9:Array(String)}) AS `leaf_1_3_cell`, materialize({st_10:Array(String)}) AS `leaf_2_cell`, materialize({st_11:Array(String)}) AS `leaf_3_cell`, materialize({st_12:Array(String)}) AS `match_3_cell`)
    ARRAY JOIN `leaf_0_3_cell`, `leaf_1_3_cell`, `leaf_2_cell`, `leaf_3_cell`, `match_3_cell`
    WHERE ((`leaf_0_3` < `leaf_1_3`))
  )
  UNION ALL
  SELECT `q_5` AS `q`, `leaf_0_4` AS `r`, `\0leaf_1_3` AS `inner` FROM (
    WITH `leaf_1_4_cell` AS `leaf_1_4`, toInt64OrNull(`match_4_cell`) AS `match_4`
    SELECT {p17:String} AS `q_5`, `leaf_0_4_cell` AS `leaf_0_4`, nullIf(`leaf_1_4`, '') AS `\0leaf_1_3`
    FROM (SELECT materialize({st_14:Array(String)}) AS `leaf_0_4_cell`, materialize({st_15:Array(String)}) AS `leaf_1_4_cell`, materialize({st_16:Array(String)}) AS `match_4_cell`)
    ARRAY JOIN `leaf_0_4_cell`, `leaf_1_4_cell`, `match_4_cell`
  )
  UNION ALL
  SELECT `q_6` AS `q`, `leaf_3_2` AS `r`, `inner_2` AS `inner` FROM (
    WITH toInt64OrNull(`leaf_0_5_cell`) AS `leaf_0_5`, toInt64OrNull(`leaf_1_5_cell`) AS `leaf_1_5`, `leaf_2_2_cell` AS `leaf_2_2`, `leaf_4_cell` AS `leaf_4`, toInt64OrNull(`match_5_cell`) AS `match_5`, nullIf(`leaf_2_2`, '') AS `\0leaf_2`
    SELECT {p25:String} AS `q_6`, `leaf_3_2_cell` AS `leaf_3_2`, toNullable(concat('[', replaceAll(toJSONString(`leaf_4`), '\\/', '/'), ']')) AS `inner_2`
    FROM (SELECT materialize({st_18:Array(String)}) AS `leaf_0_5_cell`, materialize({st_19:Array(String)}) AS `leaf_1_5_cell`, materialize({st_20:Array(String)}) AS `leaf_2_2_cell`, materialize({st_21:Array(String)}) AS `leaf_3_2_cell`, materialize({st_22:Array(String)}) AS `leaf_4_cell`, materialize({st_23:Array(String)}) AS `match_5_cell`)
    ARRAY JOIN `leaf_0_5_cell`, `leaf_1_5_cell`, `leaf_2_2_cell`, `leaf_3_2_cell`, `leaf_4_cell`, `match_5_cell`
    WHERE (((`leaf_0_5` > `leaf_1_5`) OR (if(ifNull(JSONType(`\0leaf_2`) = 'Array', 0), toInt64(JSONLength(ifNull(`\0leaf_2`, ''))), NULL) > {p24:Int64})))
  )
)
