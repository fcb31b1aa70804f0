WITH ifNull(nullIf(`e_item`, 'null'), '') AS _s2, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s2)) AS _s3, toFloat64OrNull(_s2) AS _s4, multiIf(startsWith(_s2, '"'), if(match(_s3, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s3, 3), 16, '0')))), toInt64OrNull(_s3)), _s2 = 'true', 1, _s2 = 'false', 0, toInt64OrNull(_s2) IS NOT NULL, toInt64OrNull(_s2), multiIf(isInfinite(_s4), NULL, _s4 >= 9223372036854775807., 9223372036854775807, _s4 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s4), NULL, toInt64(_s4))) AS `e`, any(tuple(`id`, `a`, 1)) AS `outer_row`
SELECT tupleElement(`outer_row`, 1) AS `id_2`, ifNull(toInt64(sum(`e`)), 0) AS `sum`, max(`e`) AS `max`
FROM (
  WITH toString(ifNull(JSONType(`a`), 'Null')) AS _s1
  SELECT `id`, `a`, `row_position`, multiIf(_s1 = 'Array', if(match(ifNull(`a`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`a`, ''), 2, length(ifNull(`a`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`a`, ''))), _s1 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`a`, ''))), [ifNull(`a`, 'null')]) AS `e_items`
  FROM (
    SELECT `id`, `a`, toInt64(row_number() OVER ()) AS `row_position`
    FROM (
      SELECT toInt64OrNull(`id_cell`) AS `id`, nullIf(`a_cell`, '') AS `a`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `a_cell`)
      ARRAY JOIN `id_cell`, `a_cell`
    )
  )
)
ARRAY JOIN `e_items` AS `e_item`
GROUP BY `row_position`
