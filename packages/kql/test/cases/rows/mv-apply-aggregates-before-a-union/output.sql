SELECT `Count`, `what`
FROM (
  SELECT `Count_2` AS `Count`, `what_2` AS `what` FROM (
    SELECT toInt64(count()) AS `Count_2`, {p8:String} AS `what_2`
    FROM (
      SELECT CAST(NULL AS Nullable(Int64)) AS `ingested_at` FROM (
        SELECT 1
        FROM (
          WITH ifNull(nullIf(`d_item`, 'null'), '') AS _s4, toInt64OrNull(_s4) AS _s5, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s6, toFloat64OrNull(_s4) AS _s7
          SELECT `d`, `row_position`, `d_items`, `d_item`, multiIf(_s5 IS NOT NULL, _s5, startsWith(_s4, '"'), if(match(_s6, {p7:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s6, 3), 16, '0')))), toInt64OrNull(_s6)), _s4 = 'true', 1, _s4 = 'false', 0, multiIf(isInfinite(_s7), NULL, _s7 >= 9223372036854775807., 9223372036854775807, _s7 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s7) < 9223372036854775807., toInt64(if(abs(_s7) < 9223372036854775807., _s7, 0.)), NULL)) AS `d_2`
          FROM (
            WITH ifNull(`d`, '') AS _s1, if(match(_s1, {p0:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), arrayMap(_v1 -> if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p1:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p2:String}, {p3:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p4:String}, {p5:String})), extractAll(_v1, {p6:String}))))), JSONExtractArrayRaw(_v1)), [_s1])[1]) AS _s2, toString(ifNull(JSONType(`d`), 'Null')) AS _s3
            SELECT `d`, `row_position`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`d`, ''), {p0:String}), splitByChar(',', replaceAll(substring(ifNull(`d`, ''), 2, length(ifNull(`d`, '')) - 2), ' ', '')), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p1:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p2:String}, {p3:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p4:String}, {p5:String})), extractAll(_s1, {p6:String}))))), JSONExtractArrayRaw(_s1))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p1:String}), arrayMap(_v6 -> (_v6.1, replaceRegexpAll(_v6.2, {p2:String}, {p3:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v7 -> if(startsWith(_v7, '"'), _v7, replaceRegexpAll(_v7, {p4:String}, {p5:String})), extractAll(_s1, {p6:String}))))), JSONExtractKeysAndValuesRaw(_s1))), [ifNull(`d`, 'null')])) AS `d_items`
            FROM (
              SELECT `d`, toInt64(row_number() OVER ()) AS `row_position`
              FROM (
                SELECT `d`
                FROM `N`
              )
            )
          )
          ARRAY JOIN `d_items` AS `d_item`
          ORDER BY `d_2` DESC NULLS LAST
        )
        GROUP BY `row_position`
      )
      UNION ALL
      SELECT `_IngestedAt_2` AS `ingested_at` FROM (
        SELECT `_IngestedAt` AS `_IngestedAt_2`
        FROM `N`
      )
    )
  )
  UNION ALL
  SELECT `sum_3` AS `Count`, `what_3` AS `what` FROM (
    SELECT ifNull(toInt64(sum(`total`)), 0) AS `sum_3`, {p10:String} AS `what_3`
    FROM (
      SELECT `sum_2` AS `total` FROM (
        SELECT ifNull(toInt64(sum(`d_5`)), 0) AS `sum_2`
        FROM (
          WITH ifNull(nullIf(`d_item_2`, 'null'), '') AS _s11, toInt64OrNull(_s11) AS _s12, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s11)) AS _s13, toFloat64OrNull(_s11) AS _s14
          SELECT `d_4`, `row_position_2`, `d_items_2`, `d_item_2`, multiIf(_s12 IS NOT NULL, _s12, startsWith(_s11, '"'), if(match(_s13, {p7:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s13, 3), 16, '0')))), toInt64OrNull(_s13)), _s11 = 'true', 1, _s11 = 'false', 0, multiIf(isInfinite(_s14), NULL, _s14 >= 9223372036854775807., 9223372036854775807, _s14 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s14) < 9223372036854775807., toInt64(if(abs(_s14) < 9223372036854775807., _s14, 0.)), NULL)) AS `d_5`
          FROM (
            WITH ifNull(`d_4`, '') AS _s8, if(match(_s8, {p0:String}), splitByChar(',', replaceAll(substring(_s8, 2, length(_s8) - 2), ' ', '')), arrayMap(_v8 -> if(multiSearchAny(_v8, ['.0', 'e+', 'E+']) AND match(_v8, {p1:String}), arrayMap(_v9 -> replaceRegexpAll(_v9, {p2:String}, {p3:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v10 -> if(startsWith(_v10, '"'), _v10, replaceRegexpAll(_v10, {p4:String}, {p5:String})), extractAll(_v8, {p6:String}))))), JSONExtractArrayRaw(_v8)), [_s8])[1]) AS _s9, toString(ifNull(JSONType(`d_4`), 'Null')) AS _s10
            SELECT `d_4`, `row_position_2`, if(notEmpty(_s9), _s9, multiIf(_s10 = 'Array', if(match(ifNull(`d_4`, ''), {p0:String}), splitByChar(',', replaceAll(substring(ifNull(`d_4`, ''), 2, length(ifNull(`d_4`, '')) - 2), ' ', '')), if(multiSearchAny(_s8, ['.0', 'e+', 'E+']) AND match(_s8, {p1:String}), arrayMap(_v11 -> replaceRegexpAll(_v11, {p2:String}, {p3:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v12 -> if(startsWith(_v12, '"'), _v12, replaceRegexpAll(_v12, {p4:String}, {p5:String})), extractAll(_s8, {p6:String}))))), JSONExtractArrayRaw(_s8))), _s10 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s8, ['.0', 'e+', 'E+']) AND match(_s8, {p1:String}), arrayMap(_v13 -> (_v13.1, replaceRegexpAll(_v13.2, {p2:String}, {p3:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v14 -> if(startsWith(_v14, '"'), _v14, replaceRegexpAll(_v14, {p4:String}, {p5:String})), extractAll(_s8, {p6:String}))))), JSONExtractKeysAndValuesRaw(_s8))), [ifNull(`d_4`, 'null')])) AS `d_items_2`
            FROM (
              SELECT `d_4`, toInt64(row_number() OVER ()) AS `row_position_2`
              FROM (
                SELECT `d` AS `d_4`
                FROM `N`
              )
            )
          )
          ARRAY JOIN `d_items_2` AS `d_item_2`
          ORDER BY `d_5` DESC NULLS LAST
        )
        GROUP BY `row_position_2`
      )
      UNION ALL
      SELECT `total_2` AS `total` FROM (
        SELECT {p9:Int64} AS `total_2`
        FROM `N`
      )
    )
  )
)
ORDER BY `what` ASC NULLS FIRST
