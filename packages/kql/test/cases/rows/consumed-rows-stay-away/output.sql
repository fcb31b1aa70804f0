SELECT ({p1:Int64} + toInt64(`n_index`) * {p1:Int64}) AS `n`, (`n` * `n`) AS `square`
FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `n_index`)
LIMIT toUInt64({p2:Int64})
