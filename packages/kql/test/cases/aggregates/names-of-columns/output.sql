WITH count(`v`) > 0 AS _s1, quantilesExact(0.499999999999, 0.999999999999)(toNullable(`v`)) AS _s2, toInt64OrNull(`v_cell`) AS `v`, groupUniqArrayIf(1048576)(assumeNotNull(`v`), isNotNull(`v`)) AS `make_set_elements`
SELECT `k_cell` AS `k`, (`v` - positiveModulo(`v`, {p2:Int64})) AS `v_2`, toInt64(count()) AS `count`, ifNull(toInt64(sum(`v`)), 0) AS `sum`, ifNull(toInt64(uniqCombined64If(17)(`v`, ifNull((`v` > {p3:Int64}), 0))), 0) AS `dcountif`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull(_v1), 'null', ifNull(toString(_v1), 'null'))), `make_set_elements`), ','), ']')) AS `make_set`, if(_s1, arrayElement(_s2, 1), NULL) AS `percentile_v_50`, if(_s1, arrayElement(_s2, 2), NULL) AS `percentile_v_100`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
GROUP BY `k`, `v_2`
