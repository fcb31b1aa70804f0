WITH randCanonical({p13:String}) AS `c`, generateUUIDv4({p14:String}) AS `h`
SELECT ifNull(toInt64(uniqCombined64(17)(`a`)), 0) AS `dcount`, toInt64(countIf(ifNull(if(isNull(`a`) AND isNull(`b`), NULL, ifNull(`a` = `b`, 0)), 0))) AS `countif`, ifNull(toInt64(uniqCombined64(17)(`g`)), 0) AS `dcount_2`, ifNull(toInt64(uniqCombined64(17)(`c`)), 0) AS `dcount_3`, ifNull(toInt64(uniqCombined64(17)(`h`)), 0) AS `dcount_4`, toInt64(countIf(ifNull((randCanonical({p15:String}) < {p16:Int64}), 0))) AS `countif_2`, toInt64(countIf(ifNull(((floor(randCanonical({p17:String}) * toFloat64({p18:Int64})) >= {p19:Int64}) AND (floor(randCanonical({p17:String}) * toFloat64({p18:Int64})) <= {p20:Int64})), 0))) AS `countif_3`
FROM (
  SELECT `i`, `a`, `b`, `g`, `items`, `item_items`, `item_item`
  FROM (
    WITH ifNull(`items`, '') AS _s1, if(match(_s1, {p6:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), arrayMap(_v1 -> if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p7:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p8:String}, {p9:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p10:String}, {p11:String})), extractAll(_v1, {p12:String}))))), JSONExtractArrayRaw(_v1)), [_s1])[1]) AS _s2, toString(ifNull(JSONType(`items`), 'Null')) AS _s3
    SELECT `i`, randCanonical({p2:String}) AS `a`, randCanonical({p3:String}) AS `b`, generateUUIDv4({p4:String}) AS `g`, {p5:String} AS `items`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`items`, ''), {p6:String}), splitByChar(',', replaceAll(substring(ifNull(`items`, ''), 2, length(ifNull(`items`, '')) - 2), ' ', '')), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p7:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p8:String}, {p9:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p10:String}, {p11:String})), extractAll(_s1, {p12:String}))))), JSONExtractArrayRaw(_s1))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p7:String}), arrayMap(_v6 -> (_v6.1, replaceRegexpAll(_v6.2, {p8:String}, {p9:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v7 -> if(startsWith(_v7, '"'), _v7, replaceRegexpAll(_v7, {p10:String}, {p11:String})), extractAll(_s1, {p12:String}))))), JSONExtractKeysAndValuesRaw(_s1))), [ifNull(`items`, 'null')])) AS `item_items`
    FROM (
      SELECT ({p1:Int64} + toInt64(`i_index`) * {p1:Int64}) AS `i`
      FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p1:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p1:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
      LIMIT 9223372036854775807
    )
  )
  ARRAY JOIN `item_items` AS `item_item`
  LIMIT 9223372036854775807
)
