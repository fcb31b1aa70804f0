SELECT toInt64(count()) AS `Count`
FROM (
  SELECT 1 FROM (
    WITH ({p1:Int64} + toInt64(`a_index`) * {p1:Int64}) AS `a`
    SELECT 1
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `a_index`)
  )
  UNION ALL
  SELECT 1 FROM (
    WITH ({p1:Int64} + toInt64(`b_index`) * {p1:Int64}) AS `b`
    SELECT 1
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p2:Int64} - {p1:Int64}, {p1:Int64}) + if(({p2:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `b_index`)
  )
)
