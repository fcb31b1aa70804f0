WITH `key_4` AS `node_key`, anyIf(`name_5`, notEmpty(`name_5`)) AS `name_6`
SELECT `node_key` AS `key_5`, `name_6` AS `nodes_0`, `name_6` AS `nodes_1`
FROM (
  SELECT `key` AS `key_4`, `name_2` AS `name_5` FROM (
    WITH `tenant_cell_2` AS `tenant_2`, `id_cell` AS `id`, `name_cell` AS `name`
    SELECT concat(`tenant_2`, '\0', `id`) AS `key`, `name` AS `name_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `tenant_cell_2`, materialize({p1:Array(String)}) AS `id_cell`, materialize({p2:Array(String)}) AS `name_cell`)
    ARRAY JOIN `tenant_cell_2`, `id_cell`, `name_cell`
  )
  UNION ALL
  SELECT `key_2` AS `key_4`, `name_3` AS `name_5` FROM (
    WITH `tenant_cell_3` AS `tenant_4`, `s_cell_2` AS `s_2`, concat(`tenant_4`, '\0', `s_2`) AS `source_key_2`
    SELECT `source_key_2` AS `key_2`, '' AS `name_3`
    FROM (SELECT materialize({p3:Array(String)}) AS `tenant_cell_3`, materialize({p4:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `tenant_cell_3`, `s_cell_2`
  )
  UNION ALL
  SELECT `key_3` AS `key_4`, `name_4` AS `name_5` FROM (
    WITH `tenant_cell_4` AS `tenant_6`, `t_cell_3` AS `t_3`, concat(`tenant_6`, '\0', `t_3`) AS `target_key_3`
    SELECT `target_key_3` AS `key_3`, '' AS `name_4`
    FROM (SELECT materialize({p3:Array(String)}) AS `tenant_cell_4`, materialize({p5:Array(String)}) AS `t_cell_3`)
    ARRAY JOIN `tenant_cell_4`, `t_cell_3`
  )
)
GROUP BY `node_key`

WITH `tenant_cell` AS `tenant`, `s_cell` AS `s`, `t_cell` AS `t`, concat(`tenant`, '\0', `s`) AS `source_key`, concat(`tenant`, '\0', `t`) AS `target_key`
SELECT `source_key` AS `key_6`, `target_key` AS `key_7`, `tenant` AS `edges_0`
FROM (SELECT materialize({p0:Array(String)}) AS `tenant_cell`, materialize({p1:Array(String)}) AS `s_cell`, materialize({p2:Array(String)}) AS `t_cell`)
ARRAY JOIN `tenant_cell`, `s_cell`, `t_cell`

WITH toInt64OrNull(`match_cell`) AS `match`
SELECT `leaf_0_cell` AS `leaf_0`, `leaf_1_cell` AS `leaf_1`, `leaf_2_cell` AS `leaf_2`
FROM (SELECT materialize({st_0:Array(String)}) AS `leaf_0_cell`, materialize({st_1:Array(String)}) AS `leaf_1_cell`, materialize({st_2:Array(String)}) AS `leaf_2_cell`, materialize({st_3:Array(String)}) AS `match_cell`)
ARRAY JOIN `leaf_0_cell`, `leaf_1_cell`, `leaf_2_cell`, `match_cell`
