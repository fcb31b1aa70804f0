SELECT `City_cell` AS `City`, `Country_cell` AS `Country`, `Name_cell` AS `Name`
FROM (SELECT materialize({p0:Array(String)}) AS `Name_cell`, materialize({p1:Array(String)}) AS `City_cell`, materialize({p2:Array(String)}) AS `Country_cell`)
ARRAY JOIN `Name_cell`, `City_cell`, `Country_cell`
