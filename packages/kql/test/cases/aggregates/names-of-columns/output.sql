WITH arraySort(groupArrayIf(assumeNotNull(`v`), isNotNull(`v`))) AS _s1, toInt64OrNull(`v_cell`) AS `v`
SELECT `k_cell` AS `k`, (`v` - positiveModulo(`v`, {p2:Int64})) AS `v_2`, toInt64(count()) AS `count`, ifNull(toInt64(sum(`v`)), 0) AS `sum`, toInt64(uniqExactIf(`v`, ifNull((`v` > {p3:Int64}), 0))) AS `dcountif`, toNullable(concat('[', arrayStringConcat(arraySlice(arrayDistinct(groupArrayIf(assumeNotNull(if(isNull(`v`), 'null', ifNull(toString(`v`), 'null'))), isNotNull(`v`))), 1, 1048576), ','), ']')) AS `make_set`, if(empty(_s1), NULL, _s1[greatest(1, toUInt64(ceil(0.5 * length(_s1))))]) AS `percentile_v_50`, if(empty(_s1), NULL, _s1[greatest(1, toUInt64(ceil(1 * length(_s1))))]) AS `percentile_v_100`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
GROUP BY `k`, `v_2`
