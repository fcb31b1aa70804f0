WITH (`Timestamp` - positiveModulo(`Timestamp` - {p1:Int64}, {p3:Int64})) AS _s1, ({p1:Int64} + toInt64(`Timestamp_index`) * {p2:Int64}) AS `Timestamp`
SELECT if(_s1 BETWEEN -621355968000000000 AND 2534023007999999999, _s1, NULL) AS `Timestamp_2`, toInt64(count()) AS `count`
FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p2:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p2:Int64}) >= 0, 1, 0), 0))))) AS `Timestamp_index`)
GROUP BY `Timestamp_2`
