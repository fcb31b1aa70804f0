SELECT `k_6`, `sum_2`, `s_14`, `b`, `v_30`, `count_2`
FROM (
  SELECT `k_6`, `sum_2`, `k_18`, `s_14`, `is_other_2`, `is_other_3`, `b`
  FROM (
    SELECT if(NOT 0 AND `mark` = 1, `k_2`, {p3:String}) AS `k_6`, toUInt8(0 OR NOT `mark` = 1) AS `is_other`, ifNull(toInt64(sum(`v`)), 0) AS `sum_2`
    FROM (
      SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `k_2`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
      ARRAY JOIN `k_cell`, `v_cell`
    ) AS _l
    LEFT JOIN (
      WITH `k_cell_2` AS `k_3`, toInt64OrNull(`v_cell_2`) AS `v_3`, `k_3` AS `k_4`, ifNull(toInt64(sum(`v_3`)), 0) AS `sum`, `sum` AS `rank`
      SELECT `k_4` AS `k_5`, 1 AS `mark`
      FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
      ARRAY JOIN `k_cell_2`, `v_cell_2`
      GROUP BY `k_5`
      ORDER BY `rank` DESC NULLS LAST
      LIMIT toUInt64({p2:Int64})
    ) AS _r ON `k_2` = `k_5`
    GROUP BY `k_6`, `is_other`
  ) AS _l
  INNER JOIN (
    WITH max(toNullable(`v_5`)) AS `max_2`
    SELECT if(NOT 0 AND `mark_2` = 1, `k_8`, {p3:String}) AS `k_18`, if(NOT (0 OR NOT `mark_2` = 1) AND `mark_4` = 1, `s_6`, '') AS `s_14`, toUInt8(0 OR NOT `mark_2` = 1) AS `is_other_2`, toUInt8((0 OR NOT `mark_2` = 1) OR NOT `mark_4` = 1) AS `is_other_3`, if(`is_other_2` = 1, CAST(NULL AS Nullable(Int64)), `max_2`) AS `b`
    FROM (
      SELECT `k_7`, `s_5`, `v_5`, `k_8`, `s_6`, `k_11`, `mark_2`
      FROM (
        SELECT `k_cell_3` AS `k_7`, `s_cell_3` AS `s_5`, toInt64OrNull(`v_cell_3`) AS `v_5`, `k_7` AS `k_8`, `s_5` AS `s_6`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_3`, materialize({p4:Array(String)}) AS `s_cell_3`, materialize({p1:Array(String)}) AS `v_cell_3`)
        ARRAY JOIN `k_cell_3`, `s_cell_3`, `v_cell_3`
      ) AS _l
      LEFT JOIN (
        WITH `k_cell_4` AS `k_9`, toInt64OrNull(`v_cell_4`) AS `v_7`, `k_9` AS `k_10`, ifNull(toInt64(sum(`v_7`)), 0) AS `sum_3`, `sum_3` AS `rank_2`
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
        SELECT `k_13` AS `k_17`, `s_10` AS `s_13`, max(toNullable(`v_9`)) AS `max`, `max` AS `rank_4`
        FROM (
          SELECT `k_cell_5` AS `k_12`, `s_cell_5` AS `s_9`, toInt64OrNull(`v_cell_5`) AS `v_9`, `k_12` AS `k_13`, `s_9` AS `s_10`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_5`, materialize({p4:Array(String)}) AS `s_cell_5`, materialize({p1:Array(String)}) AS `v_cell_5`)
          ARRAY JOIN `k_cell_5`, `s_cell_5`, `v_cell_5`
        ) AS _l
        LEFT JOIN (
          WITH `k_cell_6` AS `k_14`, toInt64OrNull(`v_cell_6`) AS `v_11`, `k_14` AS `k_15`, ifNull(toInt64(sum(`v_11`)), 0) AS `sum_4`, `sum_4` AS `rank_3`
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
      LIMIT toUInt64({p5:Int64}) BY `k_17`
    ) AS _r ON `k_8` = `k_17` AND `s_6` = `s_13`
    WHERE (((0 OR NOT `mark_2` = 1) OR `mark_4` = 1))
    GROUP BY `k_18`, `is_other_2`, `s_14`, `is_other_3`
  ) AS _r ON `k_6` = `k_18` AND `is_other` = `is_other_2`
) AS _l
INNER JOIN (
  WITH toUInt8(((0 OR NOT `mark_5` = 1) OR NOT `mark_7` = 1) OR NOT `mark_11` = 1) AS `is_other_6`
  SELECT if(NOT 0 AND `mark_5` = 1, `k_20`, {p3:String}) AS `k_42`, if(NOT (0 OR NOT `mark_5` = 1) AND `mark_7` = 1, `s_16`, '') AS `s_34`, if(NOT ((0 OR NOT `mark_5` = 1) OR NOT `mark_7` = 1) AND `mark_11` = 1, `v_14`, {p6:Int64}) AS `v_30`, toUInt8(0 OR NOT `mark_5` = 1) AS `is_other_4`, toUInt8((0 OR NOT `mark_5` = 1) OR NOT `mark_7` = 1) AS `is_other_5`, toInt64(count()) AS `count_2`
  FROM (
    SELECT `k_19`, `s_15`, `v_13`, `k_20`, `s_16`, `v_14`, `k_23`, `mark_5`, `k_29`, `s_23`, `mark_7`
    FROM (
      SELECT `k_19`, `s_15`, `v_13`, `k_20`, `s_16`, `v_14`, `k_23`, `mark_5`
      FROM (
        SELECT `k_cell_7` AS `k_19`, `s_cell_7` AS `s_15`, toInt64OrNull(`v_cell_7`) AS `v_13`, `k_19` AS `k_20`, `s_15` AS `s_16`, `v_13` AS `v_14`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_7`, materialize({p4:Array(String)}) AS `s_cell_7`, materialize({p1:Array(String)}) AS `v_cell_7`)
        ARRAY JOIN `k_cell_7`, `s_cell_7`, `v_cell_7`
      ) AS _l
      LEFT JOIN (
        WITH `k_cell_8` AS `k_21`, toInt64OrNull(`v_cell_8`) AS `v_15`, `k_21` AS `k_22`, ifNull(toInt64(sum(`v_15`)), 0) AS `sum_5`, `sum_5` AS `rank_5`
        SELECT `k_22` AS `k_23`, 1 AS `mark_5`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_8`, materialize({p1:Array(String)}) AS `v_cell_8`)
        ARRAY JOIN `k_cell_8`, `v_cell_8`
        GROUP BY `k_23`
        ORDER BY `rank_5` DESC NULLS LAST
        LIMIT toUInt64({p2:Int64})
      ) AS _r ON `k_20` = `k_23`
    ) AS _l
    LEFT JOIN (
      SELECT `k_29`, `s_23`, 1 AS `mark_7`
      FROM (
        SELECT `k_25` AS `k_29`, `s_20` AS `s_23`, max(toNullable(`v_17`)) AS `max_3`, `max_3` AS `rank_7`
        FROM (
          SELECT `k_cell_9` AS `k_24`, `s_cell_9` AS `s_19`, toInt64OrNull(`v_cell_9`) AS `v_17`, `k_24` AS `k_25`, `s_19` AS `s_20`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_9`, materialize({p4:Array(String)}) AS `s_cell_9`, materialize({p1:Array(String)}) AS `v_cell_9`)
          ARRAY JOIN `k_cell_9`, `s_cell_9`, `v_cell_9`
        ) AS _l
        LEFT JOIN (
          WITH `k_cell_10` AS `k_26`, toInt64OrNull(`v_cell_10`) AS `v_19`, `k_26` AS `k_27`, ifNull(toInt64(sum(`v_19`)), 0) AS `sum_6`, `sum_6` AS `rank_6`
          SELECT `k_27` AS `k_28`, 1 AS `mark_6`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_10`, materialize({p1:Array(String)}) AS `v_cell_10`)
          ARRAY JOIN `k_cell_10`, `v_cell_10`
          GROUP BY `k_28`
          ORDER BY `rank_6` DESC NULLS LAST
          LIMIT toUInt64({p2:Int64})
        ) AS _r ON `k_25` = `k_28`
        WHERE (`mark_6` = 1)
        GROUP BY `k_29`, `s_23`
        ORDER BY `rank_7` DESC NULLS LAST
      )
      LIMIT toUInt64({p5:Int64}) BY `k_29`
    ) AS _r ON `k_20` = `k_29` AND `s_16` = `s_23`
  ) AS _l
  LEFT JOIN (
    SELECT `k_41`, `s_33`, `v_29`, 1 AS `mark_11`
    FROM (
      SELECT `k_31` AS `k_41`, `s_25` AS `s_33`, `v_22` AS `v_29`, toInt64(count()) AS `count`, `count` AS `rank_11`
      FROM (
        SELECT `k_30`, `s_24`, `v_21`, `k_31`, `s_25`, `v_22`, `k_34`, `mark_8`
        FROM (
          SELECT `k_cell_11` AS `k_30`, `s_cell_11` AS `s_24`, toInt64OrNull(`v_cell_11`) AS `v_21`, `k_30` AS `k_31`, `s_24` AS `s_25`, `v_21` AS `v_22`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_11`, materialize({p4:Array(String)}) AS `s_cell_11`, materialize({p1:Array(String)}) AS `v_cell_11`)
          ARRAY JOIN `k_cell_11`, `s_cell_11`, `v_cell_11`
        ) AS _l
        LEFT JOIN (
          WITH `k_cell_12` AS `k_32`, toInt64OrNull(`v_cell_12`) AS `v_23`, `k_32` AS `k_33`, ifNull(toInt64(sum(`v_23`)), 0) AS `sum_7`, `sum_7` AS `rank_8`
          SELECT `k_33` AS `k_34`, 1 AS `mark_8`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_12`, materialize({p1:Array(String)}) AS `v_cell_12`)
          ARRAY JOIN `k_cell_12`, `v_cell_12`
          GROUP BY `k_34`
          ORDER BY `rank_8` DESC NULLS LAST
          LIMIT toUInt64({p2:Int64})
        ) AS _r ON `k_31` = `k_34`
      ) AS _l
      LEFT JOIN (
        SELECT `k_40`, `s_32`, 1 AS `mark_10`
        FROM (
          SELECT `k_36` AS `k_40`, `s_29` AS `s_32`, max(toNullable(`v_25`)) AS `max_4`, `max_4` AS `rank_10`
          FROM (
            SELECT `k_cell_13` AS `k_35`, `s_cell_13` AS `s_28`, toInt64OrNull(`v_cell_13`) AS `v_25`, `k_35` AS `k_36`, `s_28` AS `s_29`
            FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_13`, materialize({p4:Array(String)}) AS `s_cell_13`, materialize({p1:Array(String)}) AS `v_cell_13`)
            ARRAY JOIN `k_cell_13`, `s_cell_13`, `v_cell_13`
          ) AS _l
          LEFT JOIN (
            WITH `k_cell_14` AS `k_37`, toInt64OrNull(`v_cell_14`) AS `v_27`, `k_37` AS `k_38`, ifNull(toInt64(sum(`v_27`)), 0) AS `sum_8`, `sum_8` AS `rank_9`
            SELECT `k_38` AS `k_39`, 1 AS `mark_9`
            FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_14`, materialize({p1:Array(String)}) AS `v_cell_14`)
            ARRAY JOIN `k_cell_14`, `v_cell_14`
            GROUP BY `k_39`
            ORDER BY `rank_9` DESC NULLS LAST
            LIMIT toUInt64({p2:Int64})
          ) AS _r ON `k_36` = `k_39`
          WHERE (`mark_9` = 1)
          GROUP BY `k_40`, `s_32`
          ORDER BY `rank_10` DESC NULLS LAST
        )
        LIMIT toUInt64({p5:Int64}) BY `k_40`
      ) AS _r ON `k_31` = `k_40` AND `s_25` = `s_32`
      WHERE (`mark_8` = 1) AND (`mark_10` = 1)
      GROUP BY `k_41`, `s_33`, `v_29`
      ORDER BY `rank_11` DESC NULLS LAST
    )
    LIMIT toUInt64({p2:Int64}) BY `k_41`, `s_33`
  ) AS _r ON `k_20` = `k_41` AND `s_16` = `s_33` AND `v_14` <=> `v_29`
  WHERE (((0 OR NOT `mark_5` = 1) OR `mark_7` = 1))
  GROUP BY `k_42`, `is_other_4`, `s_34`, `is_other_5`, `v_30`, `is_other_6`
) AS _r ON `k_18` = `k_42` AND `s_14` = `s_34` AND `is_other_2` = `is_other_4` AND `is_other_3` = `is_other_5`
