WITH any(tuple(`\0group0`, `\0group1`, 1)) AS `outer_row_2`
SELECT tupleElement(`outer_row_2`, 1) AS `id_3`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(replaceAll(toJSONString(_v1), '\\/', '/')), groupArrayIf(1048576)(`name_2`, 1)), ','), ']')) AS `make_list`, ifNull(toInt64(sum(`sum`)), 0) AS `sum_2`, max(`count`) AS `max`
FROM (
  SELECT `row_position_2`, `sum`, `count`, `outer_row`, `name_2`, `\0group`, `\0group0`, `\0group1`
  FROM (
    WITH ifNull(nullIf(nullIf(JSONExtractRaw(`p`, {p4:String}), ''), 'null'), '') AS _s4, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s5, toFloat64OrNull(_s4) AS _s6, nullIf(`p_item`, 'null') AS `p`
    SELECT `row_position_2`, ifNull(toInt64(sum(multiIf(startsWith(_s4, '"'), if(match(_s5, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s5, 3), 16, '0')))), toInt64OrNull(_s5)), _s4 = 'true', 1, _s4 = 'false', 0, toInt64OrNull(_s4) IS NOT NULL, toInt64OrNull(_s4), multiIf(isInfinite(_s6), NULL, _s6 >= 9223372036854775807., 9223372036854775807, _s6 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s6), NULL, toInt64(_s6))))), 0) AS `sum`, toInt64(count()) AS `count`, any(tuple(`id`, `groups`, `g`, `name`, `group`, `group_2`, `group_3`, 1)) AS `outer_row`, tupleElement(`outer_row`, 4) AS `name_2`, tupleElement(`outer_row`, 5) AS `\0group`, tupleElement(`outer_row`, 6) AS `\0group0`, tupleElement(`outer_row`, 7) AS `\0group1`
    FROM (
      WITH nullIf(nullIf(JSONExtractRaw(`g`, {p3:String}), ''), 'null') AS _s2, toString(ifNull(JSONType(_s2), 'Null')) AS _s3
      SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, `g`, `name`, `group`, `group_2`, `group_3`, `row_position_2`, multiIf(_s3 = 'Array', JSONExtractArrayRaw(ifNull(_s2, '')), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(_s2, ''))), [ifNull(_s2, 'null')]) AS `p_items`
      FROM (
        SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, `g`, `name`, `group`, `group_2`, `group_3`, toInt64(row_number() OVER ()) AS `row_position_2`
        FROM (
          SELECT `id`, `groups`, `row_position`, `g_items`, `g_item`, nullIf(`g_item`, 'null') AS `g`, ifNull(JSONExtractString(`g`, {p2:String}), '') AS `name`, ifNull(toString(`row_position`), '\0') AS `group`, `id` AS `group_2`, `groups` AS `group_3`
          FROM (
            WITH toString(ifNull(JSONType(`groups`), 'Null')) AS _s1
            SELECT `id`, `groups`, `row_position`, multiIf(_s1 = 'Array', JSONExtractArrayRaw(ifNull(`groups`, '')), _s1 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`groups`, ''))), [ifNull(`groups`, 'null')]) AS `g_items`
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
  WHERE ((`sum` > {p6:Int64}))
  ORDER BY `name_2` ASC NULLS FIRST
)
GROUP BY `\0group`
ORDER BY `id_3` ASC NULLS FIRST
