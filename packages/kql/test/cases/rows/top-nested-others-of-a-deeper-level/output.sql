SELECT `k_6`, `sum_2`, `s_14`, `sum_6`
FROM (
  SELECT if(NOT 0 AND `mark` = 1, `k_2`, '') AS `k_6`, toUInt8(0 OR NOT `mark` = 1) AS `is_other`, ifNull(toInt64(sum(`v`)), 0) AS `sum_2`
  FROM (
    SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `k_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
    ARRAY JOIN `k_cell`, `v_cell`
  ) AS _l
  LEFT JOIN (
    WITH `k_cell_2` AS `k_3`, toInt64OrNull(`v_cell_2`) AS `v_2`, `k_3` AS `k_4`, ifNull(toInt64(sum(`v_2`)), 0) AS `sum`, `sum` AS `rank`
    SELECT `k_4` AS `k_5`, 1 AS `mark`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
    ARRAY JOIN `k_cell_2`, `v_cell_2`
    GROUP BY `k_5`
    ORDER BY `rank` DESC NULLS LAST
    LIMIT toUInt64({p2:Int64})
  ) AS _r ON `k_2` = `k_5`
  WHERE ((0 OR `mark` = 1))
  GROUP BY `k_6`, `is_other`
) AS _l
INNER JOIN (
  WITH toUInt8((0 OR NOT `mark_2` = 1) OR NOT `mark_4` = 1) AS `is_other_3`
  SELECT if(NOT 0 AND `mark_2` = 1, `k_8`, '') AS `k_18`, if(NOT (0 OR NOT `mark_2` = 1) AND `mark_4` = 1, `s_6`, {p5:String}) AS `s_14`, toUInt8(0 OR NOT `mark_2` = 1) AS `is_other_2`, ifNull(toInt64(sum(`v_3`)), 0) AS `sum_6`
  FROM (
    SELECT `k_7`, `s_5`, `v_3`, `k_8`, `s_6`, `k_11`, `mark_2`
    FROM (
      SELECT `k_cell_3` AS `k_7`, `s_cell_3` AS `s_5`, toInt64OrNull(`v_cell_3`) AS `v_3`, `k_7` AS `k_8`, `s_5` AS `s_6`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_3`, materialize({p3:Array(String)}) AS `s_cell_3`, materialize({p1:Array(String)}) AS `v_cell_3`)
      ARRAY JOIN `k_cell_3`, `s_cell_3`, `v_cell_3`
    ) AS _l
    LEFT JOIN (
      WITH `k_cell_4` AS `k_9`, toInt64OrNull(`v_cell_4`) AS `v_4`, `k_9` AS `k_10`, ifNull(toInt64(sum(`v_4`)), 0) AS `sum_3`, `sum_3` AS `rank_2`
      SELECT `k_10` AS `k_11`, 1 AS `mark_2`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_4`, materialize({p1:Array(String)}) AS `v_cell_4`)
      ARRAY JOIN `k_cell_4`, `v_cell_4`
      GROUP BY `k_11`
      ORDER BY `rank_2` DESC NULLS LAST
      LIMIT toUInt64({p2:Int64})
    ) AS _r ON `k_8` = `k_11`
  ) AS _l
  LEFT JOIN (
    SELECT `k_17`, `s_13`, 1 AS `mark_4`
    FROM (
      SELECT `k_13` AS `k_17`, `s_10` AS `s_13`, ifNull(toInt64(sum(`v_5`)), 0) AS `sum_5`, `sum_5` AS `rank_4`
      FROM (
        SELECT `k_cell_5` AS `k_12`, `s_cell_5` AS `s_9`, toInt64OrNull(`v_cell_5`) AS `v_5`, `k_12` AS `k_13`, `s_9` AS `s_10`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_5`, materialize({p3:Array(String)}) AS `s_cell_5`, materialize({p1:Array(String)}) AS `v_cell_5`)
        ARRAY JOIN `k_cell_5`, `s_cell_5`, `v_cell_5`
      ) AS _l
      LEFT JOIN (
        WITH `k_cell_6` AS `k_14`, toInt64OrNull(`v_cell_6`) AS `v_6`, `k_14` AS `k_15`, ifNull(toInt64(sum(`v_6`)), 0) AS `sum_4`, `sum_4` AS `rank_3`
        SELECT `k_15` AS `k_16`, 1 AS `mark_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_6`, materialize({p1:Array(String)}) AS `v_cell_6`)
        ARRAY JOIN `k_cell_6`, `v_cell_6`
        GROUP BY `k_16`
        ORDER BY `rank_3` DESC NULLS LAST
        LIMIT toUInt64({p2:Int64})
      ) AS _r ON `k_13` = `k_16`
      WHERE (`mark_3` = 1)
      GROUP BY `k_17`, `s_13`
      ORDER BY `rank_4` DESC NULLS LAST
    )
    LIMIT toUInt64({p4:Int64}) BY `k_17`
  ) AS _r ON `k_8` = `k_17` AND `s_6` = `s_13`
  WHERE ((0 OR `mark_2` = 1))
  GROUP BY `k_18`, `is_other_2`, `s_14`, `is_other_3`
) AS _r ON `k_6` = `k_18` AND `is_other` = `is_other_2`
