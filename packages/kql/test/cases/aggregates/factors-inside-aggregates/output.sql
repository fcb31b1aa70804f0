WITH ({p1:Int64} + toInt64(`n_index`) * {p2:Int64}) AS `n`, (`n` >= {p1:Int64}) AS `k`
SELECT CAST(`k` AS Nullable(Bool)) AS `k_2`, min(toNullable((`n` * {p3:Int64}))) AS `min`, max(toNullable((`n` * {p4:Int64}))) AS `max`, ifNull(toFloat64(sum((`n` * CAST(NULL AS Nullable(Float64))))), 0.) AS `sum`, ifNull(toInt64(sum((`n` * CAST(NULL AS Nullable(Int64))))), 0) AS `sum_2`, if(countIf(isNaN(toNullable((`n` * CAST(NULL AS Nullable(Float64)))))) > 0, nan, min(toNullable((`n` * CAST(NULL AS Nullable(Float64)))))) AS `min_2`, ifNull(toInt64(sum((`n` * {p4:Int64}))), 0) AS `sum_3`
FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p2:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p2:Int64}) >= 0, 1, 0), 0))))) AS `n_index`)
GROUP BY `k`
