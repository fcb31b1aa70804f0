SELECT `position`, `At` AS `At_2`, `Who` AS `Who_2`, `At` AS `step_0`, `At` AS `step_1`
FROM (
  SELECT `At`, `Who`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    SELECT toInt64OrNull(`At_cell`) AS `At`, `Who_cell` AS `Who`
    FROM (SELECT materialize({p0:Array(String)}) AS `At_cell`, materialize({p1:Array(String)}) AS `Who_cell`)
    ARRAY JOIN `At_cell`, `Who_cell`
    ORDER BY `At` ASC NULLS FIRST
  )
)

WITH toInt64OrNull(`position_2_cell`) AS `position_2`, toInt64OrNull(`At_3_cell`) AS `At_3`, toInt64OrNull(`Start_cell`) AS `Start`
SELECT (toFloat64(`At_3`) / toFloat64({p5:Int64})) AS `Minute`, `Who_3_cell` AS `Who_3`, (toFloat64(`Start`) / toFloat64({p5:Int64})) AS `StartMinute`, toInt64OrNull(`Session_cell`) AS `Session`
FROM (SELECT materialize({st_0:Array(String)}) AS `position_2_cell`, materialize({st_1:Array(String)}) AS `At_3_cell`, materialize({st_2:Array(String)}) AS `Who_3_cell`, materialize({st_3:Array(String)}) AS `Start_cell`, materialize({st_4:Array(String)}) AS `Session_cell`)
ARRAY JOIN `position_2_cell`, `At_3_cell`, `Who_3_cell`, `Start_cell`, `Session_cell`
ORDER BY `position_2` ASC NULLS LAST
