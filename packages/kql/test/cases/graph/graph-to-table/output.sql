WITH ((`s` = `name_12`) AND (`t` = `name_18`)) AS `isSame`
SELECT `s`, `t`, `w`, `age_12`, `age_18`, CAST(`isSame` AS Nullable(Bool)) AS `isSame_2`
FROM (
  SELECT `s`, `t`, `w`, `name_12`, `age_12`, `target` AS `left_key_2`
  FROM (
    WITH `s` AS `source_key`, `t` AS `target_key`, reinterpretAsInt64(sipHash64(`source_key`)) AS `source`
    SELECT reinterpretAsInt64(sipHash64(`target_key`)) AS `target`, `s_cell` AS `s`, `t_cell` AS `t`, toInt64OrNull(`w_cell`) AS `w`, `source` AS `left_key`
    FROM (SELECT materialize({p0:Array(String)}) AS `s_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `w_cell`)
    ARRAY JOIN `s_cell`, `t_cell`, `w_cell`
  ) AS _l
  INNER JOIN (
    WITH `key_8` AS `node_key_2`, reinterpretAsInt64(sipHash64(`node_key_2`)) AS `id`
    SELECT anyIf(`name_11`, notEmpty(`name_11`)) AS `name_12`, any(`age_11`) AS `age_12`, `id` AS `right_key`
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
  ) AS _r ON `left_key` <=> `right_key`
) AS _l
INNER JOIN (
  WITH `key_12` AS `node_key_3`, reinterpretAsInt64(sipHash64(`node_key_3`)) AS `id_2`
  SELECT anyIf(`name_17`, notEmpty(`name_17`)) AS `name_18`, any(`age_17`) AS `age_18`, `id_2` AS `right_key_2`
  FROM (
    SELECT `key_9` AS `key_12`, `name_14` AS `name_17`, `age_14` AS `age_17` FROM (
      WITH `name_cell_3` AS `name_13`, toInt64OrNull(`age_cell_3`) AS `age_13`
      SELECT `name_13` AS `key_9`, `name_13` AS `name_14`, `age_13` AS `age_14`
      FROM (SELECT materialize({p3:Array(String)}) AS `name_cell_3`, materialize({p4:Array(String)}) AS `age_cell_3`)
      ARRAY JOIN `name_cell_3`, `age_cell_3`
    )
    UNION ALL
    SELECT `key_10` AS `key_12`, `name_15` AS `name_17`, `age_15` AS `age_17` FROM (
      WITH `s_cell_8` AS `s_8`, `s_8` AS `source_key_8`
      SELECT `source_key_8` AS `key_10`, `s_8` AS `name_15`, CAST(NULL AS Nullable(Int64)) AS `age_15`
      FROM (SELECT materialize({p0:Array(String)}) AS `s_cell_8`)
      ARRAY JOIN `s_cell_8`
    )
    UNION ALL
    SELECT `key_11` AS `key_12`, `name_16` AS `name_17`, `age_16` AS `age_17` FROM (
      WITH `t_cell_9` AS `t_9`, `t_9` AS `target_key_9`
      SELECT `target_key_9` AS `key_11`, `t_9` AS `name_16`, CAST(NULL AS Nullable(Int64)) AS `age_16`
      FROM (SELECT materialize({p1:Array(String)}) AS `t_cell_9`)
      ARRAY JOIN `t_cell_9`
    )
  )
  GROUP BY `node_key_3`
) AS _r ON `left_key_2` <=> `right_key_2`
