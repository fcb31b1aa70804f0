SELECT ({p3:Int64} + `key_0` * {p5:Int64}) AS `at_2`, arrayElement({p8:Array(String)}, `step`) AS `state_2`, toInt64(`allowed`) AS `Period`, toInt64(uniqExact(`id`)) AS `count`, toInt64(lengthUTF8(`state_2`)) AS `n`
FROM (
  SELECT `key_0`, `id`, `times`, `durations`, `step`
  FROM (
    WITH (`at` - {p3:Int64}) AS _s1, toInt64OrNull(`at_cell`) AS `at`, toInt64OrNull(`state_cell`) AS `state`, ifNull(toString(`state`), '') AS `current`
    SELECT intDiv(_s1 - positiveModulo(_s1, {p5:Int64}), {p5:Int64}) AS `key_0`, `id_cell` AS `id`, [arraySort(groupArrayIf(assumeNotNull(`at`), `current` = {p6:String})), arraySort(groupArrayIf(assumeNotNull(`at`), `current` = {p7:String}))] AS `times`, [if(empty(`times`[1]), NULL, toInt64(0)), arrayReduce('min', arrayFilter(_v1 -> isNotNull(_v1), arrayMap(_v2 -> (arrayElementOrNull(arrayFilter(_v3 -> _v3 >= (toNullable(_v2) AS _s2), `times`[2]), 1) - _v2), `times`[1])))] AS `durations`
    FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `at_cell`, materialize({p2:Array(String)}) AS `state_cell`)
    ARRAY JOIN `id_cell`, `at_cell`, `state_cell`
    WHERE (`at` >= {p3:Int64} AND `at` <= {p4:Int64})
    GROUP BY `key_0`, `id`
  )
  ARRAY JOIN arrayEnumerate({p8:Array(String)}) AS `step`
)
ARRAY JOIN [{p5:Int64}] AS `allowed`
WHERE (ifNull(`durations`[`step`] <= `allowed`, 0))
GROUP BY `key_0`, `step`, `allowed`
