SELECT `user`, intDiv(positiveModulo(`session`, toInt64(36000000000)), 600000000) AS `begins`, toInt64(count()) AS `count`
FROM (
  SELECT `session_group`, `session_buckets`, `session_rows`, `session_mark`, `session_row`, multiIf(isNull(tupleElement(`session_row`, 1)), NULL, `session_group` < 0, tupleElement(`session_row`, 2), tupleElement(`session_row`, 1) >= `session_mark`.2, `session_mark`.2, `session_mark`.1) AS `session`, tupleElement(`session_row`, 3) AS `row_position`, tupleElement(`session_row`, 4) AS `user`
  FROM (
    SELECT `session_group`, `session_buckets`, `session_rows`, `session_mark`
    FROM (
      SELECT `session_group`, arraySort(_b -> _b.1, groupArray(tuple(`session_bucket`, `session_rows`, `session_reaches`))) AS `session_buckets`
      FROM (
        WITH ifNull(`row_window_session_5` >= `row_window_session_4` + greatest(1, {p9:Int64}), 0) AS _s4
        SELECT if(_s4, toInt64(`row_window_session_2`), -intDiv(`row_position`, 8192) - 1) AS `session_group`, if(_s4, intDiv(`row_window_session_3` - `row_window_session_4`, greatest(1, {p9:Int64})), 0) AS `session_bucket`, groupArray(tuple(`row_window_session_3`, `row_window_session_4`, `row_position`, `user`)) AS `session_rows`, arraySort(groupUniqArrayIf(assumeNotNull(`row_window_session_3`), `session_group` >= 0)) AS `session_reaches`
        FROM (
          SELECT `i`, `user`, `t`, `partition_key`, `row_position`, `row_window_session`, `row_window_session_2`, max(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_3`, first_value(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_4`, max(toNullable(`t`)) OVER (PARTITION BY `row_window_session_2` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session_5`
          FROM (
            SELECT `i`, `user`, `t`, `partition_key`, `row_position`, `row_window_session`, countIf(ifNull(toNullable(`t`) >= `row_window_session` + {p8:Int64}, 1) OR 0) OVER (ORDER BY `partition_key`, `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_2`
            FROM (
              SELECT `i`, `user`, `t`, `partition_key`, `row_position`, lagInFrame(toNullable(`t`), 1, NULL) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session`
              FROM (
                SELECT `i`, `user`, `t`, `partition_key`, toInt64(row_number() OVER ()) AS `row_position`
                FROM (
                  WITH toInt64(abs({p3:Int64})) AS _s1, ifNull(_s1, 0) AS _s2, ({p6:Int64} + (`i` * {p7:Int64})) AS _s3
                  SELECT ({p1:Int64} + toInt64(`i_index`) * {p2:Int64}) AS `i`, multiIf(ifNull(toInt64(if(_s2 <= 0, NULL, positiveModulo(`i`, if(_s2 <= 0, 1, _s2)))) = {p1:Int64}, 0), {p4:String}, {p5:String}) AS `user`, if(_s3 BETWEEN -621355968000000000 AND 2534023007999999999, _s3, NULL) AS `t`, `user` AS `partition_key`
                  FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p2:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p2:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
                  ORDER BY `t` ASC NULLS FIRST
                )
              )
            )
          )
        )
        GROUP BY `session_group`, `session_bucket`
      )
      GROUP BY `session_group`
    )
    ARRAY JOIN arrayMap(_b -> _b.2, `session_buckets`) AS `session_rows`, arrayFold((_v1, _v2) -> tuple(if(arrayExists(_r -> _r >= _v1.1 + greatest(1, {p9:Int64}), _v2.3), arrayFirst(_r -> _r >= _v1.1 + greatest(1, {p9:Int64}), _v2.3), _v1.1), arrayPushBack(_v1.2, tuple(_v1.1, if(arrayExists(_r -> _r >= _v1.1 + greatest(1, {p9:Int64}), _v2.3), arrayFirst(_r -> _r >= _v1.1 + greatest(1, {p9:Int64}), _v2.3), _v1.1)))), `session_buckets`, tuple(toInt64(`session_buckets`[1].3[1]), CAST([], 'Array(Tuple(Int64, Int64))'))).2 AS `session_mark`
  )
  ARRAY JOIN `session_rows` AS `session_row`
  ORDER BY `row_position` ASC NULLS LAST
)
GROUP BY `user`, `begins`
