WITH `key_4` AS `node_key`, anyIf(`name_6`, notEmpty(`name_6`)) AS `name_7`, any(`age_6`) AS `age_7`
SELECT `node_key` AS `key_5`, CAST(ifNull((`name_7` = {p4:String}), 0) AS Nullable(Bool)) AS `nodes_0`, `name_7` AS `nodes_1`, `age_7` AS `nodes_2`
FROM (
  SELECT `key` AS `key_4`, `name_3` AS `name_6`, `age_3` AS `age_6` FROM (
    WITH `name_cell` AS `name_2`, toInt64OrNull(`age_cell`) AS `age_2`
    SELECT `name_2` AS `key`, `name_2` AS `name_3`, `age_2` AS `age_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell`, materialize({p1:Array(String)}) AS `age_cell`)
    ARRAY JOIN `name_cell`, `age_cell`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `name_4` AS `name_6`, `age_4` AS `age_6` FROM (
    WITH `s_cell_2` AS `s_2`, `s_2` AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, `s_2` AS `name_4`, CAST(NULL AS Nullable(Int64)) AS `age_4`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `name_5` AS `name_6`, `age_5` AS `age_6` FROM (
    WITH `t_cell_3` AS `t_3`, `t_3` AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, `t_3` AS `name_5`, CAST(NULL AS Nullable(Int64)) AS `age_5`
    FROM (SELECT materialize({p3:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`)
ARRAY JOIN `s_cell`, `t_cell`

WITH `key_10` AS `node_key_2`, anyIf(`id_3`, notEmpty(`id_3`)) AS `id_4`
SELECT `node_key_2` AS `key_11`, CAST(ifNull((`id_4` = {p2:String}), 0) AS Nullable(Bool)) AS `nodes_0_2`, `id_4` AS `nodes_1_2`
FROM (
  SELECT `key_8` AS `key_10`, `id` AS `id_3` FROM (
    WITH `s_cell_5` AS `s_5`, `s_5` AS `source_key_5`
    SELECT `source_key_5` AS `key_8`, `s_5` AS `id`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `s_cell_5`
  )
  UNION ALL
  SELECT `key_9` AS `key_10`, `id_2` AS `id_3` FROM (
    WITH `t_cell_6` AS `t_6`, `t_6` AS `target_key_6`
    SELECT `target_key_6` AS `key_9`, `t_6` AS `id_2`
    FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_6`)
    ARRAY JOIN `t_cell_6`
  )
)
GROUP BY `node_key_2`

WITH `s_cell_4` AS `s_4`, `t_cell_4` AS `t_4`, toInt64OrNull(`w_cell_4`) AS `w_4`, `s_4` AS `source_key_4`, `t_4` AS `target_key_4`
SELECT `source_key_4` AS `key_12`, `target_key_4` AS `key_13`, `w_4` AS `edges_0`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_4`, materialize({p1:Array(String)}) AS `t_cell_4`, materialize({p2:Array(String)}) AS `w_cell_4`)
ARRAY JOIN `s_cell_4`, `t_cell_4`, `w_cell_4`

WITH `key_23` AS `node_key_3`, anyIf(`name_13`, notEmpty(`name_13`)) AS `name_14`, any(`age_14`) AS `age_15`, anyIf(`key_24`, notEmpty(`key_24`)) AS `key_25`
SELECT `node_key_3` AS `key_26`, CAST(ifNull((`key_25` = {p6:String}), 0) AS Nullable(Bool)) AS `nodes_0_3`, `name_14` AS `nodes_1_3`, `age_15` AS `nodes_2_2`
FROM (
  SELECT `key_15` AS `key_23`, `name_9` AS `name_13`, `age_10` AS `age_14`, `key_16` AS `key_24` FROM (
    WITH `name_cell_2` AS `name_8`, toInt64OrNull(`age_cell_2`) AS `age_8`
    SELECT `name_8` AS `key_15`, `name_8` AS `name_9`, `age_8` AS `age_10`, '' AS `key_16`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell_2`, materialize({p1:Array(String)}) AS `age_cell_2`)
    ARRAY JOIN `name_cell_2`, `age_cell_2`
  )
  UNION ALL
  SELECT `key_17` AS `key_23`, `name_10` AS `name_13`, `age_11` AS `age_14`, `key_18` AS `key_24` FROM (
    WITH `key_cell` AS `key_14`, toInt64OrNull(`age_cell_3`) AS `age_9`
    SELECT `key_14` AS `key_17`, '' AS `name_10`, `age_9` AS `age_11`, `key_14` AS `key_18`
    FROM (SELECT materialize({p2:Array(String)}) AS `key_cell`, materialize({p3:Array(String)}) AS `age_cell_3`)
    ARRAY JOIN `key_cell`, `age_cell_3`
  )
  UNION ALL
  SELECT `key_19` AS `key_23`, `name_11` AS `name_13`, `age_12` AS `age_14`, `key_20` AS `key_24` FROM (
    WITH `s_cell_8` AS `s_8`, `s_8` AS `source_key_8`
    SELECT `source_key_8` AS `key_19`, `s_8` AS `name_11`, CAST(NULL AS Nullable(Int64)) AS `age_12`, `s_8` AS `key_20`
    FROM (SELECT materialize({p4:Array(String)}) AS `s_cell_8`)
    ARRAY JOIN `s_cell_8`
  )
  UNION ALL
  SELECT `key_21` AS `key_23`, `name_12` AS `name_13`, `age_13` AS `age_14`, `key_22` AS `key_24` FROM (
    WITH `t_cell_9` AS `t_9`, `t_9` AS `target_key_9`
    SELECT `target_key_9` AS `key_21`, `t_9` AS `name_12`, CAST(NULL AS Nullable(Int64)) AS `age_13`, `t_9` AS `key_22`
    FROM (SELECT materialize({p5:Array(String)}) AS `t_cell_9`)
    ARRAY JOIN `t_cell_9`
  )
)
GROUP BY `node_key_3`

