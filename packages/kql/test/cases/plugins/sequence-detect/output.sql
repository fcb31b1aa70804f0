SELECT `Id`, `step_0`, `step_1`, `step_2`, (`step_2` - `step_0`) AS `Duration`
FROM (
  SELECT `Id`, `times_0`, `times_1`, `times_2`, `step_0`, `step_1`
  FROM (
    SELECT `Id`, `times_0`, `times_1`, `times_2`, `step_0`
    FROM (
      WITH toInt64OrNull(`T_cell`) AS `T`, `What_cell` AS `What`
      SELECT `Id_cell` AS `Id`, arraySort(groupUniqArrayIf(assumeNotNull(`T`), ifNull((`What` = {p3:String}), 0))) AS `times_0`, arraySort(groupUniqArrayIf(assumeNotNull(`T`), ifNull((`What` = {p4:String}), 0))) AS `times_1`, arraySort(groupUniqArrayIf(assumeNotNull(`T`), ifNull((`What` = {p5:String}), 0))) AS `times_2`
      FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `T_cell`, materialize({p2:Array(String)}) AS `What_cell`)
      ARRAY JOIN `Id_cell`, `T_cell`, `What_cell`
      WHERE (isNotNull(`T`))
      GROUP BY `Id`
    )
    ARRAY JOIN `times_0` AS `step_0`
  )
  ARRAY JOIN arrayFilter(_v1 -> _v1 >= `step_0` AND _v1 - `step_0` <= {p6:Int64} AND _v1 - `step_0` <= {p7:Int64}, `times_1`) AS `step_1`
)
ARRAY JOIN arrayFilter(_v2 -> _v2 >= `step_1` AND _v2 - `step_1` <= {p6:Int64} AND _v2 - `step_0` <= {p7:Int64}, `times_2`) AS `step_2`
