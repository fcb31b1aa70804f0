SELECT {p0:Int64} AS `Column1`, {p1:Int64} AS `Column2`, {p2:Int64} AS `e_2`, {p3:Int64} AS `k`
