SELECT `SystemAlertId`, `EntityName`, `Entitytype_2`
FROM (
  WITH if(startsWith(`EntitiesDynamicArray_2`, '"'), JSONExtractString(`EntitiesDynamicArray_2`), `EntitiesDynamicArray_2`) AS _s3, nullIf(`EntitiesDynamicArray_item`, 'null') AS `EntitiesDynamicArray_2`, ifNull(JSONExtractString(_s3, {p1:String}), '') AS `Entitytype`
  SELECT `SystemAlertId`, ifNull(JSONExtractString(_s3, {p2:String}), '') AS `EntityName`, `EntityName` AS `left_key`
  FROM (
    WITH JSONExtractArrayRaw(ifNull(`EntitiesDynamicArray`, '')) AS _s1, toString(ifNull(JSONType(`EntitiesDynamicArray`), 'Null')) AS _s2
    SELECT `TimeGenerated`, `SystemAlertId`, `Entities`, if(empty(`Entities`), NULL, if(isValidJSON(`Entities`), nullIf(JSONExtractRaw(`Entities`), 'null'), replaceAll(toJSONString(`Entities`), '\\/', '/'))) AS `EntitiesDynamicArray`, if(notEmpty(_s1), _s1, multiIf(_s2 = 'Array', JSONExtractArrayRaw(ifNull(`EntitiesDynamicArray`, '')), _s2 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`EntitiesDynamicArray`, ''))), [ifNull(`EntitiesDynamicArray`, 'null')])) AS `EntitiesDynamicArray_items`
    FROM `SecurityAlert`
    WHERE ((`TimeGenerated` >= {p0:Int64}))
  )
  ARRAY JOIN `EntitiesDynamicArray_items` AS `EntitiesDynamicArray_item`
  WHERE (((lower(`Entitytype`) = {p3:String}) AND (`EntityName` != {p4:String})))
) AS _l
INNER JOIN (
  WITH if(startsWith(`ActivityObjectsDynamicArray_2`, '"'), JSONExtractString(`ActivityObjectsDynamicArray_2`), `ActivityObjectsDynamicArray_2`) AS _s7, nullIf(`ActivityObjectsDynamicArray_item`, 'null') AS `ActivityObjectsDynamicArray_2`, ifNull(JSONExtractString(`RawEventData`, {p5:String}), '') AS `EntityName_2`
  SELECT ifNull(JSONExtractString(_s7, {p1:String}), '') AS `Entitytype_2`, `EntityName_2` AS `right_key`
  FROM (
    WITH if(startsWith(`ActivityObjects`, '"'), JSONExtractString(`ActivityObjects`), `ActivityObjects`) AS _s4, JSONExtractArrayRaw(ifNull(`ActivityObjectsDynamicArray`, '')) AS _s5, toString(ifNull(JSONType(`ActivityObjectsDynamicArray`), 'Null')) AS _s6
    SELECT `RawEventData`, `ActivityObjects`, if(startsWith(`ActivityObjects`, '"') AND NOT isValidJSON(_s4), `ActivityObjects`, nullIf(_s4, '')) AS `ActivityObjectsDynamicArray`, if(notEmpty(_s5), _s5, multiIf(_s6 = 'Array', JSONExtractArrayRaw(ifNull(`ActivityObjectsDynamicArray`, '')), _s6 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`ActivityObjectsDynamicArray`, ''))), [ifNull(`ActivityObjectsDynamicArray`, 'null')])) AS `ActivityObjectsDynamicArray_items`
    FROM `CloudAppEvents`
  )
  ARRAY JOIN `ActivityObjectsDynamicArray_items` AS `ActivityObjectsDynamicArray_item`
  WHERE ((lower(`Entitytype_2`) = {p3:String}))
) AS _r ON `left_key` = `right_key`
