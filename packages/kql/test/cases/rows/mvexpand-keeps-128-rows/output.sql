SELECT toInt64(count()) AS `count_2`, max(toNullable(`count`)) AS `max`, min(toNullable(`count`)) AS `min`
FROM (
  WITH ifNull(`old`, '') AS _s12, toInt64OrNull(_s12) AS _s13, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s12)) AS _s14, toFloat64OrNull(_s12) AS _s15
  SELECT multiIf(_s13 IS NOT NULL, _s13, startsWith(_s12, '"'), if(match(_s14, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s14, 3), 16, '0')))), toInt64OrNull(_s14)), _s12 = 'true', 1, _s12 = 'false', 0, multiIf(isInfinite(_s15), NULL, _s15 >= 9223372036854775807., 9223372036854775807, _s15 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s15) < 9223372036854775807., toInt64(if(abs(_s15) < 9223372036854775807., _s15, 0.)), NULL)) AS `old_2`, toInt64(count()) AS `count`
  FROM (
    WITH ifNull(`all`, '') AS _s8, if(match(_s8, {p2:String}), splitByChar(',', replaceAll(substring(_s8, 2, length(_s8) - 2), ' ', '')), JSONExtractArrayRaw(_s8)) AS _s9, toString(ifNull(JSONType(`all`), 'Null')) AS _s10, assumeNotNull(toUInt64({p4:Int64})) AS _s11
    SELECT `all`, `old_items`, `old_item`, nullIf(`old_item`, 'null') AS `old`, arraySlice(if(notEmpty(_s9), _s9, multiIf(_s10 = 'Array', if(match(ifNull(`all`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`all`, ''), 2, length(ifNull(`all`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`all`, ''))), _s10 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`all`, ''))), [ifNull(`all`, 'null')])), 1, _s11) AS `all_items`
    FROM (
      WITH ifNull(floor(({p0:Int64} - {p1:Int64}) / {p1:Int64}), nan) AS _s1, NOT isNaN(_s1) AND {p1:Int64} != 0 AS _s2, ifNull(`all`, '') AS _s4, if(match(_s4, {p2:String}), splitByChar(',', replaceAll(substring(_s4, 2, length(_s4) - 2), ' ', '')), JSONExtractArrayRaw(_s4)) AS _s5, toString(ifNull(JSONType(`all`), 'Null')) AS _s6, assumeNotNull(toUInt64({p3:Int64})) AS _s7
      SELECT if(ifNull(_s2, 0), concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull((({p1:Int64} + toInt64(_v1) * {p1:Int64}) AS _s3)), 'null', ifNull(toString(_s3), 'null'))), range(toUInt64(if(_s2, least(1048576, greatest(0, _s1 + 1)), 0)))), ','), ']'), NULL) AS `all`, arraySlice(if(notEmpty(_s5), _s5, multiIf(_s6 = 'Array', if(match(ifNull(`all`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`all`, ''), 2, length(ifNull(`all`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`all`, ''))), _s6 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`all`, ''))), [ifNull(`all`, 'null')])), 1, _s7) AS `old_items`
    )
    ARRAY JOIN `old_items` AS `old_item`
  )
  ARRAY JOIN `all_items` AS `all_item`
  GROUP BY `old_2`
)
