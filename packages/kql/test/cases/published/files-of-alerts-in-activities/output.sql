SELECT `SystemAlertId`, `EntityName`, `Entitytype_2`
FROM (
  WITH if(startsWith(`EntitiesDynamicArray_2`, '"'), JSONExtractString(`EntitiesDynamicArray_2`), `EntitiesDynamicArray_2`) AS _s2, JSONExtractString(_s2, {p5:String}) AS _s3, JSONExtractString(_s2, {p6:String}) AS _s4, nullIf(`EntitiesDynamicArray_item`, 'null') AS `EntitiesDynamicArray_2`, ifNull(if(match(_s3, '^-?[0-9]+$') AND JSONType(_s2, {p5:String}) = 'Double', concat(_s3, '.0'), _s3), '') AS `Entitytype`
  SELECT `SystemAlertId`, ifNull(if(match(_s4, '^-?[0-9]+$') AND JSONType(_s2, {p6:String}) = 'Double', concat(_s4, '.0'), _s4), '') AS `EntityName`, `EntityName` AS `left_key`
  FROM (
    WITH toString(ifNull(JSONType(`EntitiesDynamicArray`), 'Null')) AS _s1
    SELECT `TimeGenerated`, `SystemAlertId`, `Entities`, if(empty(`Entities`), NULL, if(isValidJSON(`Entities`), nullIf(if(multiSearchAny(`Entities`, ['.0', 'e+', 'E+']) AND match(`Entities`, {p1:String}), replaceRegexpAll(`Entities`, {p2:String}, {p3:String}), JSONExtractRaw(`Entities`)), 'null'), replaceAll(toJSONString(`Entities`), '\\/', '/'))) AS `EntitiesDynamicArray`, multiIf(_s1 = 'Array', if(match(ifNull(`EntitiesDynamicArray`, ''), {p4:String}), splitByChar(',', replaceAll(substring(ifNull(`EntitiesDynamicArray`, ''), 2, length(ifNull(`EntitiesDynamicArray`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`EntitiesDynamicArray`, ''))), _s1 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`EntitiesDynamicArray`, ''))), [ifNull(`EntitiesDynamicArray`, 'null')]) AS `EntitiesDynamicArray_items`
    FROM `SecurityAlert`
    WHERE ((`TimeGenerated` >= {p0:Int64}))
  )
  ARRAY JOIN `EntitiesDynamicArray_items` AS `EntitiesDynamicArray_item`
  WHERE (((lower(`Entitytype`) = {p7:String}) AND (`EntityName` != {p8:String})))
) AS _l
INNER JOIN (
  WITH if(startsWith(`ActivityObjectsDynamicArray_2`, '"'), JSONExtractString(`ActivityObjectsDynamicArray_2`), `ActivityObjectsDynamicArray_2`) AS _s7, JSONExtractString(_s7, {p5:String}) AS _s8, JSONExtractString(`RawEventData`, {p9:String}) AS _s9, nullIf(`ActivityObjectsDynamicArray_item`, 'null') AS `ActivityObjectsDynamicArray_2`, ifNull(if(match(_s9, '^-?[0-9]+$') AND JSONType(`RawEventData`, {p9:String}) = 'Double', concat(_s9, '.0'), _s9), '') AS `EntityName_2`
  SELECT ifNull(if(match(_s8, '^-?[0-9]+$') AND JSONType(_s7, {p5:String}) = 'Double', concat(_s8, '.0'), _s8), '') AS `Entitytype_2`, `EntityName_2` AS `right_key`
  FROM (
    WITH if(startsWith(`ActivityObjects`, '"'), JSONExtractString(`ActivityObjects`), `ActivityObjects`) AS _s5, toString(ifNull(JSONType(`ActivityObjectsDynamicArray`), 'Null')) AS _s6
    SELECT `RawEventData`, `ActivityObjects`, if(startsWith(`ActivityObjects`, '"') AND NOT isValidJSON(_s5), `ActivityObjects`, nullIf(_s5, '')) AS `ActivityObjectsDynamicArray`, multiIf(_s6 = 'Array', if(match(ifNull(`ActivityObjectsDynamicArray`, ''), {p4:String}), splitByChar(',', replaceAll(substring(ifNull(`ActivityObjectsDynamicArray`, ''), 2, length(ifNull(`ActivityObjectsDynamicArray`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`ActivityObjectsDynamicArray`, ''))), _s6 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`ActivityObjectsDynamicArray`, ''))), [ifNull(`ActivityObjectsDynamicArray`, 'null')]) AS `ActivityObjectsDynamicArray_items`
    FROM `CloudAppEvents`
  )
  ARRAY JOIN `ActivityObjectsDynamicArray_items` AS `ActivityObjectsDynamicArray_item`
  WHERE ((lower(`Entitytype_2`) = {p7:String}))
) AS _r ON `left_key` = `right_key`
