SELECT `Kind_cell` AS `Kind`, toInt32OrNull(`Crops_cell`) AS `Crops`, toInt64(sum(toInt64(1))) AS `weight_0`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `Crops_cell`)
ARRAY JOIN `Kind_cell`, `Crops_cell`
GROUP BY `Kind`, `Crops`

WITH `pattern_mask_cell` AS `pattern_mask`, `Kind_2_cell` AS `Kind_2`, toInt32OrNull(`Crops_2_cell`) AS `Crops_2`
SELECT toInt64OrNull(`SegmentId_cell`) AS `SegmentId`, toInt64OrNull(`Count_cell`) AS `Count`, toFloat64OrNull(`Percent_cell`) AS `Percent`, if(substring(`pattern_mask`, 1, 1) = '1', `Kind_2`, {p6:String}) AS `Kind_3`, if(substring(`pattern_mask`, 2, 1) = '1', `Crops_2`, {p7:Int32}) AS `Crops_3`
FROM (SELECT materialize({st_0:Array(String)}) AS `SegmentId_cell`, materialize({st_1:Array(String)}) AS `Count_cell`, materialize({st_2:Array(String)}) AS `Percent_cell`, materialize({st_3:Array(String)}) AS `pattern_mask_cell`, materialize({st_4:Array(String)}) AS `Kind_2_cell`, materialize({st_5:Array(String)}) AS `Crops_2_cell`)
ARRAY JOIN `SegmentId_cell`, `Count_cell`, `Percent_cell`, `pattern_mask_cell`, `Kind_2_cell`, `Crops_2_cell`
