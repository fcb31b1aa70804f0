WITH `key_4` AS `node_key`, anyIf(`name_5`, notEmpty(`name_5`)) AS `name_6`, toInt64(sum(`degree_7`)) AS `node_in`, toInt64(sum(`degree_8`)) AS `node_out`
SELECT `node_key` AS `key_5`, CAST(ifNull(ifNull(`node_out` = {p3:Int64}, 0), 0) AS Nullable(Bool)) AS `nodes_0`, CAST(ifNull((`node_in` > {p3:Int64}), 0) AS Nullable(Bool)) AS `nodes_1`, `name_6` AS `nodes_2`, `name_6` AS `nodes_3`, `node_in` AS `nodes_4`, if(isNull(`node_out`), 'null', ifNull(toString(`node_out`), 'null')) AS `nodes_5`
FROM (
  SELECT `key` AS `key_4`, `name_2` AS `name_5`, `degree` AS `degree_7`, `degree_2` AS `degree_8` FROM (
    WITH `name_cell` AS `name`
    SELECT `name` AS `key`, `name` AS `name_2`, 0 AS `degree`, 0 AS `degree_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `name_cell`)
    ARRAY JOIN `name_cell`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `name_3` AS `name_5`, `degree_3` AS `degree_7`, `degree_4` AS `degree_8` FROM (
    WITH `s_cell_2` AS `s_2`, `s_2` AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, `s_2` AS `name_3`, 0 AS `degree_3`, 1 AS `degree_4`
    FROM (SELECT materialize({p1:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `s_cell_2`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `name_4` AS `name_5`, `degree_5` AS `degree_7`, `degree_6` AS `degree_8` FROM (
    WITH `t_cell_3` AS `t_3`, `t_3` AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, `t_3` AS `name_4`, 1 AS `degree_5`, 0 AS `degree_6`
    FROM (SELECT materialize({p2:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `s_cell` AS `s`, `t_cell` AS `t`, `s` AS `source_key`, `t` AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`
FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`)
ARRAY JOIN `s_cell`, `t_cell`

WITH `leaf_3_cell` AS `leaf_3`, toInt64OrNull(`match_cell`) AS `match`
SELECT `leaf_0_cell` AS `leaf_0`, `leaf_1_cell` AS `leaf_1`, toInt64OrNull(`leaf_2_cell`) AS `leaf_2`, {p5:String} AS `labels`, nullIf(`leaf_3`, '') AS `\0leaf_3`
FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `leaf_2_cell`, materialize({st_3:Array(String)}) AS `leaf_3_cell`, materialize({st_4:Array(String)}) AS `match_cell`)
ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `leaf_2_cell`, `leaf_3_cell`, `match_cell`
