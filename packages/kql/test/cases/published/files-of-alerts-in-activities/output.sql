SELECT `SystemAlertId`, `EntityName`, `Entitytype_2`
FROM (
  WITH if(startsWith(`ActivityObjectsDynamicArray_2`, '"'), JSONExtractString(`ActivityObjectsDynamicArray_2`), `ActivityObjectsDynamicArray_2`) AS _s5, JSONExtractString(_s5, {p1:String}) AS _s6, JSONExtractString(`RawEventData`, {p2:String}) AS _s7, nullIf(`ActivityObjectsDynamicArray_item`, 'null') AS `ActivityObjectsDynamicArray_2`, ifNull(if(match(_s7, '^-?[0-9]+$') AND JSONType(`RawEventData`, {p2:String}) = 'Double', concat(_s7, '.0'), _s7), '') AS `EntityName_2`
  SELECT ifNull(if(match(_s6, '^-?[0-9]+$') AND JSONType(_s5, {p1:String}) = 'Double', concat(_s6, '.0'), _s6), '') AS `Entitytype_2`, `EntityName_2` AS `right_key`
  FROM (
    WITH if(startsWith(`ActivityObjects`, '"'), JSONExtractString(`ActivityObjects`), `ActivityObjects`) AS _s1, ifNull(`ActivityObjectsDynamicArray`, '') AS _s2, if(match(_s2, {p0:String}), splitByChar(',', replaceAll(substring(_s2, 2, length(_s2) - 2), ' ', '')), JSONExtractArrayRaw(_s2)) AS _s3, toString(ifNull(JSONType(`ActivityObjectsDynamicArray`), 'Null')) AS _s4
    SELECT `RawEventData`, `ActivityObjects`, if(startsWith(`ActivityObjects`, '"') AND NOT isValidJSON(_s1), `ActivityObjects`, nullIf(_s1, '')) AS `ActivityObjectsDynamicArray`, if(notEmpty(_s3), _s3, multiIf(_s4 = 'Array', if(match(ifNull(`ActivityObjectsDynamicArray`, ''), {p0:String}), splitByChar(',', replaceAll(substring(ifNull(`ActivityObjectsDynamicArray`, ''), 2, length(ifNull(`ActivityObjectsDynamicArray`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`ActivityObjectsDynamicArray`, ''))), _s4 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`ActivityObjectsDynamicArray`, ''))), [ifNull(`ActivityObjectsDynamicArray`, 'null')])) AS `ActivityObjectsDynamicArray_items`
    FROM `CloudAppEvents`
  )
  ARRAY JOIN `ActivityObjectsDynamicArray_items` AS `ActivityObjectsDynamicArray_item`
  WHERE ((lower(`Entitytype_2`) = {p3:String}))
) AS _l
INNER JOIN (
  WITH if(startsWith(`EntitiesDynamicArray_2`, '"'), JSONExtractString(`EntitiesDynamicArray_2`), `EntitiesDynamicArray_2`) AS _s11, JSONExtractString(_s11, {p1:String}) AS _s12, JSONExtractString(_s11, {p9:String}) AS _s13, nullIf(`EntitiesDynamicArray_item`, 'null') AS `EntitiesDynamicArray_2`, ifNull(if(match(_s12, '^-?[0-9]+$') AND JSONType(_s11, {p1:String}) = 'Double', concat(_s12, '.0'), _s12), '') AS `Entitytype`
  SELECT `SystemAlertId`, ifNull(if(match(_s13, '^-?[0-9]+$') AND JSONType(_s11, {p9:String}) = 'Double', concat(_s13, '.0'), _s13), '') AS `EntityName`, `EntityName` AS `left_key`
  FROM (
    WITH ifNull(`EntitiesDynamicArray`, '') AS _s8, if(match(_s8, {p0:String}), splitByChar(',', replaceAll(substring(_s8, 2, length(_s8) - 2), ' ', '')), JSONExtractArrayRaw(_s8)) AS _s9, toString(ifNull(JSONType(`EntitiesDynamicArray`), 'Null')) AS _s10
    SELECT `TimeGenerated`, `SystemAlertId`, `Entities`, if(empty(`Entities`), NULL, multiIf(isValidJSON(`Entities`), nullIf(if(multiSearchAny(`Entities`, ['.0', 'e+', 'E+']) AND match(`Entities`, {p5:String}), replaceRegexpAll(`Entities`, {p6:String}, {p7:String}), JSONExtractRaw(`Entities`)), 'null'), match(`Entities`, '[0-9]{19}'), arrayMap(_v1 -> if(isValidJSON(_v1), nullIf(if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p5:String}), replaceRegexpAll(_v1, {p6:String}, {p7:String}), JSONExtractRaw(_v1)), 'null'), replaceAll(toJSONString(`Entities`), '\\/', '/')), [arrayStringConcat(arrayMap(_v2 -> if(match(_v2, '^-?[0-9]{19,}$') AND toInt64OrNull(_v2) IS NULL AND toUInt64OrNull(_v2) IS NULL, concat(_v2, '.0'), _v2), extractAll(`Entities`, {p8:String})))])[1], replaceAll(toJSONString(`Entities`), '\\/', '/'))) AS `EntitiesDynamicArray`, if(notEmpty(_s9), _s9, multiIf(_s10 = 'Array', if(match(ifNull(`EntitiesDynamicArray`, ''), {p0:String}), splitByChar(',', replaceAll(substring(ifNull(`EntitiesDynamicArray`, ''), 2, length(ifNull(`EntitiesDynamicArray`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`EntitiesDynamicArray`, ''))), _s10 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`EntitiesDynamicArray`, ''))), [ifNull(`EntitiesDynamicArray`, 'null')])) AS `EntitiesDynamicArray_items`
    FROM `SecurityAlert`
    WHERE ((`TimeGenerated` >= {p4:Int64}))
  )
  ARRAY JOIN `EntitiesDynamicArray_items` AS `EntitiesDynamicArray_item`
  WHERE (((lower(`Entitytype`) = {p3:String}) AND (`EntityName` != {p10:String})))
) AS _r ON `right_key` = `left_key`
