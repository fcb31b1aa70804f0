SELECT `id`, `x`, `row_number`, `d`
FROM (
  SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, `x`, `row_position_2`, (toInt64(row_number() OVER (PARTITION BY `row_position` ORDER BY `row_position_2`)) + 1 - 1) AS `row_number`, lagInFrame(toNullable(`x`), 1, NULL) OVER (PARTITION BY `row_position` ORDER BY `row_position_2` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, (`x` - `prev`) AS `d`
  FROM (
    SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, `x`, toInt64(row_number() OVER ()) AS `row_position_2`
    FROM (
      WITH ifNull(nullIf(`x_item`, 'null'), '') AS _s4, toInt64OrNull(_s4) AS _s5, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s4)) AS _s6, toFloat64OrNull(_s4) AS _s7
      SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, multiIf(_s5 IS NOT NULL, _s5, startsWith(_s4, '"'), if(match(_s6, {p3:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s6, 3), 16, '0')))), toInt64OrNull(_s6)), _s4 = 'true', 1, _s4 = 'false', 0, multiIf(isInfinite(_s7), NULL, _s7 >= 9223372036854775807., 9223372036854775807, _s7 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s7) < 9223372036854775807., toInt64(if(abs(_s7) < 9223372036854775807., _s7, 0.)), NULL)) AS `x`
      FROM (
        WITH ifNull(`xs`, '') AS _s1, if(match(_s1, {p2:String}), splitByChar(',', replaceAll(substring(_s1, 2, length(_s1) - 2), ' ', '')), JSONExtractArrayRaw(_s1)) AS _s2, toString(ifNull(JSONType(`xs`), 'Null')) AS _s3
        SELECT `id`, `xs`, `row_position`, if(notEmpty(_s2), _s2, multiIf(_s3 = 'Array', if(match(ifNull(`xs`, ''), {p2:String}), splitByChar(',', replaceAll(substring(ifNull(`xs`, ''), 2, length(ifNull(`xs`, '')) - 2), ' ', '')), JSONExtractArrayRaw(ifNull(`xs`, ''))), _s3 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`xs`, ''))), [ifNull(`xs`, 'null')])) AS `x_items`
        FROM (
          SELECT `id`, `xs`, toInt64(row_number() OVER ()) AS `row_position`
          FROM (
            SELECT toInt64OrNull(`id_cell`) AS `id`, nullIf(`xs_cell`, '') AS `xs`
            FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `xs_cell`)
            ARRAY JOIN `id_cell`, `xs_cell`
          )
        )
      )
      ARRAY JOIN `x_items` AS `x_item`
      ORDER BY `x` ASC NULLS FIRST
    )
  )
)
WHERE (((`row_number` > {p4:Int64}) OR (`id` = {p5:Int64})))
