WITH _let1 AS MATERIALIZED (
  WITH `key_8` AS `node_key_2`
  SELECT reinterpretAsInt64(sipHash64(`node_key_2`)) AS `id`, anyIf(`name_11`, notEmpty(`name_11`)) AS `name_12`, any(`age_11`) AS `age_12`
  FROM (
    SELECT `key_5` AS `key_8`, `name_8` AS `name_11`, `age_8` AS `age_11` FROM (
      WITH `name_cell_2` AS `name_7`, toInt64OrNull(`age_cell_2`) AS `age_7`
      SELECT `name_7` AS `key_5`, `name_7` AS `name_8`, `age_7` AS `age_8`
      FROM (SELECT materialize({p3:Array(String)}) AS `name_cell_2`, materialize({p4:Array(String)}) AS `age_cell_2`)
      ARRAY JOIN `name_cell_2`, `age_cell_2`
    )
    UNION ALL
    SELECT `key_6` AS `key_8`, `name_9` AS `name_11`, `age_9` AS `age_11` FROM (
      WITH `s_cell_5` AS `s_5`, `s_5` AS `source_key_5`
      SELECT `source_key_5` AS `key_6`, `s_5` AS `name_9`, CAST(NULL AS Nullable(Int64)) AS `age_9`
      FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_5`)
      ARRAY JOIN `s_cell_5`
    )
    UNION ALL
    SELECT `key_7` AS `key_8`, `name_10` AS `name_11`, `age_10` AS `age_11` FROM (
      WITH `t_cell_6` AS `t_6`, `t_6` AS `target_key_6`
      SELECT `target_key_6` AS `key_7`, `t_6` AS `name_10`, CAST(NULL AS Nullable(Int64)) AS `age_10`
      FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_6`)
      ARRAY JOIN `t_cell_6`
    )
  )
  GROUP BY `node_key_2`
), ((`s` = `name_12_2`) AND (`t` = `name_12_3`)) AS `isSame`
SELECT `s`, `t`, `w`, `age_12_2`, `age_12_3`, CAST(`isSame` AS Nullable(Bool)) AS `isSame_2`
FROM (
  WITH `id` AS `id_3`
  SELECT `name_12` AS `name_12_3`, `age_12` AS `age_12_3`, `id_3` AS `right_key_2`
  FROM _let1
) AS _l
INNER JOIN (
  SELECT `s`, `t`, `w`, `name_12_2`, `age_12_2`, `target` AS `left_key_2`
  FROM (
    WITH `s` AS `source_key`, `t` AS `target_key`, reinterpretAsInt64(sipHash64(`source_key`)) AS `source`
    SELECT reinterpretAsInt64(sipHash64(`target_key`)) AS `target`, `s_cell` AS `s`, `t_cell` AS `t`, toInt64OrNull(`w_cell`) AS `w`, `source` AS `left_key`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `w_cell`)
    ARRAY JOIN `s_cell`, `t_cell`, `w_cell`
  ) AS _l
  INNER JOIN (
    WITH `id` AS `id_2`
    SELECT `name_12` AS `name_12_2`, `age_12` AS `age_12_2`, `id_2` AS `right_key`
    FROM _let1
  ) AS _r ON `left_key` <=> `right_key`
) AS _r ON `right_key_2` <=> `left_key_2`
