SELECT `k`, `v`, (`row_position` + 1 - 1) AS `row_number`, lagInFrame(toNullable(`v`), 1, NULL) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, leadInFrame(toNullable(`v`), 1, {p2:Int64}) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `next`, ifNull(sum(`v`) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0) AS `row_cumsum`
FROM (
  SELECT `k`, `v`, toInt64(row_number() OVER ()) AS `row_position`
  FROM (
    SELECT `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`
    FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
    ARRAY JOIN `k_cell`, `v_cell`
    ORDER BY `v` ASC NULLS FIRST
  )
)
ORDER BY `v` ASC NULLS FIRST
