WITH (toFloat64((`session` - {p7:Int64})) / toFloat64({p8:Int64})) AS _s3, multiIf(isNull(tupleElement(`session_row`, 1)), NULL, `session_group` < 0, tupleElement(`session_row`, 2), tupleElement(`session_row`, 1) >= `session_mark`.2, `session_mark`.2, `session_mark`.1) AS `session`, tupleElement(`session_row`, 3) AS `row_position`, tupleElement(`session_row`, 6) AS `t`
SELECT tupleElement(`session_row`, 4) AS `user`, tupleElement(`session_row`, 5) AS `at`, multiIf(isInfinite(_s3), NULL, _s3 >= 9223372036854775807., 9223372036854775807, _s3 <= -9223372036854775808., toInt64(-9223372036854775808), abs(_s3) < 9223372036854775807., toInt64(if(abs(_s3) < 9223372036854775807., _s3, 0.)), NULL) AS `begins`
FROM (
  SELECT `session_group`, `session_buckets`, `session_rows`, `session_mark`
  FROM (
    SELECT `session_group`, arraySort(_b -> _b.1, groupArray(tuple(`session_bucket`, `session_rows`, `session_reaches`))) AS `session_buckets`
    FROM (
      WITH ifNull(`row_window_session_5` >= `row_window_session_4` + greatest(1, {p10:Int64}), 0) AS _s2
      SELECT if(_s2, toInt64(`row_window_session_2`), -intDiv(`row_position`, 8192) - 1) AS `session_group`, if(_s2, intDiv(`row_window_session_3` - `row_window_session_4`, greatest(1, {p10:Int64})), 0) AS `session_bucket`, groupArray(tuple(`row_window_session_3`, `row_window_session_4`, `row_position`, `user`, `at`, `t`)) AS `session_rows`, arraySort(groupUniqArrayIf(assumeNotNull(`row_window_session_3`), `session_group` >= 0)) AS `session_reaches`
      FROM (
        SELECT `i`, `user`, `at`, `t`, `row_position`, `prev`, `row_window_session`, `row_window_session_2`, max(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_3`, first_value(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_4`, max(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session_5`
        FROM (
          SELECT `i`, `user`, `at`, `t`, `row_position`, `prev`, `row_window_session`, countIf(ifNull(toNullable(`t`) >= `row_window_session` + {p9:Int64}, 1) OR ifNull((`user` != `prev`), 0)) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_2`
          FROM (
            SELECT `i`, `user`, `at`, `t`, `row_position`, lagInFrame(`user`, 1, '') OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `prev`, lagInFrame(toNullable(`t`), 1, NULL) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session`
            FROM (
              SELECT `i`, `user`, `at`, `t`, toInt64(row_number() OVER ()) AS `row_position`
              FROM (
                WITH ({p7:Int64} + (`at` * {p8:Int64})) AS _s1
                SELECT ({p1:Int64} + toInt64(`i_index`) * {p2:Int64}) AS `i`, multiIf((`i` < {p3:Int64}), {p4:String}, {p5:String}) AS `user`, (`i` * multiIf((`i` < {p3:Int64}), {p6:Int64}, {p2:Int64})) AS `at`, if(_s1 BETWEEN -621355968000000000 AND 2534023007999999999, _s1, NULL) AS `t`
                FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p2:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p2:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
                ORDER BY `user` ASC NULLS FIRST, `t` ASC NULLS FIRST
              )
            )
          )
        )
      )
      GROUP BY `session_group`, `session_bucket`
    )
    GROUP BY `session_group`
  )
  ARRAY JOIN arrayMap(_b -> _b.2, `session_buckets`) AS `session_rows`, arrayFold((_v1, _v2) -> tuple(if(arrayExists(_r -> _r >= _v1.1 + greatest(1, {p10:Int64}), _v2.3), arrayFirst(_r -> _r >= _v1.1 + greatest(1, {p10:Int64}), _v2.3), _v1.1), arrayPushBack(_v1.2, tuple(_v1.1, if(arrayExists(_r -> _r >= _v1.1 + greatest(1, {p10:Int64}), _v2.3), arrayFirst(_r -> _r >= _v1.1 + greatest(1, {p10:Int64}), _v2.3), _v1.1)))), `session_buckets`, tuple(toInt64(`session_buckets`[1].3[1]), CAST([], 'Array(Tuple(Int64, Int64))'))).2 AS `session_mark`
)
ARRAY JOIN `session_rows` AS `session_row`
ORDER BY `user` ASC NULLS FIRST, `t` ASC NULLS FIRST
