SELECT `x`
FROM (
  WITH toInt64(abs({p2:Int64})) AS _s1, ifNull(_s1, 0) AS _s2
  SELECT `x`, `row_position`, countIf(ifNull(ifNull(if(_s2 <= 0, NULL, toInt64(positiveModulo(`x`, if(_s2 <= 0, 1, _s2)))) = {p3:Int64}, 0), 0)) OVER (ORDER BY `row_position` ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS `found`
  FROM (
    SELECT `x`, toInt64(row_number() OVER ()) AS `row_position`
    FROM (
      SELECT ({p1:Int64} + toInt64(`x_index`) * {p1:Int64}) AS `x`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `x_index`)
      ORDER BY `x` ASC NULLS FIRST
    )
  )
)
WHERE (`found` > 0)
ORDER BY `x` ASC NULLS FIRST
