WITH `Line_cell` AS `Line`
SELECT `Line` AS `reduced`, toInt64(count()) AS `count`
FROM (SELECT materialize({p0:Array(String)}) AS `Line_cell`)
ARRAY JOIN `Line_cell`
GROUP BY `reduced`

WITH `Text_cell` AS `Text`
SELECT `Pattern_cell` AS `Pattern`, toInt64OrNull(`Count_2_cell`) AS `Count_2`, `Representative_cell` AS `Representative`
FROM (SELECT materialize({st_0:Array(String)}) AS `Text_cell`, materialize({st_1:Array(String)}) AS `Pattern_cell`, materialize({st_2:Array(String)}) AS `Count_2_cell`, materialize({st_3:Array(String)}) AS `Representative_cell`)
ARRAY JOIN `Text_cell`, `Pattern_cell`, `Count_2_cell`, `Representative_cell`
GROUP BY `Pattern`, `Count_2`, `Representative`
