WITH toInt64(countIf(ifNull((`n` <= {p3:Int64}), 0))) AS `countif_2`, (`countif_2` < {p6:Int64}) AS `begins`
SELECT toInt64(count()) AS `count`, toInt64(countIf(ifNull(((`n` >= {p1:Int64}) AND (`n` <= {p0:Int64})), 0))) AS `countif`, CAST(`begins` AS Nullable(Bool)) AS `begins_2`
FROM (
  SELECT `n_2` AS `n` FROM (
    WITH randCanonical({p2:String}) AS `sort_key`
    SELECT `n_2`
    FROM (
      SELECT ({p1:Int64} + toInt64(`n_index`) * {p1:Int64}) AS `n_2`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `n_index`)
      LIMIT 9223372036854775807
    )
    ORDER BY `sort_key` ASC NULLS FIRST
    LIMIT toUInt64({p3:Int64})
  )
  UNION ALL
  SELECT `n_3` AS `n` FROM (
    WITH randCanonical({p4:String}) AS `sort_key_2`
    SELECT `n_3`
    FROM (
      SELECT ({p1:Int64} + toInt64(`n_index_2`) * {p1:Int64}) AS `n_3`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `n_index_2`)
      LIMIT 9223372036854775807
    )
    ORDER BY `sort_key_2` ASC NULLS FIRST
    LIMIT toUInt64({p3:Int64})
  )
  UNION ALL
  SELECT `n_4` AS `n` FROM (
    WITH randCanonical({p5:String}) AS `sort_key_3`
    SELECT `n_4`
    FROM (
      SELECT ({p1:Int64} + toInt64(`n_index_3`) * {p1:Int64}) AS `n_4`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `n_index_3`)
      LIMIT 9223372036854775807
    )
    ORDER BY `sort_key_3` ASC NULLS FIRST
    LIMIT toUInt64({p3:Int64})
  )
)
