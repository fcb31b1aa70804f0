WITH toInt64OrNull(`N_cell`) AS `N`
SELECT `Kind_cell` AS `Kind`, `Damage_cell` AS `Damage`, toInt64OrNull(`Crops_cell`) AS `Crops`, toInt64(sum(ifNull(`N`, 0))) AS `weight_0`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `Damage_cell`, materialize({p2:Array(String)}) AS `Crops_cell`, materialize({p3:Array(String)}) AS `N_cell`)
ARRAY JOIN `Kind_cell`, `Damage_cell`, `Crops_cell`, `N_cell`
GROUP BY `Kind`, `Damage`, `Crops`

WITH `pattern_mask_cell` AS `pattern_mask`
SELECT toInt64OrNull(`SegmentId_cell`) AS `SegmentId`, toInt64OrNull(`Count_cell`) AS `Count`, toFloat64OrNull(`Percent_cell`) AS `Percent`, `Kind_2_cell` AS `Kind_2`, `Damage_2_cell` AS `Damage_2`, toInt64OrNull(`Crops_2_cell`) AS `Crops_2`
FROM (SELECT materialize({st_0:Array(String)}) AS `SegmentId_cell`, materialize({st_1:Array(String)}) AS `Count_cell`, materialize({st_2:Array(String)}) AS `Percent_cell`, materialize({st_3:Array(String)}) AS `pattern_mask_cell`, materialize({st_4:Array(String)}) AS `Kind_2_cell`, materialize({st_5:Array(String)}) AS `Damage_2_cell`, materialize({st_6:Array(String)}) AS `Crops_2_cell`)
ARRAY JOIN `SegmentId_cell`, `Count_cell`, `Percent_cell`, `pattern_mask_cell`, `Kind_2_cell`, `Damage_2_cell`, `Crops_2_cell`
