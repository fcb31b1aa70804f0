WITH `key_4` AS `node_key`, anyIf(`name_5`, notEmpty(`name_5`)) AS `name_6`
SELECT `node_key` AS `key_5`, CAST(ifNull((`name_6` = {p3:String}), 0) AS Nullable(Bool)) AS `nodes_0`, `name_6` AS `nodes_1`, `name_6` AS `nodes_2`, `name_6` AS `nodes_3`, `name_6` AS `nodes_4`, `name_6` AS `nodes_5`
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

WITH `s_cell` AS `s`, `t_cell` AS `t`, toInt64OrNull(`w_cell`) AS `w`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`, `w` AS `edges_0`, `w` AS `edges_1`, `w` AS `edges_2`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `w_cell`)
ARRAY JOIN `s_cell`, `t_cell`, `w_cell`

WITH `leaf_0_cell` AS `leaf_0`, `leaf_1_cell` AS `leaf_1`, toInt64OrNull(`leaf_5_cell`) AS `leaf_5`, toInt64OrNull(`leaf_6_cell`) AS `leaf_6`, toInt64OrNull(`leaf_7_cell`) AS `leaf_7`, toInt64OrNull(`match_cell`) AS `match`
SELECT `leaf_2_cell` AS `leaf_2`, `leaf_3_cell` AS `leaf_3`, `leaf_4_cell` AS `leaf_4`, ((`leaf_5` + `leaf_6`) + `leaf_7`) AS `total`
FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `leaf_2_cell`, materialize({st_3:Array(String)}) AS `leaf_3_cell`, materialize({st_4:Array(String)}) AS `leaf_4_cell`, materialize({st_5:Array(String)}) AS `leaf_5_cell`, materialize({st_6:Array(String)}) AS `leaf_6_cell`, materialize({st_7:Array(String)}) AS `leaf_7_cell`, materialize({st_8:Array(String)}) AS `match_cell`)
ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `leaf_2_cell`, `leaf_3_cell`, `leaf_4_cell`, `leaf_5_cell`, `leaf_6_cell`, `leaf_7_cell`, `match_cell`
WHERE ((`leaf_0` != `leaf_1`))
