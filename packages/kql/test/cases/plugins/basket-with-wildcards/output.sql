WITH (WITH `Kind_cell` AS `Kind`, toInt32OrNull(`Crops_cell`) AS `Crops`
SELECT tuple(arrayConcat(topKWeightedIf(200)(assumeNotNull(`Kind`), toUInt64(greatest(0, ifNull(toInt64(1), 0))), isNotNull(`Kind`) AND toUInt64(greatest(0, ifNull(toInt64(1), 0))) > 0)), arrayConcat(topKWeightedIf(200)(assumeNotNull(`Crops`), toUInt64(greatest(0, ifNull(toInt64(1), 0))), isNotNull(`Crops`) AND toUInt64(greatest(0, ifNull(toInt64(1), 0))) > 0))) AS `common`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `Crops_cell`)
ARRAY JOIN `Kind_cell`, `Crops_cell`) AS _s1, `Kind_cell` AS `Kind`, toInt32OrNull(`Crops_cell`) AS `Crops`
SELECT if(substring(`mask`, 1, 1) = '1', `Kind`, '') AS `Kind_2`, if(substring(`mask`, 2, 1) = '1', `Crops`, CAST(NULL AS Nullable(Int32))) AS `Crops_2`, concat(if(isNull(`Kind`) OR has(tupleElement(_s1, 1), assumeNotNull(`Kind`)), '1', '0'), if(isNull(`Crops`) OR has(tupleElement(_s1, 2), assumeNotNull(`Crops`)), '1', '0')) AS `mask`, toInt64(sum(toInt64(1))) AS `weight_0`
FROM (SELECT materialize({p0:Array(String)}) AS `Kind_cell`, materialize({p1:Array(String)}) AS `Crops_cell`)
ARRAY JOIN `Kind_cell`, `Crops_cell`
GROUP BY `Kind_2`, `Crops_2`, `mask`

WITH `pattern_mask_cell` AS `pattern_mask`, `Kind_3_cell` AS `Kind_3`, toInt32OrNull(`Crops_3_cell`) AS `Crops_3`
SELECT toInt64OrNull(`SegmentId_cell`) AS `SegmentId`, toInt64OrNull(`Count_cell`) AS `Count`, toFloat64OrNull(`Percent_cell`) AS `Percent`, if(substring(`pattern_mask`, 1, 1) = '1', `Kind_3`, {p6:String}) AS `Kind_4`, if(substring(`pattern_mask`, 2, 1) = '1', `Crops_3`, {p7:Int32}) AS `Crops_4`
FROM (SELECT materialize({st_0:Array(String)}) AS `SegmentId_cell`, materialize({st_1:Array(String)}) AS `Count_cell`, materialize({st_2:Array(String)}) AS `Percent_cell`, materialize({st_3:Array(String)}) AS `pattern_mask_cell`, materialize({st_4:Array(String)}) AS `Kind_3_cell`, materialize({st_5:Array(String)}) AS `Crops_3_cell`)
ARRAY JOIN `SegmentId_cell`, `Count_cell`, `Percent_cell`, `pattern_mask_cell`, `Kind_3_cell`, `Crops_3_cell`
