WITH `Name_cell` AS `Name`
SELECT `Name` AS `reduced`, toInt64(count()) AS `count`
FROM (SELECT materialize({p0:Array(String)}) AS `Name_cell`)
ARRAY JOIN `Name_cell`
GROUP BY `reduced`

SELECT `Id`, `Name`, `Pattern`, `Count_2`, `Representative`
FROM (
  SELECT toInt64OrNull(`Id_cell`) AS `Id`, `Name_cell` AS `Name`, `Name` AS `reduced`
  FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `Name_cell`)
  ARRAY JOIN `Id_cell`, `Name_cell`
) AS _l
INNER JOIN (
  SELECT `Text_cell` AS `Text`, `Pattern_cell` AS `Pattern`, toInt64OrNull(`Count_2_cell`) AS `Count_2`, `Representative_cell` AS `Representative`
  FROM (SELECT materialize({st_2:Array(String)}) AS `Text_cell`, materialize({st_3:Array(String)}) AS `Pattern_cell`, materialize({st_4:Array(String)}) AS `Count_2_cell`, materialize({st_5:Array(String)}) AS `Representative_cell`)
  ARRAY JOIN `Text_cell`, `Pattern_cell`, `Count_2_cell`, `Representative_cell`
) AS _r ON `reduced` = `Text`
