SELECT `k`, `n`, `t`, `aggregated_t`, `more`
FROM (
  SELECT `k_3` AS `k`, `n_4` AS `n`, `t_5` AS `t`, `aggregated_t_2` AS `aggregated_t`, `more_2` AS `more` FROM (
    SELECT `k_3`, `n_4`, `t_5`, `aggregated_t_2`, (`aggregated_t_2` + {p3:Int64}) AS `more_2`
    FROM (
      SELECT `k_3`, `k_5`, `n_4`
      FROM (
        WITH `k_cell` AS `k_2`, toInt64(count()) AS `count`, `count` AS `rank`
        SELECT `k_2` AS `k_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`)
        ARRAY JOIN `k_cell`
        GROUP BY `k_3`
        ORDER BY `rank` DESC NULLS LAST
        LIMIT toUInt64({p1:Int64})
      ) AS _l
      INNER JOIN (
        SELECT `k_5`, `n_4`
        FROM (
          WITH `k_cell_2` AS `k_4`, toInt64OrNull(`n_cell_2`) AS `n_3`
          SELECT `k_4` AS `k_5`, `n_3` AS `n_4`, max(toNullable(`n_3`)) AS `max`, `max` AS `rank_2`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p2:Array(String)}) AS `n_cell_2`)
          ARRAY JOIN `k_cell_2`, `n_cell_2`
          GROUP BY `k_5`, `n_4`
          ORDER BY `rank_2` DESC NULLS LAST
        )
        LIMIT toUInt64({p3:Int64}) BY `k_5`
      ) AS _r ON `k_3` = `k_5`
    ) AS _l
    INNER JOIN (
      SELECT `k_7`, `n_6`, `t_5`, `aggregated_t_2`
      FROM (
        WITH count(`n_5`) > 0 AS _s1, quantilesExact(0.499999999999, 0.899999999999)(toNullable(`n_5`)) AS _s2, `k_cell_3` AS `k_6`, toInt64OrNull(`n_cell_3`) AS `n_5`, `t_cell_3` AS `t_4`
        SELECT `k_6` AS `k_7`, `n_5` AS `n_6`, `t_4` AS `t_5`, if(_s1, arrayElement(_s2, 1), NULL) AS `aggregated_t_2`, `aggregated_t_2` AS `rank_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_3`, materialize({p2:Array(String)}) AS `n_cell_3`, materialize({p4:Array(String)}) AS `t_cell_3`)
        ARRAY JOIN `k_cell_3`, `n_cell_3`, `t_cell_3`
        GROUP BY `k_7`, `n_6`, `t_5`
        ORDER BY `rank_3` DESC NULLS LAST
      )
      LIMIT toUInt64({p3:Int64}) BY `k_7`, `n_6`
    ) AS _r ON `k_5` = `k_7` AND `n_4` <=> `n_6`
  )
  UNION ALL
  SELECT '' AS `k`, CAST(NULL AS Nullable(Int64)) AS `n`, '' AS `t`, CAST(NULL AS Nullable(Int64)) AS `aggregated_t`, `more_3` AS `more` FROM (
    SELECT {p5:Int64} AS `more_3`
  )
)
ORDER BY `more` ASC NULLS FIRST
