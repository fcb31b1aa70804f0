WITH {p0:String} AS `t`, match(`t`, {p2:String}) AS `braced`, match(`t`, {p3:String}) AS `eight`, match({p4:String}, {p5:String}) AS `none`
SELECT arrayElement(extractGroups(`t`, {p1:String}), 1) AS `four`, CAST(`braced` AS Nullable(Bool)) AS `braced_2`, CAST(`eight` AS Nullable(Bool)) AS `eight_2`, CAST(`none` AS Nullable(Bool)) AS `none_2`
