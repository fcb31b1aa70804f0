SELECT `id`, `x`, `row_number`, `d`
FROM (
  SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, `x`, `row_position_2`, (toInt64(row_number() OVER (PARTITION BY `row_position` ORDER BY `row_position_2`)) + 1 - 1) AS `row_number`, lagInFrame(toNullable(`x`), 1, NULL) OVER (PARTITION BY `row_position` ORDER BY `row_position_2` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, (`x` - `prev`) AS `d`
  FROM (
    SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, `x`, toInt64(row_number() OVER ()) AS `row_position_2`
    FROM (
      WITH ifNull(nullIf(`x_item`, 'null'), '') AS _s3, trim(BOTH ' \t\r\n' FROM JSONExtractString(_s3)) AS _s4, toFloat64OrNull(_s3) AS _s5
      SELECT `id`, `xs`, `row_position`, `x_items`, `x_item`, multiIf(startsWith(_s3, '"'), if(match(_s4, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s4, 3), 16, '0')))), toInt64OrNull(_s4)), _s3 = 'true', 1, _s3 = 'false', 0, toInt64OrNull(_s3) IS NOT NULL, toInt64OrNull(_s3), multiIf(isInfinite(_s5), NULL, _s5 >= 9223372036854775807., 9223372036854775807, _s5 <= -9223372036854775808., toInt64(-9223372036854775808), isNaN(_s5), NULL, toInt64(_s5))) AS `x`
      FROM (
        WITH JSONExtractArrayRaw(ifNull(`xs`, '')) AS _s1, toString(ifNull(JSONType(`xs`), 'Null')) AS _s2
        SELECT `id`, `xs`, `row_position`, if(notEmpty(_s1), _s1, multiIf(_s2 = 'Array', JSONExtractArrayRaw(ifNull(`xs`, '')), _s2 = 'Object', arrayMap(_kv -> concat('{', arrayStringConcat(arrayMap(_kv -> concat(replaceAll(toJSONString(_kv.1), '\\/', '/'), ':', _kv.2), [_kv]), ','), '}'), JSONExtractKeysAndValuesRaw(ifNull(`xs`, ''))), [ifNull(`xs`, 'null')])) AS `x_items`
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
WHERE (((`row_number` > {p3:Int64}) OR (`id` = {p4:Int64})))
