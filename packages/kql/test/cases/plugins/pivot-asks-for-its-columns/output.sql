WITH `State_cell` AS `State`, toInt64OrNull(`N_cell`) AS `N`, `State` AS `pivoted`
SELECT `Kind_cell` AS `Kind`, ifNull(toInt64(sumIf(`N`, ifNull((`pivoted` = {p3:String}), 0))), 0) AS `TX`, ifNull(toInt64(sumIf(`N`, ifNull((`pivoted` = {p4:String}), 0))), 0) AS `AZ`, (`TX` + `AZ`) AS `Total`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `State_cell`, materialize({p2:Array(String)}) AS `N_cell`)
ARRAY JOIN `Kind_cell`, `State_cell`, `N_cell`
GROUP BY `Kind`
