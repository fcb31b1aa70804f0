SELECT `user`, toInt64(intDiv(positiveModulo(`session`, toInt64(36000000000)), 600000000)) AS `begins`, toInt64(count()) AS `count`
FROM (
  WITH arraySort(_r -> _r.1, if(`session_group` < 0, [], `session_rows`)) AS _s4
  SELECT `session_group`, `session_rows`, `session_row`, `session`, tupleElement(`session_row`, 1) AS `row_position`, tupleElement(`session_row`, 4) AS `user`
  FROM (
    SELECT if(`row_window_session_5` = `row_window_session_2`, toInt64(`row_window_session_2`), -intDiv(`row_position`, 8192) - 1) AS `session_group`, groupArray(tuple(`row_position`, `row_window_session_4`, `row_window_session_3`, `user`)) AS `session_rows`
    FROM (
      SELECT `i`, `user`, `t`, `partition_key`, `row_position`, `row_window_session`, `row_window_session_2`, `row_window_session_3`, toNullable(`t`) AS `row_window_session_4`, maxIf(`row_window_session_2`, ifNull(toNullable(`t`) >= `row_window_session_3` + greatest(1, {p9:Int64}), 0)) OVER (ORDER BY `partition_key`, `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_5`
      FROM (
        SELECT `i`, `user`, `t`, `partition_key`, `row_position`, `row_window_session`, countIf((ifNull(toNullable(`t`) >= `row_window_session` + {p8:Int64}, 1) OR 0)) OVER (ORDER BY `partition_key`, `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_2`, anyLastIf(assumeNotNull(toNullable(`t`)), (ifNull(toNullable(`t`) >= `row_window_session` + {p8:Int64}, 1) OR 0)) OVER (ORDER BY `partition_key`, `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_3`
        FROM (
          SELECT `i`, `user`, `t`, `partition_key`, `row_position`, lagInFrame(toNullable(`t`), 1, NULL) OVER (PARTITION BY `partition_key` ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session`
          FROM (
            SELECT `i`, `user`, `t`, `partition_key`, toInt64(row_number() OVER ()) AS `row_position`
            FROM (
              WITH toInt64(abs({p3:Int64})) AS _s1, ifNull(_s1, 0) AS _s2, ({p6:Int64} + (`i` * {p7:Int64})) AS _s3
              SELECT ({p1:Int64} + toInt64(`i_index`) * {p2:Int64}) AS `i`, multiIf(ifNull(if(_s2 <= 0, NULL, toInt64(positiveModulo(`i`, if(_s2 <= 0, 1, _s2)))) = {p1:Int64}, 0), {p4:String}, {p5:String}) AS `user`, if(_s3 BETWEEN -621355968000000000 AND 2534023007999999999, _s3, NULL) AS `t`, `user` AS `partition_key`
              FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p0:Int64} - {p1:Int64}, {p2:Int64}) + if(({p0:Int64} - {p1:Int64}) * sign({p2:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
              ORDER BY `t` ASC NULLS FIRST
            )
          )
        )
      )
    )
    GROUP BY `session_group`
  )
  ARRAY JOIN if(`session_group` < 0, `session_rows`, _s4) AS `session_row`, if(`session_group` < 0, arrayMap(_r -> if(isNull(_r.2), NULL, _r.3), `session_rows`), arrayMap(_v1 -> arrayMap(_v2 -> arrayFlatten(arrayMap((_b, _m) -> arrayMap(_r -> toNullable(if(_r >= _m.2, _m.2, _m.1)), _b), _v2, arrayFold((_v3, _v4) -> arrayMap(_v5 -> tuple(_v5, arrayPushBack(_v3.2, tuple(_v3.1, _v5))), [ifNull(arrayFirstOrNull(_r -> _r >= _v3.1 + greatest(1, {p9:Int64}), _v4), _v3.1)])[1], _v2, tuple(_v1, CAST([], 'Array(Tuple(Int64, Int64))'))).2)), [arrayMap(_v6 -> arraySplit((_r, _d) -> _d != 0, _v6, arrayDifference(arrayMap(_r -> intDiv(_r - _v1, greatest(1, {p9:Int64})), _v6))), [arrayReduceInRanges('max', arrayMap(_i -> tuple(1, _i), arrayEnumerate(_s4)), arrayMap(_r -> assumeNotNull(_r.2), _s4))])[1]])[1], [toInt64(_s4[1].3)])[1]) AS `session`
  ORDER BY `row_position` ASC NULLS LAST
)
GROUP BY `user`, `begins`
