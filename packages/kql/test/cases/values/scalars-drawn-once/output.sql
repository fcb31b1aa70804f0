WITH (SELECT generateUUIDv4({p2:String}) AS `print_0`
LIMIT 1) AS `once`, generateUUIDv4({p3:String}) AS `each`, (SELECT randCanonical({p4:String}) AS `print_0_2`
LIMIT 1) AS `drawn`
SELECT toInt64(uniqExact(`once`)) AS `count_distinct`, toInt64(uniqExact(`each`)) AS `count_distinct_2`, toInt64(uniqExact(`drawn`)) AS `count_distinct_3`
FROM (
  SELECT ({p1:Int64} + toInt64(`n_index`) * {p1:Int64}) AS `n`
  FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `n_index`)
  LIMIT 9223372036854775807
)
