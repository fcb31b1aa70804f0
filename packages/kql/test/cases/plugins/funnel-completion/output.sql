SELECT ({p3:Int64} + `key_0` * {p5:Int64}) AS `T_2`, arrayElement({p9:Array(String)}, `step`) AS `S_2`, toInt64(`allowed`) AS `Period`, toInt64(uniqExact(`Id`)) AS `count`
FROM (
  SELECT `key_0`, `Id`, `times`, `durations`, `step`
  FROM (
    WITH (`T` - {p3:Int64}) AS _s1, toInt64OrNull(`T_cell`) AS `T`, `S_cell` AS `S`, `S` AS `current`
    SELECT intDiv(_s1 - positiveModulo(_s1, {p5:Int64}), {p5:Int64}) AS `key_0`, `Id_cell` AS `Id`, [arraySort(groupArrayIf(assumeNotNull(`T`), `current` = {p6:String})), arraySort(groupArrayIf(assumeNotNull(`T`), `current` = {p7:String})), arraySort(groupArrayIf(assumeNotNull(`T`), `current` = {p8:String}))] AS `times`, [if(empty(`times`[1]), NULL, toInt64(0)), arrayReduce('min', arrayFilter(_v1 -> isNotNull(_v1), arrayMap(_v2 -> (arrayElementOrNull(arrayFilter(_v3 -> _v3 >= (toNullable(_v2) AS _s2), `times`[2]), 1) - _v2), `times`[1]))), arrayReduce('min', arrayFilter(_v4 -> isNotNull(_v4), arrayMap(_v5 -> (arrayElementOrNull(arrayFilter(_v6 -> _v6 >= (arrayElementOrNull(arrayFilter(_v7 -> _v7 >= (toNullable(_v5) AS _s3), `times`[2]), 1) AS _s4), `times`[3]), 1) - _v5), `times`[1])))] AS `durations`
    FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `T_cell`, materialize({p2:Array(String)}) AS `S_cell`)
    ARRAY JOIN `Id_cell`, `T_cell`, `S_cell`
    WHERE (`T` >= {p3:Int64} AND `T` <= {p4:Int64})
    GROUP BY `key_0`, `Id`
  )
  ARRAY JOIN arrayEnumerate({p9:Array(String)}) AS `step`
)
ARRAY JOIN [2, 5] AS `allowed`
WHERE (ifNull(`durations`[`step`] <= `allowed`, 0))
GROUP BY `key_0`, `step`, `allowed`
