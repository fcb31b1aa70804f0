SELECT `n`, toInt32(ifNull(sum(`i`) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0)) AS `row_cumsum`, ifNull(sum(`n`) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0) AS `row_cumsum_2`
FROM (
  SELECT `n`, `i`, toInt64(row_number() OVER ()) AS `row_position`
  FROM (
    SELECT toInt64OrNull(`n_cell`) AS `n`, toInt32OrNull(`i_cell`) AS `i`
    FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `i_cell`)
    ARRAY JOIN `n_cell`, `i_cell`
    ORDER BY `n` ASC NULLS FIRST
  )
)
ORDER BY `n` ASC NULLS FIRST
