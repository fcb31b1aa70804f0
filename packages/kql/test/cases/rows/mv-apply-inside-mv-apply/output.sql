WITH groupArray(1048576)(`name_2`) AS `make_list_elements`, any(tuple(`\0group0`, `\0group1`, 1)) AS `outer_row_2`
SELECT tupleElement(`outer_row_2`, 1) AS `id_3`, toNullable(concat('[', arrayStringConcat(arrayMap(_v14 -> assumeNotNull(replaceAll(toJSONString(_v14), '\\/', '/')), `make_list_elements`), ','), ']')) AS `make_list`, ifNull(toInt64(sum(`sum`)), 0) AS `sum_2`, max(toNullable(`count`)) AS `max`
FROM (
  SELECT `row_position_2`, `sum`, `count`, `outer_row`, `name_2`, `\0group`, `\0group0`, `\0group1`
  FROM (
    WITH ifNull(JSONExtractRaw(`p`, {p11:String}), '') AS _s10, toInt64OrNull(_s10) AS _s11, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s10)) AS _s12, toFloat64OrNull(_s10) AS _s13, nullIf(`p_item`, 'null') AS `p`
    SELECT `row_position_2`, ifNull(toInt64(sum(multiIf(_s11 IS NOT NULL, _s11, startsWith(_s10, '"'), if(match(_s12, {p12:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s12, 3), 16, '0')))), toInt64OrNull(_s12)), _s10 = 'true', 1, _s10 = 'false', 0, multiIf(isInfinite(_s13), NULL, _s13 >= 9223372036854775807., 9223372036854775807, _s13 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s13) < 9223372036854775807., toInt64(if(abs(_s13) < 9223372036854775807., _s13, 0.)), NULL)))), 0) AS `sum`, toInt64(count()) AS `count`, any(tuple(`id`, `groups`, `g`, `name`, `group`, `group_2`, `group_3`, 1)) AS `outer_row`, tupleElement(`outer_row`, 4) AS `name_2`, tupleElement(`outer_row`, 5) AS `\0group`, tupleElement(`outer_row`, 6) AS `\0group0`, tupleElement(`outer_row`, 7) AS `\0group1`
    FROM (
      WITH ifNull(`g`, '') AS _s5, JSONExtractArrayRaw(_s5, {p10:String}) AS _s6, JSONExtractRaw(`g`, {p10:String}) AS _s7, nullIf(nullIf(if(match(_s7, '^-?[0-9]+$') AND JSONType(`g`, {p10:String}) = 'Double', concat(_s7, '.0'), _s7), ''), 'null') AS _s8, toString(ifNull(JSONType(_s8), 'Null')) AS _s9
      SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, `g`, `name`, `group`, `group_2`, `group_3`, `row_position_2`, if(notEmpty(_s6), _s6, multiIf(_s9 = 'Array', if(match(ifNull(_s8, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(_s8, ''), 2, length(ifNull(_s8, '')) - 2), ' ', '')), arrayMap(_v8 -> if(multiSearchAny(_v8, ['.0', 'e+', 'E+']) AND match(_v8, {p3:String}), arrayMap(_v9 -> replaceRegexpAll(_v9, {p4:String}, {p5:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v10 -> if(startsWith(_v10, '"'), _v10, replaceRegexpAll(_v10, {p6:String}, {p7:String})), extractAll(_v8, {p8:String}))))), JSONExtractArrayRaw(_v8)), [ifNull(_s8, '')])[1]), _s9 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), arrayMap(_v11 -> if(multiSearchAny(_v11, ['.0', 'e+', 'E+']) AND match(_v11, {p3:String}), arrayMap(_v12 -> (_v12.1, replaceRegexpAll(_v12.2, {p4:String}, {p5:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v13 -> if(startsWith(_v13, '"'), _v13, replaceRegexpAll(_v13, {p6:String}, {p7:String})), extractAll(_v11, {p8:String}))))), JSONExtractKeysAndValuesRaw(_v11)), [ifNull(_s8, '')])[1]), [ifNull(_s8, 'null')])) AS `p_items`
      FROM (
        SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, `g`, `name`, `group`, `group_2`, `group_3`, toInt64(row_number() OVER ()) AS `row_position_2`
        FROM (
          WITH JSONExtractString(`g`, {p9:String}) AS _s4
          SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, nullIf(`g_item`, 'null') AS `g`, ifNull(if(match(_s4, '^-?[0-9]+$') AND JSONType(`g`, {p9:String}) = 'Double', concat(_s4, '.0'), _s4), '') AS `name`, ifNull(toString(`row_position`), '\0') AS `group`, `id` AS `group_2`, `groups` AS `group_3`
          FROM (
            WITH ifNull(`groups`, '') AS _s1, if(match(_s1, {p2:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), arrayMap(_v1 -> if(multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p3:String}), arrayMap(_v2 -> replaceRegexpAll(_v2, {p4:String}, {p5:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v3 -> if(startsWith(_v3, '"'), _v3, replaceRegexpAll(_v3, {p6:String}, {p7:String})), extractAll(_v1, {p8:String}))))), JSONExtractArrayRaw(_v1)), [_s1])[1]) AS _s2, toString(ifNull(JSONType(`groups`), 'Null')) AS _s3
            SELECT `id`, `groups`, `row_position`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`groups`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`groups`, ''), 2, length(ifNull(`groups`, '')) - 2), ' ', '')), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p3:String}), arrayMap(_v4 -> replaceRegexpAll(_v4, {p4:String}, {p5:String}), JSONExtractArrayRaw(arrayStringConcat(arrayMap(_v5 -> if(startsWith(_v5, '"'), _v5, replaceRegexpAll(_v5, {p6:String}, {p7:String})), extractAll(_s1, {p8:String}))))), JSONExtractArrayRaw(_s1))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), if(multiSearchAny(_s1, ['.0', 'e+', 'E+']) AND match(_s1, {p3:String}), arrayMap(_v6 -> (_v6.1, replaceRegexpAll(_v6.2, {p4:String}, {p5:String})), JSONExtractKeysAndValuesRaw(arrayStringConcat(arrayMap(_v7 -> if(startsWith(_v7, '"'), _v7, replaceRegexpAll(_v7, {p6:String}, {p7:String})), extractAll(_s1, {p8:String}))))), JSONExtractKeysAndValuesRaw(_s1))), [ifNull(`groups`, 'null')])) AS `g_items`
            FROM (
              SELECT `id`, `groups`, toInt64(row_number() OVER ()) AS `row_position`
              FROM (
                SELECT toInt64OrNull(`id_cell`) AS `id`, nullIf(`groups_cell`, '') AS `groups`
                FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `groups_cell`)
                ARRAY JOIN `id_cell`, `groups_cell`
              )
            )
          )
          ARRAY JOIN `g_items` AS `g_item`
        )
      )
    )
    ARRAY JOIN `p_items` AS `p_item`
    GROUP BY `row_position_2`
  )
  WHERE ((`sum` > {p13:Int64}))
  ORDER BY `name_2` ASC NULLS FIRST
)
GROUP BY `\0group`
ORDER BY `id_3` ASC NULLS FIRST
