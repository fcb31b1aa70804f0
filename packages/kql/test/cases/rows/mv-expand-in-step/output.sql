WITH arrayMax([length(`a_items`), length(`b_items`)]) AS _s5
SELECT `id`, nullIf(`a_item`, 'null') AS `a_2`, nullIf(`b_item`, 'null') AS `b_2`
FROM (
  WITH JSONExtractArrayRaw(ifNull(`a`, '')) AS _s1, toString(ifNull(JSONType(`a`), 'Null')) AS _s2, JSONExtractArrayRaw(ifNull(`b`, '')) AS _s3, toString(ifNull(JSONType(`b`), 'Null')) AS _s4
  SELECT toInt64OrNull(`id_cell`) AS `id`, nullIf(`a_cell`, '') AS `a`, nullIf(`b_cell`, '') AS `b`, if(notEmpty(_s1), _s1, multiIf(_s2 = 'Array', JSONExtractArrayRaw(ifNull(`a`, '')), _s2 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`a`, ''))), [ifNull(`a`, 'null')])) AS `a_items`, if(notEmpty(_s3), _s3, multiIf(_s4 = 'Array', JSONExtractArrayRaw(ifNull(`b`, '')), _s4 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`b`, ''))), [ifNull(`b`, 'null')])) AS `b_items`
  FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `a_cell`, materialize({p2:Array(String)}) AS `b_cell`)
  ARRAY JOIN `id_cell`, `a_cell`, `b_cell`
)
ARRAY JOIN arrayResize(`a_items`, _s5, 'null') AS `a_item`, arrayResize(`b_items`, _s5, 'null') AS `b_item`
