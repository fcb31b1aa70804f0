WITH ifNull(nullIf(`e_item`, 'null'), '') AS _s4, toInt64OrNull(_s4) AS _s5, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s6, toFloat64OrNull(_s4) AS _s7, multiIf(_s5 IS NOT NULL, _s5, startsWith(_s4, '"'), if(match(_s6, {p10:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s6, 3), 16, '0')))), toInt64OrNull(_s6)), _s4 = 'true', 1, _s4 = 'false', 0, multiIf(isInfinite(_s7), NULL, _s7 >= 9223372036854775807., 9223372036854775807, _s7 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s7) < 9223372036854775807., toInt64(if(abs(_s7) < 9223372036854775807., _s7, 0.)), NULL)) AS `e_2`, `id` AS `id_2`, toInt64(count()) AS `count`, any(tuple(`id`, `e`, `a`, 1)) AS `outer_row`
SELECT tupleElement(`outer_row`, 1) AS `id_3`, tupleElement(`outer_row`, 2) AS `e_3`, tupleElement(`outer_row`, 3) AS `a_2`, ifNull(toInt64(sum(`e_2`)), 0) AS `sum`, intDivOrNull(`sum`, `count`) AS `half`
FROM (
  WITH ifNull(`a`, '') AS _s1, if(match(_s1, {p3:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), arrayMap(_v1 -> if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p4:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p5:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p7:String}, {p8:String})), extractAll(_v1, {p9:String}))))), JSONExtractArrayRaw(_v1)), [_s1])[1]) AS _s2, toString(ifNull(JSONType(`a`), 'Null')) AS _s3
  SELECT `id`, `e`, `a`, `row_position`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`a`, ''), {p3:String}), splitByChar(',', replaceAll(substring(ifNull(`a`, ''), 2, length(ifNull(`a`, '')) - 2), ' ', '')), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p4:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p5:String}, {p6:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p7:String}, {p8:String})), extractAll(_s1, {p9:String}))))), JSONExtractArrayRaw(_s1))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p4:String}), arrayMap(_v6 -> (_v6.1, replaceRegexpAll(_v6.2, {p5:String}, {p6:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v7 -> if(startsWith(_v7, '"'), _v7, replaceRegexpAll(_v7, {p7:String}, {p8:String})), extractAll(_s1, {p9:String}))))), JSONExtractKeysAndValuesRaw(_s1))), [ifNull(`a`, 'null')])) AS `e_items`
  FROM (
    SELECT `id`, `e`, `a`, toInt64(row_number() OVER ()) AS `row_position`
    FROM (
      SELECT toInt64OrNull(`id_cell`) AS `id`, `e_cell` AS `e`, nullIf(`a_cell`, '') AS `a`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `e_cell`, materialize({p2:Array(String)}) AS `a_cell`)
      ARRAY JOIN `id_cell`, `e_cell`, `a_cell`
    )
  )
)
ARRAY JOIN `e_items` AS `e_item`
WHERE ((`e_2` > {p11:Int64}))
GROUP BY `row_position`, `id_2`
