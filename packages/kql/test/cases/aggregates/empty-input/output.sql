WITH toInt64OrNull(`x_cell`) AS `x`, groupArrayIf(1048576)(assumeNotNull(`x`), isNotNull(`x`)) AS `make_list_elements`
SELECT toInt64(count()) AS `count`, ifNull(toInt64(sum(`x`)), 0) AS `sum`, max(toNullable(`x`)) AS `max`, ifNull(toFloat64(avg(toFloat64(`x`))), nan) AS `avg`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull(_v1), 'null', ifNull(toString(_v1), 'null'))), `make_list_elements`), ','), ']')) AS `make_list`, ifNull(toInt64(uniqCombined64(17)(`x`)), 0) AS `dcount`
FROM (SELECT materialize({p0:Array(String)}) AS `x_cell`)
ARRAY JOIN `x_cell`
