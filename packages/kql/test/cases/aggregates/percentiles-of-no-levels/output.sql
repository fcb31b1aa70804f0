WITH count(`x`) > 0 AS _s1, quantilesExact(0.499999999999)(toNullable(`x`)) AS _s2, if(_s1, arrayElement(_s2, 1), NULL) AS _s3, ({p1:Int64} + toInt64(`x_index`) * {p1:Int64}) AS `x`
SELECT toNullable('[]') AS `percentiles_array`, toNullable(concat('[', arrayStringConcat([assumeNotNull(if(isNull(_s3), 'null', ifNull(toString(_s3), 'null')))], ','), ']')) AS `percentiles_array_2`
FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `x_index`)
