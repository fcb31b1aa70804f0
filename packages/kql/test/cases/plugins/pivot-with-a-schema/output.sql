WITH `State_cell` AS `State`, `State` AS `pivoted`
SELECT `Kind_cell` AS `Kind`, toInt64(countIf(ifNull((`pivoted` = {p2:String}), 0))) AS `AZ`, toInt64(countIf(ifNull((`pivoted` = {p3:String}), 0))) AS `NY`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `State_cell`)
ARRAY JOIN `Kind_cell`, `State_cell`
GROUP BY `Kind`
