WITH JSONExtractArrayRaw(ifNull(`samples_2`, '')) AS _s2, if({p7:Bool}, arrayConcat(arraySort(_v7 -> (multiIf(startsWith(_s2[_v7], '"'), 1, match(_s2[_v7], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s2[_v7]), JSONExtractString(_s2[_v7])), arrayFilter(_v8 -> _s2[_v8] != 'null', arrayEnumerate(_s2))), arrayFilter(_v9 -> _s2[_v9] = 'null', arrayEnumerate(_s2))), arrayConcat(arrayFilter(_v9 -> _s2[_v9] = 'null', arrayEnumerate(_s2)), arraySort(_v7 -> (multiIf(startsWith(_s2[_v7], '"'), 1, match(_s2[_v7], '^-?[0-9]'), 0, 2), toFloat64OrZero(_s2[_v7]), JSONExtractString(_s2[_v7])), arrayFilter(_v8 -> _s2[_v8] != 'null', arrayEnumerate(_s2))))) AS _s3, groupUniqArray(128)(`Id`) AS `samples`, toNullable(concat('[', arrayStringConcat(arrayMap(_v5 -> assumeNotNull(if(isNull(_v5), NULL, toString(_v5))), `samples`), ','), ']')) AS `samples_2`
SELECT ({p3:Int64} + `window` * {p4:Int64}) AS `T_2`, tupleElement(`match`, 1) AS `prev`, tupleElement(`match`, 2) AS `next`, toInt64(uniqExact(`Id`)) AS `count`, if(ifNull(JSONType(`samples_2`) = 'Array', 0), concat('[', arrayStringConcat(arrayMap(_v6 -> _s2[_v6], _s3), ','), ']'), NULL) AS `samples_3`
FROM (
  WITH (`T` - {p3:Int64}) AS _s1, toInt64OrNull(`T_cell`) AS `T`, `S_cell` AS `S`, `S` AS `current`
  SELECT intDiv(_s1 - positiveModulo(_s1, {p4:Int64}), {p4:Int64}) AS `window`, toInt64OrNull(`Id_cell`) AS `Id`, arraySort(groupArray(tuple(assumeNotNull(`T`), `current`))) AS `all`, arrayFilter((_v1, _v2) -> _v2 = 1 OR `all`[_v2 - 1].2 != _v1.2, `all`, arrayEnumerate(`all`)) AS `runs`
  FROM (SELECT materialize({p0:Array(String)}) AS `Id_cell`, materialize({p1:Array(String)}) AS `T_cell`, materialize({p2:Array(String)}) AS `S_cell`)
  ARRAY JOIN `Id_cell`, `T_cell`, `S_cell`
  WHERE (`T` >= {p3:Int64} AND `T` <= {p5:Int64})
  GROUP BY `window`, `Id`
)
ARRAY JOIN arrayMap(_v3 -> tuple(if(_v3 = 1, '', `runs`[_v3 - 1].2), if(_v3 + 1 > length(`runs`), '', `runs`[_v3 + 1].2)), arrayFilter(_v4 -> `runs`[_v4 + 0].2 = {p6:String} AND _v4 + 0 <= length(`runs`), arrayEnumerate(`runs`))) AS `match`
GROUP BY `window`, `prev`, `next`
