SELECT toInt64(count()) AS `count_2`, max(toNullable(`count`)) AS `max`, min(toNullable(`count`)) AS `min`
FROM (
  WITH ifNull(`old`, '') AS _s10, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s10)) AS _s11, toFloat64OrNull(_s10) AS _s12
  SELECT multiIf(startsWith(_s10, '"'), if(match(_s11, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s11, 3), 16, '0')))), toInt64OrNull(_s11)), _s10 = 'true', 1, _s10 = 'false', 0, toInt64OrNull(_s10) IS NOT NULL, toInt64OrNull(_s10), multiIf(isInfinite(_s12), NULL, _s12 >= 9223372036854775807., 9223372036854775807, _s12 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s12), NULL, toInt64(_s12))) AS `old_2`, toInt64(count()) AS `count`
  FROM (
    WITH ifNull(`all`, '') AS _s6, if(match(_s6, {p2:String}), splitByChar(',', replaceAll(substring(_s6, 2, length(_s6) - 2), ' ', '')), JSONExtractArrayRaw(_s6)) AS _s7, toString(ifNull(JSONType(`all`), 'Null')) AS _s8, assumeNotNull(toUInt64({p4:Int64})) AS _s9
    SELECT `all`, `old_items`, `old_item`, nullIf(`old_item`, 'null') AS `old`, arraySlice(if(notEmpty(_s7), _s7, multiIf(_s8 = 'Array', if(match(ifNull(`all`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`all`, ''), 2, length(ifNull(`all`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`all`, ''))), _s8 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`all`, ''))), [ifNull(`all`, 'null')])), 1, _s9) AS `all_items`
    FROM (
      WITH ifNull(`all`, '') AS _s2, if(match(_s2, {p2:String}), splitByChar(',', replaceAll(substring(_s2, 2, length(_s2) - 2), ' ', '')), JSONExtractArrayRaw(_s2)) AS _s3, toString(ifNull(JSONType(`all`), 'Null')) AS _s4, assumeNotNull(toUInt64({p3:Int64})) AS _s5
      SELECT if(isNull({p0:Int64}), NULL, concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull((({p0:Int64} + toInt64(_v1) * {p0:Int64}) AS _s1)), 'null', ifNull(toString(_s1), 'null'))), range(assumeNotNull(toUInt64(least(1048576, greatest(0, floor(({p1:Int64} - {p0:Int64}) / {p0:Int64}) + 1)))))), ','), ']')) AS `all`, arraySlice(if(notEmpty(_s3), _s3, multiIf(_s4 = 'Array', if(match(ifNull(`all`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`all`, ''), 2, length(ifNull(`all`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`all`, ''))), _s4 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`all`, ''))), [ifNull(`all`, 'null')])), 1, _s5) AS `old_items`
    )
    ARRAY JOIN `old_items` AS `old_item`
  )
  ARRAY JOIN `all_items` AS `all_item`
  GROUP BY `old_2`
)
