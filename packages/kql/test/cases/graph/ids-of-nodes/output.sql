WITH `key_4` AS `node_key`, anyIf(`team_8`, notEmpty(`team_8`)) AS `team_9`, any(splitByChar('\0', `key_4`)[-1]) AS `node_id`
SELECT `node_key` AS `key_5`, CAST(ifNull((`node_id` = {p5:String}), 0) AS Nullable(Bool)) AS `nodes_0`, CAST(ifNull((`node_id` != {p6:String}), 0) AS Nullable(Bool)) AS `nodes_1`, `node_id` AS `nodes_2`, `node_id` AS `nodes_3`, replaceAll(toJSONString(`node_id`), '\\/', '/') AS `nodes_4`, `team_9` AS `nodes_5`
FROM (
  SELECT `key` AS `key_4`, `team_3` AS `team_8` FROM (
    WITH `id_cell` AS `id`, `team_cell_2` AS `team_2`
    SELECT concat(`team_2`, '\0', `id`) AS `key`, `team_2` AS `team_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `team_cell_2`)
    ARRAY JOIN `id_cell`, `team_cell_2`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `team_5` AS `team_8` FROM (
    WITH `s_cell_2` AS `s_2`, `team_cell_3` AS `team_4`, concat(`team_4`, '\0', `s_2`) AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, '' AS `team_5`
    FROM (SELECT materialize({p2:Array(String)}) AS `s_cell_2`, materialize({p3:Array(String)}) AS `team_cell_3`)
    ARRAY JOIN `s_cell_2`, `team_cell_3`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `team_7` AS `team_8` FROM (
    WITH `t_cell_3` AS `t_3`, `team_cell_4` AS `team_6`, concat(`team_6`, '\0', `t_3`) AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, '' AS `team_7`
    FROM (SELECT materialize({p4:Array(String)}) AS `t_cell_3`, materialize({p3:Array(String)}) AS `team_cell_4`)
    ARRAY JOIN `t_cell_3`, `team_cell_4`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, `team_cell` AS `team`, concat(`team`, '\0', `s`) AS `source_key`, concat(`team`, '\0', `t`) AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `team_cell`)
ARRAY JOIN `s_cell`, `t_cell`, `team_cell`

WITH `leaf_2_cell` AS `leaf_2`, toInt64OrNull(`match_cell`) AS `match`
SELECT `leaf_0_cell` AS `leaf_0`, `leaf_1_cell` AS `leaf_1`, nullIf(`leaf_2`, '') AS `\0leaf_2`, `leaf_3_cell` AS `leaf_3`
FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `leaf_2_cell`, materialize({st_3:Array(String)}) AS `leaf_3_cell`, materialize({st_4:Array(String)}) AS `match_cell`)
ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `leaf_2_cell`, `leaf_3_cell`, `match_cell`
