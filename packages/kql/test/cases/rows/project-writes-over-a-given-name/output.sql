SELECT {p0:Int64} AS `e`, {p1:Int64} AS `k`
