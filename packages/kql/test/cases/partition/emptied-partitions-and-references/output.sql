SELECT `q`, `a`, `b`
FROM (
  SELECT `q_2` AS `q`, `n` AS `a`, `b_2` AS `b` FROM (
    SELECT {p6:String} AS `q_2`, `n`, toFloat64(`s`) AS `b_2`
    FROM (
      SELECT `count` AS `n`, `sum` AS `s` FROM (
        WITH `k_cell_2` AS `k_2`, toInt64OrNull(`v_cell_2`) AS `v_2`, `k_2` AS `partition_key_2`
        SELECT toInt64(count()) AS `count`, ifNull(toInt64(sum(`v_2`)), 0) AS `sum`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_2`, materialize({p1:Array(String)}) AS `v_cell_2`)
        ARRAY JOIN `k_cell_2`, `v_cell_2`
        WHERE (`partition_key_2` = {p2:String}) AND ((`v_2` > {p3:Int64}))
      )
      UNION ALL
      SELECT `count_2` AS `n`, `sum_2` AS `s` FROM (
        WITH `k_cell_3` AS `k_3`, toInt64OrNull(`v_cell_3`) AS `v_3`, `k_3` AS `partition_key_3`
        SELECT toInt64(count()) AS `count_2`, ifNull(toInt64(sum(`v_3`)), 0) AS `sum_2`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_3`, materialize({p1:Array(String)}) AS `v_cell_3`)
        ARRAY JOIN `k_cell_3`, `v_cell_3`
        WHERE (`partition_key_3` = {p4:String}) AND ((`v_3` > {p3:Int64}))
      )
      UNION ALL
      SELECT `count_3` AS `n`, `sum_3` AS `s` FROM (
        WITH `k_cell_4` AS `k_4`, toInt64OrNull(`v_cell_4`) AS `v_4`, `k_4` AS `partition_key_4`
        SELECT toInt64(count()) AS `count_3`, ifNull(toInt64(sum(`v_4`)), 0) AS `sum_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_4`, materialize({p1:Array(String)}) AS `v_cell_4`)
        ARRAY JOIN `k_cell_4`, `v_cell_4`
        WHERE (`partition_key_4` = {p5:String}) AND ((`v_4` > {p3:Int64}))
      )
    )
  )
  UNION ALL
  SELECT `q_3` AS `q`, `a_2` AS `a`, `b_3` AS `b` FROM (
    WITH exp10({p10:Int64}) AS _s1, abs(`share_4`) * _s1 AS _s2
    SELECT {p8:String} AS `q_3`, {p9:Int64} AS `a_2`, multiIf(isInfinite(_s2), `share_4`, _s1 = 0, 0. * `share_4`, sign(`share_4`) * floor(_s2 + 0.5) / _s1) AS `b_3`
    FROM (
      SELECT `share` AS `share_4` FROM (
        WITH `k_cell_6` AS `k_6`, toInt64OrNull(`v_cell_6`) AS `v_6`, `k_6` AS `partition_key_6`
        SELECT (toFloat64((`v_6` * {p7:Float64})) / toFloat64(toFloat64((WITH `k_cell_6` AS `k_6`, toInt64OrNull(`v_cell_6`) AS `v_6`, `k_6` AS `partition_key_6`
        SELECT ifNull(toInt64(sum(`v_6`)), 0) AS `sum_4`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_6`, materialize({p1:Array(String)}) AS `v_cell_6`)
        ARRAY JOIN `k_cell_6`, `v_cell_6`
        WHERE (`partition_key_6` = {p2:String})
        LIMIT 1)))) AS `share`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_6`, materialize({p1:Array(String)}) AS `v_cell_6`)
        ARRAY JOIN `k_cell_6`, `v_cell_6`
        WHERE (`partition_key_6` = {p2:String}) AND ((`v_6` = (WITH `k_cell_6` AS `k_6`, toInt64OrNull(`v_cell_6`) AS `v_6`, `k_6` AS `partition_key_6`
        SELECT max(toNullable(`v_6`)) AS `max`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_6`, materialize({p1:Array(String)}) AS `v_cell_6`)
        ARRAY JOIN `k_cell_6`, `v_cell_6`
        WHERE (`partition_key_6` = {p2:String})
        LIMIT 1)))
      )
      UNION ALL
      SELECT `share_2` AS `share_4` FROM (
        WITH `k_cell_7` AS `k_7`, toInt64OrNull(`v_cell_7`) AS `v_7`, `k_7` AS `partition_key_7`
        SELECT (toFloat64((`v_7` * {p7:Float64})) / toFloat64(toFloat64((WITH `k_cell_7` AS `k_7`, toInt64OrNull(`v_cell_7`) AS `v_7`, `k_7` AS `partition_key_7`
        SELECT ifNull(toInt64(sum(`v_7`)), 0) AS `sum_5`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_7`, materialize({p1:Array(String)}) AS `v_cell_7`)
        ARRAY JOIN `k_cell_7`, `v_cell_7`
        WHERE (`partition_key_7` = {p4:String})
        LIMIT 1)))) AS `share_2`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_7`, materialize({p1:Array(String)}) AS `v_cell_7`)
        ARRAY JOIN `k_cell_7`, `v_cell_7`
        WHERE (`partition_key_7` = {p4:String}) AND ((`v_7` = (WITH `k_cell_7` AS `k_7`, toInt64OrNull(`v_cell_7`) AS `v_7`, `k_7` AS `partition_key_7`
        SELECT max(toNullable(`v_7`)) AS `max_2`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_7`, materialize({p1:Array(String)}) AS `v_cell_7`)
        ARRAY JOIN `k_cell_7`, `v_cell_7`
        WHERE (`partition_key_7` = {p4:String})
        LIMIT 1)))
      )
      UNION ALL
      SELECT `share_3` AS `share_4` FROM (
        WITH `k_cell_8` AS `k_8`, toInt64OrNull(`v_cell_8`) AS `v_8`, `k_8` AS `partition_key_8`
        SELECT (toFloat64((`v_8` * {p7:Float64})) / toFloat64(toFloat64((WITH `k_cell_8` AS `k_8`, toInt64OrNull(`v_cell_8`) AS `v_8`, `k_8` AS `partition_key_8`
        SELECT ifNull(toInt64(sum(`v_8`)), 0) AS `sum_6`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_8`, materialize({p1:Array(String)}) AS `v_cell_8`)
        ARRAY JOIN `k_cell_8`, `v_cell_8`
        WHERE (`partition_key_8` = {p5:String})
        LIMIT 1)))) AS `share_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_8`, materialize({p1:Array(String)}) AS `v_cell_8`)
        ARRAY JOIN `k_cell_8`, `v_cell_8`
        WHERE (`partition_key_8` = {p5:String}) AND ((`v_8` = (WITH `k_cell_8` AS `k_8`, toInt64OrNull(`v_cell_8`) AS `v_8`, `k_8` AS `partition_key_8`
        SELECT max(toNullable(`v_8`)) AS `max_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_8`, materialize({p1:Array(String)}) AS `v_cell_8`)
        ARRAY JOIN `k_cell_8`, `v_cell_8`
        WHERE (`partition_key_8` = {p5:String})
        LIMIT 1)))
      )
    )
  )
  UNION ALL
  SELECT `q_4` AS `q`, `d` AS `a`, `b_4` AS `b` FROM (
    SELECT {p12:String} AS `q_4`, `d`, {p13:Float64} AS `b_4`
    FROM (
      SELECT `max_4` AS `d` FROM (
        SELECT max(toNullable((`v_11` - `v_12`))) AS `max_4`
        FROM (
          WITH `k_cell_12` AS `k_12`, toInt64OrNull(`t_cell_12`) AS `t_12`
          SELECT toInt64OrNull(`v_cell_12`) AS `v_12`, `k_12` AS `right_key`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_12`, materialize({p11:Array(String)}) AS `t_cell_12`, materialize({p1:Array(String)}) AS `v_cell_12`)
          ARRAY JOIN `k_cell_12`, `t_cell_12`, `v_cell_12`
          WHERE ((`t_12` = {p9:Int64}))
        ) AS _l
        INNER JOIN (
          WITH `k_cell_11` AS `k_11`, `k_11` AS `partition_key_11`
          SELECT toInt64OrNull(`v_cell_11`) AS `v_11`, `k_11` AS `left_key`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_11`, materialize({p1:Array(String)}) AS `v_cell_11`)
          ARRAY JOIN `k_cell_11`, `v_cell_11`
          WHERE (`partition_key_11` = {p2:String})
        ) AS _r ON `right_key` = `left_key`
      )
      UNION ALL
      SELECT `max_5` AS `d` FROM (
        SELECT max(toNullable((`v_13` - `v_14`))) AS `max_5`
        FROM (
          WITH `k_cell_14` AS `k_14`, toInt64OrNull(`t_cell_14`) AS `t_14`
          SELECT toInt64OrNull(`v_cell_14`) AS `v_14`, `k_14` AS `right_key_2`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_14`, materialize({p11:Array(String)}) AS `t_cell_14`, materialize({p1:Array(String)}) AS `v_cell_14`)
          ARRAY JOIN `k_cell_14`, `t_cell_14`, `v_cell_14`
          WHERE ((`t_14` = {p9:Int64}))
        ) AS _l
        INNER JOIN (
          WITH `k_cell_13` AS `k_13`, `k_13` AS `partition_key_12`
          SELECT toInt64OrNull(`v_cell_13`) AS `v_13`, `k_13` AS `left_key_2`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_13`, materialize({p1:Array(String)}) AS `v_cell_13`)
          ARRAY JOIN `k_cell_13`, `v_cell_13`
          WHERE (`partition_key_12` = {p4:String})
        ) AS _r ON `right_key_2` = `left_key_2`
      )
      UNION ALL
      SELECT `max_6` AS `d` FROM (
        SELECT max(toNullable((`v_15` - `v_16`))) AS `max_6`
        FROM (
          WITH `k_cell_16` AS `k_16`, toInt64OrNull(`t_cell_16`) AS `t_16`
          SELECT toInt64OrNull(`v_cell_16`) AS `v_16`, `k_16` AS `right_key_3`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_16`, materialize({p11:Array(String)}) AS `t_cell_16`, materialize({p1:Array(String)}) AS `v_cell_16`)
          ARRAY JOIN `k_cell_16`, `t_cell_16`, `v_cell_16`
          WHERE ((`t_16` = {p9:Int64}))
        ) AS _l
        INNER JOIN (
          WITH `k_cell_15` AS `k_15`, `k_15` AS `partition_key_13`
          SELECT toInt64OrNull(`v_cell_15`) AS `v_15`, `k_15` AS `left_key_3`
          FROM (SELECT materialize({p0:Array(String)}) AS `k_cell_15`, materialize({p1:Array(String)}) AS `v_cell_15`)
          ARRAY JOIN `k_cell_15`, `v_cell_15`
          WHERE (`partition_key_13` = {p5:String})
        ) AS _r ON `right_key_3` = `left_key_3`
      )
    )
  )
)
