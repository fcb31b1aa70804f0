WITH ifNull({p0:Int64} = {p0:Int64}, 0) AS `print_0`
SELECT CAST(`print_0` AS Nullable(Bool)) AS `print_0_2`, {p0:Int64} AS `print_1`, {p1:Int64} AS `print_2`
