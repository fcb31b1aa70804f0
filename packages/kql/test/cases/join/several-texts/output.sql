SELECT `how`, `id`
FROM (
  SELECT `id_2` AS `id`, `how_2` AS `how` FROM (
    SELECT `id_2`, {p9:String} AS `how_2`
    FROM (
      WITH ifNull(CAST(`left_key`, 'Nullable(String)'), '') AS _s1, ifNull(CAST(`left_key_2`, 'Nullable(String)'), '') AS _s2, ifNull(CAST(`left_key_4`, 'Nullable(String)'), '') AS _s3, `a_cell` AS `a_2`, `b_cell` AS `b_2`, toInt64OrNull(`n_cell`) AS `n_2`, `c_cell` AS `c_2`
      SELECT toInt64OrNull(`id_cell`) AS `id_2`, `a_2` AS `left_key`, `b_2` AS `left_key_2`, `n_2` AS `left_key_3`, `c_2` AS `left_key_4`, concat(_s1, _s2, _s3, reinterpretAsFixedString(toUInt32(length(_s1))), reinterpretAsFixedString(toUInt32(length(_s2)))) AS `left_keys`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `a_cell`, materialize({p2:Array(String)}) AS `b_cell`, materialize({p3:Array(String)}) AS `n_cell`, materialize({p4:Array(String)}) AS `c_cell`)
      ARRAY JOIN `id_cell`, `a_cell`, `b_cell`, `n_cell`, `c_cell`
    ) AS _l
    LEFT SEMI JOIN (
      WITH ifNull(CAST(`right_key`, 'Nullable(String)'), '') AS _s4, ifNull(CAST(`right_key_2`, 'Nullable(String)'), '') AS _s5, ifNull(CAST(`right_key_4`, 'Nullable(String)'), '') AS _s6, `a_cell_2` AS `a_3`, `b_cell_2` AS `b_3`, toInt64OrNull(`n_cell_2`) AS `n_3`, `c_cell_2` AS `c_3`
      SELECT `a_3` AS `right_key`, `b_3` AS `right_key_2`, `n_3` AS `right_key_3`, `c_3` AS `right_key_4`, concat(_s4, _s5, _s6, reinterpretAsFixedString(toUInt32(length(_s4))), reinterpretAsFixedString(toUInt32(length(_s5)))) AS `right_keys`
      FROM (SELECT materialize({p5:Array(String)}) AS `a_cell_2`, materialize({p6:Array(String)}) AS `b_cell_2`, materialize({p7:Array(String)}) AS `n_cell_2`, materialize({p8:Array(String)}) AS `c_cell_2`)
      ARRAY JOIN `a_cell_2`, `b_cell_2`, `n_cell_2`, `c_cell_2`
    ) AS _r ON `left_keys` = `right_keys` AND `left_key_3` <=> `right_key_3`
  )
  UNION ALL
  SELECT `id_3` AS `id`, `how_3` AS `how` FROM (
    SELECT `id_3`, {p10:String} AS `how_3`
    FROM (
      WITH ifNull(CAST(`left_key_5`, 'Nullable(String)'), '') AS _s7, ifNull(CAST(`left_key_6`, 'Nullable(String)'), '') AS _s8, ifNull(CAST(`left_key_8`, 'Nullable(String)'), '') AS _s9, `a_cell_3` AS `a_4`, `b_cell_3` AS `b_4`, toInt64OrNull(`n_cell_3`) AS `n_4`, `c_cell_3` AS `c_4`
      SELECT toInt64OrNull(`id_cell_2`) AS `id_3`, `a_4` AS `left_key_5`, `b_4` AS `left_key_6`, `n_4` AS `left_key_7`, `c_4` AS `left_key_8`, concat(_s7, _s8, _s9, reinterpretAsFixedString(toUInt32(length(_s7))), reinterpretAsFixedString(toUInt32(length(_s8)))) AS `left_keys_2`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell_2`, materialize({p1:Array(String)}) AS `a_cell_3`, materialize({p2:Array(String)}) AS `b_cell_3`, materialize({p3:Array(String)}) AS `n_cell_3`, materialize({p4:Array(String)}) AS `c_cell_3`)
      ARRAY JOIN `id_cell_2`, `a_cell_3`, `b_cell_3`, `n_cell_3`, `c_cell_3`
    ) AS _l
    LEFT ANTI JOIN (
      WITH ifNull(CAST(`right_key_5`, 'Nullable(String)'), '') AS _s10, ifNull(CAST(`right_key_6`, 'Nullable(String)'), '') AS _s11, ifNull(CAST(`right_key_8`, 'Nullable(String)'), '') AS _s12, `a_cell_4` AS `a_5`, `b_cell_4` AS `b_5`, toInt64OrNull(`n_cell_4`) AS `n_5`, `c_cell_4` AS `c_5`
      SELECT `a_5` AS `right_key_5`, `b_5` AS `right_key_6`, `n_5` AS `right_key_7`, `c_5` AS `right_key_8`, concat(_s10, _s11, _s12, reinterpretAsFixedString(toUInt32(length(_s10))), reinterpretAsFixedString(toUInt32(length(_s11)))) AS `right_keys_2`
      FROM (SELECT materialize({p5:Array(String)}) AS `a_cell_4`, materialize({p6:Array(String)}) AS `b_cell_4`, materialize({p7:Array(String)}) AS `n_cell_4`, materialize({p8:Array(String)}) AS `c_cell_4`)
      ARRAY JOIN `a_cell_4`, `b_cell_4`, `n_cell_4`, `c_cell_4`
    ) AS _r ON `left_keys_2` = `right_keys_2` AND `left_key_7` <=> `right_key_7`
  )
  UNION ALL
  SELECT `id_4` AS `id`, `how_4` AS `how` FROM (
    SELECT `id_4`, {p12:String} AS `how_4`
    FROM (
      WITH ifNull(CAST(`left_key_9`, 'Nullable(String)'), '') AS _s13, ifNull(CAST(`left_key_10`, 'Nullable(String)'), '') AS _s14, ifNull(CAST(`left_key_11`, 'Nullable(String)'), '') AS _s15, `a_cell_5` AS `a_6`, `b_cell_5` AS `b_6`, `c_cell_5` AS `c_6`
      SELECT toInt64OrNull(`id_cell_3`) AS `id_4`, `a_6` AS `left_key_9`, `b_6` AS `left_key_10`, `c_6` AS `left_key_11`, concat(_s13, _s14, _s15, reinterpretAsFixedString(toUInt32(length(_s13))), reinterpretAsFixedString(toUInt32(length(_s14)))) AS `left_keys_3`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell_3`, materialize({p1:Array(String)}) AS `a_cell_5`, materialize({p2:Array(String)}) AS `b_cell_5`, materialize({p4:Array(String)}) AS `c_cell_5`)
      ARRAY JOIN `id_cell_3`, `a_cell_5`, `b_cell_5`, `c_cell_5`
    ) AS _l
    LEFT JOIN (
      WITH ifNull(CAST(`right_key_9`, 'Nullable(String)'), '') AS _s16, ifNull(CAST(`right_key_10`, 'Nullable(String)'), '') AS _s17, ifNull(CAST(`right_key_11`, 'Nullable(String)'), '') AS _s18, `b_cell_6` AS `b_7`, toInt64OrNull(`n_cell_6`) AS `n_7`
      SELECT `a_cell_6` AS `a_7`, toNullable(`n_7`) AS `n_8`, `c_cell_6` AS `c_7`, `a_7` AS `right_key_9`, `b_7` AS `right_key_10`, `c_7` AS `right_key_11`, concat(_s16, _s17, _s18, reinterpretAsFixedString(toUInt32(length(_s16))), reinterpretAsFixedString(toUInt32(length(_s17)))) AS `right_keys_3`
      FROM (SELECT materialize({p5:Array(String)}) AS `a_cell_6`, materialize({p6:Array(String)}) AS `b_cell_6`, materialize({p7:Array(String)}) AS `n_cell_6`, materialize({p8:Array(String)}) AS `c_cell_6`)
      ARRAY JOIN `a_cell_6`, `b_cell_6`, `n_cell_6`, `c_cell_6`
    ) AS _r ON `left_keys_3` = `right_keys_3`
    WHERE (((isNull(`n_8`) AND (`a_7` = {p11:String})) AND (`c_7` = {p11:String})))
  )
  UNION ALL
  SELECT `id_5` AS `id`, `how_5` AS `how` FROM (
    SELECT `id_5`, {p13:String} AS `how_5`
    FROM (
      WITH ifNull(CAST(`left_key_12`, 'Nullable(String)'), '') AS _s19, ifNull(CAST(`left_key_13`, 'Nullable(String)'), '') AS _s20, ifNull(CAST(`left_key_14`, 'Nullable(String)'), '') AS _s21, `a_cell_7` AS `a_8`, `b_cell_7` AS `b_8`, `c_cell_7` AS `c_8`
      SELECT `a_8` AS `left_key_12`, `b_8` AS `left_key_13`, `c_8` AS `left_key_14`, concat(_s19, _s20, _s21, reinterpretAsFixedString(toUInt32(length(_s19))), reinterpretAsFixedString(toUInt32(length(_s20)))) AS `left_keys_4`
      FROM (SELECT materialize({p5:Array(String)}) AS `a_cell_7`, materialize({p6:Array(String)}) AS `b_cell_7`, materialize({p8:Array(String)}) AS `c_cell_7`)
      ARRAY JOIN `a_cell_7`, `b_cell_7`, `c_cell_7`
    ) AS _l
    RIGHT SEMI JOIN (
      WITH ifNull(CAST(`right_key_12`, 'Nullable(String)'), '') AS _s22, ifNull(CAST(`right_key_13`, 'Nullable(String)'), '') AS _s23, ifNull(CAST(`right_key_14`, 'Nullable(String)'), '') AS _s24, `a_cell_8` AS `a_9`, `b_cell_8` AS `b_9`, `c_cell_8` AS `c_9`
      SELECT toInt64OrNull(`id_cell_4`) AS `id_5`, `a_9` AS `right_key_12`, `b_9` AS `right_key_13`, `c_9` AS `right_key_14`, concat(_s22, _s23, _s24, reinterpretAsFixedString(toUInt32(length(_s22))), reinterpretAsFixedString(toUInt32(length(_s23)))) AS `right_keys_4`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell_4`, materialize({p1:Array(String)}) AS `a_cell_8`, materialize({p2:Array(String)}) AS `b_cell_8`, materialize({p4:Array(String)}) AS `c_cell_8`)
      ARRAY JOIN `id_cell_4`, `a_cell_8`, `b_cell_8`, `c_cell_8`
    ) AS _r ON `left_keys_4` = `right_keys_4`
  )
  UNION ALL
  SELECT `id_6` AS `id`, `how_6` AS `how` FROM (
    SELECT `id_6`, {p14:String} AS `how_6`
    FROM (
      WITH ifNull(CAST(`left_key_15`, 'Nullable(String)'), '') AS _s25, ifNull(CAST(`left_key_16`, 'Nullable(String)'), '') AS _s26, ifNull(CAST(`left_key_17`, 'Nullable(String)'), '') AS _s27, `a_cell_9` AS `a_10`, `b_cell_9` AS `b_10`, `c_cell_9` AS `c_10`
      SELECT `a_10` AS `left_key_15`, `b_10` AS `left_key_16`, `c_10` AS `left_key_17`, concat(_s25, _s26, _s27, reinterpretAsFixedString(toUInt32(length(_s25))), reinterpretAsFixedString(toUInt32(length(_s26)))) AS `left_keys_5`
      FROM (SELECT materialize({p5:Array(String)}) AS `a_cell_9`, materialize({p6:Array(String)}) AS `b_cell_9`, materialize({p8:Array(String)}) AS `c_cell_9`)
      ARRAY JOIN `a_cell_9`, `b_cell_9`, `c_cell_9`
    ) AS _l
    RIGHT ANTI JOIN (
      WITH ifNull(CAST(`right_key_15`, 'Nullable(String)'), '') AS _s28, ifNull(CAST(`right_key_16`, 'Nullable(String)'), '') AS _s29, ifNull(CAST(`right_key_17`, 'Nullable(String)'), '') AS _s30, `a_cell_10` AS `a_11`, `b_cell_10` AS `b_11`, `c_cell_10` AS `c_11`
      SELECT toInt64OrNull(`id_cell_5`) AS `id_6`, `a_11` AS `right_key_15`, `b_11` AS `right_key_16`, `c_11` AS `right_key_17`, concat(_s28, _s29, _s30, reinterpretAsFixedString(toUInt32(length(_s28))), reinterpretAsFixedString(toUInt32(length(_s29)))) AS `right_keys_5`
      FROM (SELECT materialize({p0:Array(String)}) AS `id_cell_5`, materialize({p1:Array(String)}) AS `a_cell_10`, materialize({p2:Array(String)}) AS `b_cell_10`, materialize({p4:Array(String)}) AS `c_cell_10`)
      ARRAY JOIN `id_cell_5`, `a_cell_10`, `b_cell_10`, `c_cell_10`
    ) AS _r ON `left_keys_5` = `right_keys_5`
  )
)
ORDER BY `how` ASC NULLS FIRST, `id` ASC NULLS FIRST
