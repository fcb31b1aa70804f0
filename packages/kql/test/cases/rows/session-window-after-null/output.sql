SELECT (`row_position_2` + 1 - 1) AS `row_number`, toInt64(intDiv(positiveModulo(`t`, toInt64(36000000000)), 600000000)) AS `minute`, toInt64(intDiv(positiveModulo(`session`, toInt64(36000000000)), 600000000)) AS `begins`
FROM (
  SELECT `session_group`, `session_rows`, `session_row`, `session`, `row_position`, `t`, toInt64(row_number() OVER ()) AS `row_position_2`
  FROM (
    WITH arraySort(_r -> _r.1, if(`session_group` < 0, [], `session_rows`)) AS _s1
    SELECT `session_group`, `session_rows`, `session_row`, `session`, tupleElement(`session_row`, 1) AS `row_position`, tupleElement(`session_row`, 4) AS `t`
    FROM (
      SELECT if(`row_window_session_5` = `row_window_session_2`, toInt64(`row_window_session_2`), -intDiv(`row_position`, 8192) - 1) AS `session_group`, groupArray(tuple(`row_position`, `row_window_session_4`, `row_window_session_3`, `t`)) AS `session_rows`
      FROM (
        SELECT `t`, `row_position`, `row_window_session`, `row_window_session_2`, `row_window_session_3`, toNullable(`t`) AS `row_window_session_4`, maxIf(`row_window_session_2`, ifNull(toNullable(`t`) >= `row_window_session_3` + greatest(1, {p2:Int64}), 0)) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_5`
        FROM (
          SELECT `t`, `row_position`, `row_window_session`, countIf((ifNull(toNullable(`t`) >= `row_window_session` + {p1:Int64}, 1) OR 0)) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_2`, anyLastIf(assumeNotNull(toNullable(`t`)), (ifNull(toNullable(`t`) >= `row_window_session` + {p1:Int64}, 1) OR 0)) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `row_window_session_3`
          FROM (
            SELECT `t`, `row_position`, lagInFrame(toNullable(`t`), 1, NULL) OVER (ORDER BY `row_position` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `row_window_session`
            FROM (
              SELECT `t`, toInt64(row_number() OVER ()) AS `row_position`
              FROM (
                SELECT toInt64OrNull(`t_cell`) AS `t`
                FROM (SELECT materialize({p0:Array(String)}) AS `t_cell`)
                ARRAY JOIN `t_cell`
              )
            )
          )
        )
      )
      GROUP BY `session_group`
    )
    ARRAY JOIN if(`session_group` < 0, `session_rows`, _s1) AS `session_row`, if(`session_group` < 0, arrayMap(_r -> if(isNull(_r.2), NULL, _r.3), `session_rows`), arrayMap(_v1 -> arrayMap(_v2 -> arrayFlatten(arrayMap((_b, _m) -> arrayMap(_r -> toNullable(if(_r >= _m.2, _m.2, _m.1)), _b), _v2, arrayFold((_v3, _v4) -> arrayMap(_v5 -> tuple(_v5, arrayPushBack(_v3.2, tuple(_v3.1, _v5))), [ifNull(arrayFirstOrNull(_r -> _r >= _v3.1 + greatest(1, {p2:Int64}), _v4), _v3.1)])[1], _v2, tuple(_v1, CAST([], 'Array(Tuple(Int64, Int64))'))).2)), [arrayMap(_v6 -> arraySplit((_r, _d) -> _d != 0, _v6, arrayDifference(arrayMap(_r -> intDiv(_r - _v1, greatest(1, {p2:Int64})), _v6))), [arrayReduceInRanges('max', arrayMap(_i -> tuple(1, _i), arrayEnumerate(_s1)), arrayMap(_r -> assumeNotNull(_r.2), _s1))])[1]])[1], [toInt64(_s1[1].3)])[1]) AS `session`
    ORDER BY `row_position` ASC NULLS LAST
  )
)
