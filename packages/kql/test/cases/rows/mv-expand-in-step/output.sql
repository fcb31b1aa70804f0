WITH arrayMax([length(`a_items`), length(`b_items`)]) AS _s3
SELECT `id`, nullIf(`a_item`, 'null') AS `a_2`, nullIf(`b_item`, 'null') AS `b_2`
FROM (
  WITH toString(ifNull(JSONType(`a`), 'Null')) AS _s1, toString(ifNull(JSONType(`b`), 'Null')) AS _s2
  SELECT toInt64OrNull(`id_cell`) AS `id`, nullIf(`a_cell`, '') AS `a`, nullIf(`b_cell`, '') AS `b`, multiIf(_s1 = 'Array', if(match(ifNull(`a`, ''), {p3:String}), splitByChar(',', replaceAll(substring(ifNull(`a`, ''), 2, length(ifNull(`a`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`a`, ''))), _s1 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`a`, ''))), [ifNull(`a`, 'null')]) AS `a_items`, multiIf(_s2 = 'Array', if(match(ifNull(`b`, ''), {p3:String}), splitByChar(',', replaceAll(substring(ifNull(`b`, ''), 2, length(ifNull(`b`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`b`, ''))), _s2 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`b`, ''))), [ifNull(`b`, 'null')]) AS `b_items`
  FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `a_cell`, materialize({p2:Array(String)}) AS `b_cell`)
  ARRAY JOIN `id_cell`, `a_cell`, `b_cell`
)
ARRAY JOIN arrayResize(`a_items`, _s3, 'null') AS `a_item`, arrayResize(`b_items`, _s3, 'null') AS `b_item`
