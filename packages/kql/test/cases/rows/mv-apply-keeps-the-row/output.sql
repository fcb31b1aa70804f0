WITH ifNull(nullIf(`e_item`, 'null'), '') AS _s3, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s3)) AS _s4, toFloat64OrNull(_s3) AS _s5, multiIf(startsWith(_s3, '"'), if(match(_s4, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s4, 3), 16, '0')))), toInt64OrNull(_s4)), _s3 = 'true', 1, _s3 = 'false', 0, toInt64OrNull(_s3) IS NOT NULL, toInt64OrNull(_s3), multiIf(isInfinite(_s5), NULL, _s5 >= 9223372036854775807., 9223372036854775807, _s5 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s5), NULL, toInt64(_s5))) AS `e`, any(tuple(`id`, `a`, 1)) AS `outer_row`
SELECT tupleElement(`outer_row`, 1) AS `id_2`, ifNull(toInt64(sum(`e`)), 0) AS `sum`, max(toNullable(`e`)) AS `max`
FROM (
  WITH JSONExtractArrayRaw(ifNull(`a`, '')) AS _s1, toString(ifNull(JSONType(`a`), 'Null')) AS _s2
  SELECT `id`, `a`, `row_position`, if(notEmpty(_s1), _s1, multiIf(_s2 = 'Array', JSONExtractArrayRaw(ifNull(`a`, '')), _s2 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`a`, ''))), [ifNull(`a`, 'null')])) AS `e_items`
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
