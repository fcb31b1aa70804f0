SELECT `k`, `t`, `v`, `row_number`, `prev`, `row_cumsum`, toInt64(sum(`row_rank_dense_3`) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS `row_rank_dense_4`
FROM (
  SELECT `k`, `t`, `v`, `partition_key`, `row_position`, `row_number`, `prev`, `row_cumsum`, `row_rank_dense`, `row_rank_dense_2`, if(`row_rank_dense_2` = 1 OR NOT (`row_rank_dense` <=> toNullable(`v`)), 1, 0) AS `row_rank_dense_3`
  FROM (
    SELECT `k`, `t`, `v`, `partition_key`, `row_position`, (toInt64(row_number() OVER (PARTITION BY `partition_key` ORDER BY `row_position`)) + 1 - 1) AS `row_number`, lagInFrame(toNullable(`v`), 1, NULL) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, ifNull(sum(`v`) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0) AS `row_cumsum`, lagInFrame(toNullable(`v`), 1, NULL) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_rank_dense`, row_number() OVER (PARTITION BY `partition_key` ORDER BY `row_position`) AS `row_rank_dense_2`
    FROM (
      SELECT `k`, `t`, `v`, `partition_key`, toInt64(row_number() OVER ()) AS `row_position`
      FROM (
        SELECT `k_cell` AS `k`, toInt64OrNull(`t_cell`) AS `t`, toInt64OrNull(`v_cell`) AS `v`, `k` AS `partition_key`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `v_cell`)
        ARRAY JOIN `k_cell`, `t_cell`, `v_cell`
        ORDER BY `t` ASC NULLS FIRST
      )
    )
  )
)
