SELECT (`row_position` - 1) AS `Row`, arrayElement({p2:Array(String)}, `cell`) AS `Column`, arrayElement({p2:Array(String)}, `cell`) AS `Value`
FROM (
  SELECT `x`, `row_position`
  FROM (
    SELECT `x`, toInt64(row_number() OVER ()) AS `row_position`
    FROM (
      SELECT ({p1:Int64} + toInt64(`x_index`) * {p1:Int64}) AS `x`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `x_index`)
    )
  )
)
ARRAY JOIN arrayEnumerate({p2:Array(String)}) AS `cell`
