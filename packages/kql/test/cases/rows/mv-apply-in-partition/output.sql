SELECT toInt64(count()) AS `count`, max(toNullable(`sum`)) AS `max`
FROM (
  WITH ifNull(nullIf(`e_item`, 'null'), '') AS _s4, toInt64OrNull(_s4) AS _s5, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s6, toFloat64OrNull(_s4) AS _s7, multiIf(_s5 IS NOT NULL, _s5, startsWith(_s4, '"'), if(match(_s6, {p10:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s6, 3), 16, '0')))), toInt64OrNull(_s6)), _s4 = 'true', 1, _s4 = 'false', 0, multiIf(isInfinite(_s7), NULL, _s7 >= 9223372036854775807., 9223372036854775807, _s7 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s7) < 9223372036854775807., toInt64(if(abs(_s7) < 9223372036854775807., _s7, 0.)), NULL)) AS `e`
  SELECT `row_position`, ifNull(toInt64(sum(`e`)), 0) AS `sum`, any(tuple(`k`, `id`, `a`, `group`, 1)) AS `outer_row`, tupleElement(`outer_row`, 4) AS `\0group`
  FROM (
    WITH ifNull(`a`, '') AS _s1, if(match(_s1, {p3:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), arrayMap(_v1 -> if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p4:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p5:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p7:String}, {p8:String})), extractAll(_v1, {p9:String}))))), JSONExtractArrayRaw(_v1)), [_s1])[1]) AS _s2, toString(ifNull(JSONType(`a`), 'Null')) AS _s3
    SELECT `k`, `id`, `a`, `partition_key`, `group`, `row_position`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`a`, ''), {p3:String}), splitByChar(',', replaceAll(substring(ifNull(`a`, ''), 2, length(ifNull(`a`, '')) - 2), ' ', '')), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p4:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p5:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p7:String}, {p8:String})), extractAll(_s1, {p9:String}))))), JSONExtractArrayRaw(_s1))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p4:String}), arrayMap(_v6 -> (_v6.1, replaceRegexpAll(_v6.2, {p5:String}, {p6:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v7 -> if(startsWith(_v7, '"'), _v7, replaceRegexpAll(_v7, {p7:String}, {p8:String})), extractAll(_s1, {p9:String}))))), JSONExtractKeysAndValuesRaw(_s1))), [ifNull(`a`, 'null')])) AS `e_items`
    FROM (
      SELECT `k`, `id`, `a`, `partition_key`, `group`, toInt64(row_number() OVER ()) AS `row_position`
      FROM (
        SELECT `k_cell` AS `k`, toInt64OrNull(`id_cell`) AS `id`, nullIf(`a_cell`, '') AS `a`, `k` AS `partition_key`, ifNull(toString(`partition_key`), '\0') AS `group`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `id_cell`, materialize({p2:Array(String)}) AS `a_cell`)
        ARRAY JOIN `k_cell`, `id_cell`, `a_cell`
      )
    )
  )
  ARRAY JOIN `e_items` AS `e_item`
  GROUP BY `row_position`
)
GROUP BY `\0group`
ORDER BY `max` ASC NULLS FIRST
