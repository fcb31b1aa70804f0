WITH toString(toFloat64OrNull(`n`)) AS _s23, toString(toFloat64OrNull(`x`)) AS _s24
SELECT ifNull(multiIf(match(`n`, '^-?[0-9]+$'), `n`, match(`n`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`n`)), '', isNaN(toFloat64OrNull(`n`)), 'NaN', match(_s23, '[.einf]'), _s23, concat(_s23, '.0')), match(`n`, '^[[{]') AND multiSearchAny(`n`, ['.0', 'e+', 'E+']) AND match(`n`, {p9:String}), replaceRegexpAll(`n`, {p10:String}, {p11:String}), JSONExtractString(`n`)), '') AS `n_5`, ifNull(multiIf(match(`x`, '^-?[0-9]+$'), `x`, match(`x`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`x`)), '', isNaN(toFloat64OrNull(`x`)), 'NaN', match(_s24, '[.einf]'), _s24, concat(_s24, '.0')), match(`x`, '^[[{]') AND multiSearchAny(`x`, ['.0', 'e+', 'E+']) AND match(`x`, {p9:String}), replaceRegexpAll(`x`, {p10:String}, {p11:String}), JSONExtractString(`x`)), '') AS `x_8`
FROM (
  SELECT `n_2` AS `n`, `x_3` AS `x` FROM (
    SELECT `n_2`, `x_3`
    FROM (
      WITH groupArray(`bin_position`) AS _s3, arraySort(_s3) AS _s4, assumeNotNull(toUInt64(greatest(0, least(1048576, ceil(({p2:Float64} - {p1:Float64}) / {p3:Float64}))))) AS _s5
      SELECT toNullable(concat('[', arrayStringConcat(arrayResize(arrayFlatten(arrayMap((_v1, _v2, _v3) -> arrayPushBack(arrayWithConstant(greatest(0, _v2 - _v3 - 1), assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), _v1), arraySort((_t, _p) -> _p, groupArray(assumeNotNull(if(isNull(`count`), 'null', ifNull(toString(`count`), 'null')))), _s3), _s4, arraySlice(arrayPushFront(_s4, 0 - 1), 1, length(_s4)))), _s5, assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), ','), ']')) AS `n_2`, toNullable(concat('[', arrayStringConcat(arrayMap(_v4 -> assumeNotNull(if(isNull((({p1:Float64} + _v4 * {p3:Float64}) AS _s6)), 'null', ifNull(if(isFinite(_s6), multiIf(isNull(_s6), '', isNaN(_s6), 'NaN', match((toString(_s6) AS _s7), '[.einf]'), _s7, concat(_s7, '.0')), multiIf(isNaN(_s6), '"NaN"', _s6 > 0, '"Infinity"', '"-Infinity"')), 'null'))), range(_s5)), ','), ']')) AS `x_3`, count() AS `bins`
      FROM (
        WITH (`x_2` - {p1:Float64}) AS _s1, floor(_s1 / {p3:Float64}) AS _s2, toFloat64OrNull(`x_cell`) AS `x_2`
        SELECT if(abs(_s2) < 9223372036854775807., toInt64(if(abs(_s2) < 9223372036854775807., _s2, 0.)), NULL) AS `bin_position`, toInt64(count()) AS `count`
        FROM (SELECT materialize({p0:Array(String)}) AS `x_cell`)
        ARRAY JOIN `x_cell`
        WHERE (isFinite(`x_2`) AND `x_2` >= {p1:Float64} AND `x_2` < {p2:Float64})
        GROUP BY `bin_position`
      )
    )
    WHERE (`bins` > 0)
  )
  UNION ALL
  SELECT `n_3` AS `n`, `x_5` AS `x` FROM (
    SELECT `n_3`, `x_5`
    FROM (
      WITH groupArray(`bin_position_2`) AS _s10, arraySort(_s10) AS _s11, assumeNotNull(toUInt64(greatest(0, least(1048576, ceil(({p2:Float64} - {p1:Float64}) / {p3:Float64}))))) AS _s12
      SELECT toNullable(concat('[', arrayStringConcat(arrayResize(arrayFlatten(arrayMap((_v5, _v6, _v7) -> arrayPushBack(arrayWithConstant(greatest(0, _v6 - _v7 - 1), assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), _v5), arraySort((_t, _p) -> _p, groupArray(assumeNotNull(if(isNull(`count_2`), 'null', ifNull(toString(`count_2`), 'null')))), _s10), _s11, arraySlice(arrayPushFront(_s11, 0 - 1), 1, length(_s11)))), _s12, assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), ','), ']')) AS `n_3`, toNullable(concat('[', arrayStringConcat(arrayMap(_v8 -> assumeNotNull(if(isNull((({p1:Float64} + _v8 * {p3:Float64}) AS _s13)), 'null', ifNull(if(isFinite(_s13), multiIf(isNull(_s13), '', isNaN(_s13), 'NaN', match((toString(_s13) AS _s14), '[.einf]'), _s14, concat(_s14, '.0')), multiIf(isNaN(_s13), '"NaN"', _s13 > 0, '"Infinity"', '"-Infinity"')), 'null'))), range(_s12)), ','), ']')) AS `x_5`, count() AS `bins_2`
      FROM (
        WITH (`x_4` - {p1:Float64}) AS _s8, floor(_s8 / {p3:Float64}) AS _s9, ({p6:Int64} + toInt64(`i_index`) * {p6:Int64}) AS `i`, {p7:Float64} AS `x_4`
        SELECT if(abs(_s9) < 9223372036854775807., toInt64(if(abs(_s9) < 9223372036854775807., _s9, 0.)), NULL) AS `bin_position_2`, toInt64(count()) AS `count_2`
        FROM (SELECT arrayJoin(range(toUInt64(greatest(0, ifNull(intDiv({p5:Int64} - {p6:Int64}, {p6:Int64}) + if(({p5:Int64} - {p6:Int64}) * sign({p6:Int64}) >= 0, 1, 0), 0))))) AS `i_index`)
        WHERE (isFinite(`x_4`) AND `x_4` >= {p1:Float64} AND `x_4` < {p2:Float64})
        GROUP BY `bin_position_2`
      )
    )
    WHERE (`bins_2` > 0)
  )
  UNION ALL
  SELECT `n_4` AS `n`, `x_7` AS `x` FROM (
    SELECT `n_4`, `x_7`
    FROM (
      WITH groupArray(`bin_position_3`) AS _s17, arraySort(_s17) AS _s18, assumeNotNull(min(`bin_position_3`)) AS _s19, assumeNotNull(toUInt64(greatest(0, least(1048576, max(`bin_position_3`) - _s19 + 1)))) AS _s20
      SELECT toNullable(concat('[', arrayStringConcat(arrayResize(arrayFlatten(arrayMap((_v9, _v10, _v11) -> arrayPushBack(arrayWithConstant(greatest(0, _v10 - _v11 - 1), assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), _v9), arraySort((_t, _p) -> _p, groupArray(assumeNotNull(if(isNull(`count_3`), 'null', ifNull(toString(`count_3`), 'null')))), _s17), _s18, arraySlice(arrayPushFront(_s18, _s19 - 1), 1, length(_s18)))), _s20, assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), ','), ']')) AS `n_4`, toNullable(concat('[', arrayStringConcat(arrayMap(_v12 -> assumeNotNull(if(isNull((((0 + _s19 * {p8:Float64}) + _v12 * {p8:Float64}) AS _s21)), 'null', ifNull(if(isFinite(_s21), multiIf(isNull(_s21), '', isNaN(_s21), 'NaN', match((toString(_s21) AS _s22), '[.einf]'), _s22, concat(_s22, '.0')), multiIf(isNaN(_s21), '"NaN"', _s21 > 0, '"Infinity"', '"-Infinity"')), 'null'))), range(_s20)), ','), ']')) AS `x_7`, count() AS `bins_3`
      FROM (
        WITH (`x_6` - 0) AS _s15, floor(_s15 / {p8:Float64}) AS _s16, toFloat64OrNull(`x_cell_2`) AS `x_6`
        SELECT if(abs(_s16) < 9223372036854775807., toInt64(if(abs(_s16) < 9223372036854775807., _s16, 0.)), NULL) AS `bin_position_3`, toInt64(count()) AS `count_3`
        FROM (SELECT materialize({p0:Array(String)}) AS `x_cell_2`)
        ARRAY JOIN `x_cell_2`
        WHERE (isFinite(`x_6`))
        GROUP BY `bin_position_3`
      )
    )
    WHERE (`bins_3` > 0)
  )
)
ORDER BY `n_5` ASC NULLS FIRST
