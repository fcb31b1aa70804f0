WITH toInt64OrNull(`at_cell`) AS `at`
SELECT bitNot(toInt64(intDiv(positiveModulo(`at`, toInt64(864000000000)), 36000000000))) AS `hour`, bitNot(toInt64(intDiv(positiveModulo(`at`, 10000000), 10000))) AS `millisecond`, bitNot(toInt64((positiveModulo(`at`, 10000000) * 100))) AS `nanosecond`
FROM (SELECT materialize({p0:Array(String)}) AS `at_cell`)
ARRAY JOIN `at_cell`