WITH `s_cell_7` AS `s_7`, `t_cell_7` AS `t_7`, `s_7` AS `source_key_7`, `t_7` AS `target_key_7`
SELECT `source_key_7` AS `key_27`, `target_key_7` AS `key_28`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `t_cell_7`)
ARRAY JOIN `s_cell_7`, `t_cell_7`

SELECT `q`, `name`, `age`
FROM (
  SELECT `q_2` AS `q`, `leaf_0` AS `name`, `leaf_1` AS `age` FROM (
    WITH toInt64OrNull(`match_cell`) AS `match`
    SELECT {p3:String} AS `q_2`, `leaf_0_cell` AS `leaf_0`, toInt64OrNull(`leaf_1_cell`) AS `leaf_1`
    FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `match_cell`)
    ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `match_cell`
  )
  UNION ALL
  SELECT `q_3` AS `q`, `leaf_0_2` AS `name`, `leaf_1_2` AS `age` FROM (
    WITH toInt64OrNull(`match_2_cell`) AS `match_2`
    SELECT {p7:String} AS `q_3`, `leaf_0_2_cell` AS `leaf_0_2`, toInt64OrNull(`leaf_1_2_cell`) AS `leaf_1_2`
    FROM (SELECT materialize({st_4:Array(String)}) AS `leaf_0_2_cell`, materialize({st_5:Array(String)}) AS `leaf_1_2_cell`, materialize({st_6:Array(String)}) AS `match_2_cell`)
    ARRAY JOIN `leaf_0_2_cell`, `leaf_1_2_cell`, `match_2_cell`
  )
  UNION ALL
  SELECT `q_4` AS `q`, `leaf_0_3` AS `name`, `leaf_1_3` AS `age` FROM (
    WITH toInt64OrNull(`match_3_cell`) AS `match_3`
    SELECT {p11:String} AS `q_4`, `leaf_0_3_cell` AS `leaf_0_3`, toInt64OrNull(`leaf_1_3_cell`) AS `leaf_1_3`
    FROM (SELECT materialize({st_8:Array(String)}) AS `leaf_0_3_cell`, materialize({st_9:Array(String)}) AS `leaf_1_3_cell`, materialize({st_10:Array(String)}) AS `match_3_cell`)
    ARRAY JOIN `leaf_0_3_cell`, `leaf_1_3_cell`, `match_3_cell`
  )
)
