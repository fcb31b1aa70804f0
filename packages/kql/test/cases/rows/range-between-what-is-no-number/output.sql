SELECT `x`
FROM (
  SELECT `x_2` AS `x` FROM (
    SELECT ({p1:Float64} + toInt64(`x_index`) * toFloat64({p2:Int64})) AS `x_2`
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, toInt64(if(ifNull((floor((toFloat64({p0:Int64}) - {p1:Float64}) / toFloat64({p2:Int64})) + 1), 0.) > 0, least(assumeNotNull((floor((toFloat64({p0:Int64}) - {p1:Float64}) / toFloat64({p2:Int64})) + 1)), 1e18), 0.)))))) AS `x_index`)
  )
  UNION ALL
  SELECT `x_3` AS `x` FROM (
    SELECT ({p3:Float64} + toInt64(`x_index_2`) * toFloat64({p2:Int64})) AS `x_3`
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, toInt64(if(ifNull((floor((toFloat64({p0:Int64}) - {p3:Float64}) / toFloat64({p2:Int64})) + 1), 0.) > 0, least(assumeNotNull((floor((toFloat64({p0:Int64}) - {p3:Float64}) / toFloat64({p2:Int64})) + 1)), 1e18), 0.)))))) AS `x_index_2`)
  )
  UNION ALL
  SELECT `x_4` AS `x` FROM (
    SELECT ({p4:Float64} + toInt64(`x_index_3`) * {p5:Float64}) AS `x_4`
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, toInt64(if(ifNull((floor((CAST(NULL AS Nullable(Float64)) - {p4:Float64}) / {p5:Float64}) + 1), 0.) > 0, least(assumeNotNull((floor((CAST(NULL AS Nullable(Float64)) - {p4:Float64}) / {p5:Float64}) + 1)), 1e18), 0.)))))) AS `x_index_3`)
  )
  UNION ALL
  SELECT `x_5` AS `x` FROM (
    SELECT ({p4:Float64} + toInt64(`x_index_4`) * {p5:Float64}) AS `x_5`
    FROM (SELECT arrayJoin(range(toUInt64(greatest(0, toInt64(if(ifNull((floor(({p6:Float64} - {p4:Float64}) / {p5:Float64}) + 1), 0.) > 0, least(assumeNotNull((floor(({p6:Float64} - {p4:Float64}) / {p5:Float64}) + 1)), 1e18), 0.)))))) AS `x_index_4`)
  )
)
