SELECT `total`, `n`, `t_2`
FROM (
  WITH groupArray(`bin_position`) AS _s2, arraySort(_s2) AS _s3, assumeNotNull(toUInt64(greatest(0, least(1048576, intDiv((({p4:Int64} - positiveModulo({p4:Int64} - 0, {p3:Int64})) + {p3:Int64}) - ({p2:Int64} - positiveModulo({p2:Int64} - 0, {p3:Int64})) + {p3:Int64} - 1, {p3:Int64}))))) AS _s4
  SELECT toNullable(concat('[', arrayStringConcat(arrayResize(arrayFlatten(arrayMap((_v1, _v2, _v3) -> arrayPushBack(arrayWithConstant(greatest(0, _v2 - _v3 - 1), assumeNotNull(if(isNull({p5:Int64}), 'null', ifNull(toString({p5:Int64}), 'null')))), _v1), arraySort((_t, _p) -> _p, groupArray(assumeNotNull(if(isNull(`sum`), 'null', ifNull(toString(`sum`), 'null')))), _s2), _s3, arraySlice(arrayPushFront(_s3, 0 - 1), 1, length(_s3)))), _s4, assumeNotNull(if(isNull({p5:Int64}), 'null', ifNull(toString({p5:Int64}), 'null')))), ','), ']')) AS `total`, toNullable(concat('[', arrayStringConcat(arrayResize(arrayFlatten(arrayMap((_v4, _v5, _v6) -> arrayPushBack(arrayWithConstant(greatest(0, _v5 - _v6 - 1), assumeNotNull(if(isNull({p6:Int64}), 'null', ifNull(toString({p6:Int64}), 'null')))), _v4), arraySort((_t, _p) -> _p, groupArray(assumeNotNull(if(isNull(`count`), 'null', ifNull(toString(`count`), 'null')))), _s2), _s3, arraySlice(arrayPushFront(_s3, 0 - 1), 1, length(_s3)))), _s4, assumeNotNull(if(isNull({p6:Int64}), 'null', ifNull(toString({p6:Int64}), 'null')))), ','), ']')) AS `n`, toNullable(concat('[', arrayStringConcat(arrayMap(_v7 -> assumeNotNull(if(isNull(((({p2:Int64} - positiveModulo({p2:Int64} - 0, {p3:Int64})) + toInt64(_v7) * {p3:Int64}) AS _s5)), 'null', ifNull(toString(_s5), 'null'))), range(_s4)), ','), ']')) AS `t_2`, count() AS `bins`
  FROM (
    WITH (`t` - ({p2:Int64} - positiveModulo({p2:Int64} - 0, {p3:Int64}))) AS _s1, toInt64OrNull(`t_cell`) AS `t`, toInt64OrNull(`v_cell`) AS `v`
    SELECT intDiv(_s1, {p3:Int64}) AS `bin_position`, ifNull(toInt64(sum(`v`)), 0) AS `sum`, toInt64(count()) AS `count`
    FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`, materialize({p1:Array(String)}) AS `v_cell`)
    ARRAY JOIN `t_cell`, `v_cell`
    WHERE (`t` >= ({p2:Int64} - positiveModulo({p2:Int64} - 0, {p3:Int64})) AND `t` < (({p4:Int64} - positiveModulo({p4:Int64} - 0, {p3:Int64})) + {p3:Int64}))
    GROUP BY `bin_position`
  )
)
WHERE (`bins` > 0)
