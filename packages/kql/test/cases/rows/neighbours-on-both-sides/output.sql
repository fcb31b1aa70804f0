SELECT `v`, `v` AS `same`, leadInFrame(toNullable(`v`), 1, NULL) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, lagInFrame(toNullable(`v`), 1, {p1:Int64}) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `next`, leadInFrame(toNullable(`v`), 2, NULL) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `next_2`
FROM (
  SELECT `v`, toInt64(row_number() OVER ()) AS `row_position`
  FROM (
    SELECT toInt64OrNull(`v_cell`) AS `v`
    FROM (SELECT materialize({p0:Array(String)}) AS `v_cell`)
    ARRAY JOIN `v_cell`
    ORDER BY `v` ASC NULLS FIRST
  )
)
ORDER BY `v` ASC NULLS FIRST
