WITH toInt64OrNull(`v_cell`) AS `v`
SELECT toInt64(groupBitAndIf(assumeNotNull(`v`), isNotNull(`v`))) AS `binary_all_and`, toInt64(groupBitOrIf(assumeNotNull(`v`), isNotNull(`v`))) AS `binary_all_or`, toInt64(groupBitXorIf(assumeNotNull(`v`), isNotNull(`v`))) AS `binary_all_xor`
FROM (SELECT materialize({p0:Array(String)}) AS `v_cell`)
ARRAY JOIN `v_cell`
