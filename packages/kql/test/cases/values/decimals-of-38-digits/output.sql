SELECT `position`, `n` AS `n_2`, `text` AS `text_2`, `d` AS `d_2`, `version` AS `version_2`, `version` AS `step_0`
FROM (
  SELECT `n`, `text`, `d`, `version`, toInt64(row_number() OVER ()) AS `position`
  FROM (
    WITH splitByChar('.', `text`) AS _s1
    SELECT toInt64OrNull(`n_cell`) AS `n`, `text_cell` AS `text`, toDecimal256OrNull(`d_cell`, 38) AS `d`, if(match(`text`, {p3:String}), toDecimal256OrNull(arrayStringConcat(arrayMap(_i -> leftPad(_s1[_i], 8, '0'), [1, 2, 3, 4])), 38), NULL) AS `version`
    FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `text_cell`, materialize({p2:Array(String)}) AS `d_cell`)
    ARRAY JOIN `n_cell`, `text_cell`, `d_cell`
    ORDER BY `n` ASC NULLS FIRST
  )
)

WITH _let1 AS MATERIALIZED (
  SELECT toInt64OrNull(`n_3_cell`) AS `n_3`, toDecimal256OrNull(`d_3_cell`, 38) AS `d_3`, toDecimal256OrNull(`version_3_cell`, 38) AS `version_3`, toDecimal256OrNull(`kept_cell`, 38) AS `kept`, toInt64OrNull(`position_2_cell`) AS `position_2`
  FROM (SELECT materialize({st_5:Array(String)}) AS `position_2_cell`, materialize({st_6:Array(String)}) AS `n_3_cell`, materialize({st_7:Array(String)}) AS `d_3_cell`, materialize({st_8:Array(String)}) AS `version_3_cell`, materialize({st_9:Array(String)}) AS `kept_cell`)
  ARRAY JOIN `position_2_cell`, `n_3_cell`, `d_3_cell`, `version_3_cell`, `kept_cell`
  ORDER BY `position_2` ASC NULLS LAST
), toDecimal256(`d_3_2`, 38) AS _s1, toDecimal256({p0:Decimal(76, 38)}, 38) AS _s2, ifNull(abs(toFloat64(_s1) * toFloat64(_s2)) < 9.99999999999e37, 0) AS _s3, toDecimal256({p1:Decimal(76, 38)}, 38) AS _s4, ifNull(_s4 != 0 AND abs(toFloat64(_s1)) < 9.99999999999e37 * abs(toFloat64(_s4)), 0) AS _s5, (toDecimal256(`d_3_2`, 38) + toDecimal256({p2:Decimal(76, 38)}, 38)) AS _s6, (toDecimal256((-`d_3_2`), 38) - toDecimal256({p2:Decimal(76, 38)}, 38)) AS _s7, `position_2` AS `position_2_2`
SELECT `n_3` AS `n_3_2`, `kept` AS `kept_2`, `d_3` AS `d_3_2`, if(_s3, multiplyDecimal(if(_s3, _s1, toDecimal256(0, 38)), _s2, 38), NULL) AS `product`, if(_s5, divideDecimal(_s1, if(_s5, assumeNotNull(_s4), toDecimal256(1, 38)), 38), NULL) AS `quotient`, if(abs(_s6) <= toDecimal256({p3:String}, 38), _s6, NULL) AS `more`, if(abs(_s7) <= toDecimal256({p3:String}, 38), _s7, NULL) AS `less`, ifNull((WITH ifNull(sum(toDecimal256(`version_3_3`, 38)), toDecimal256(0, 38)) AS _s8, toDecimal256(nullIf(countIf(isNotNull(`version_3_3`)), 0), 38) AS _s9, ifNull(sumIf(assumeNotNull(toDecimal256(`version_3_3`, 38)), isNotNull(`version_3_3`)), toDecimal256(0, 38)) AS _s10, if(abs(ifNull(sumIf(assumeNotNull(toFloat64(`version_3_3`)), isNotNull(`version_3_3`)), 0.)) < 2e38, if(abs(_s10) <= toDecimal256({p3:String}, 38), _s10, NULL), NULL) AS _s11, ifNull(_s9 != 0 AND abs(toFloat64(_s11)) < 9.99999999999e37 * abs(toFloat64(_s9)), 0) AS _s12, (toDecimal256(`d_3_3`, 38) + toDecimal256(`version_3_3`, 38)) AS _s13, ifNull(sum(toDecimal256(if(abs(_s13) <= toDecimal256({p3:String}, 38), _s13, NULL), 38)), toDecimal256(0, 38)) AS _s14, if(abs(ifNull(sum(toFloat64(`version_3_3`)), 0.)) < 2e38, if(abs(_s8) <= toDecimal256({p3:String}, 38), _s8, NULL), NULL) AS `sum`, if(_s12, divideDecimal(_s11, if(_s12, assumeNotNull(_s9), toDecimal256(1, 38)), 38), NULL) AS `avg`, if(abs(ifNull(sum(toFloat64(if(abs(_s13) <= toDecimal256({p3:String}, 38), _s13, NULL))), 0.)) < 2e38, if(abs(_s14) <= toDecimal256({p3:String}, 38), _s14, NULL), NULL) AS `sum_2`
SELECT concat(ifNull(toString(`sum`), ''), {p4:String}, ifNull(toString(`avg`), ''), {p4:String}, ifNull(toString(`sum_2`), '')) AS `s`
FROM (
  SELECT `d_3` AS `d_3_3`, `version_3` AS `version_3_3`, `position_2` AS `position_2_3`
  FROM _let1
  ORDER BY `position_2_3` ASC NULLS LAST
)
LIMIT 1), '') AS `sums`, `version_3` AS `version_3_2`, ifNull(toNullable(concat('[', if(isNull(`kept_2`), 'null', ifNull(concat('"', toString(`kept_2`), '"'), 'null')), ']')), '') AS `dynamic_to_json_argument`
FROM _let1
ORDER BY `position_2_2` ASC NULLS LAST

WITH (toDecimal256({p13:Decimal(76, 38)}, 38) + toDecimal256OrNull(printf('%.17g', {p14:Float64}), 38)) AS _s1, toDecimal256OrNull(`version_3_2_cell`, 38) AS `version_3_2`, `dynamic_to_json_result_cell` AS `dynamic_to_json_result`, if(isNull(`kept_2`) AND isNull(`version_3_2`), NULL, ifNull(`kept_2` = `version_3_2`, 0)) AS `isLast`, (`kept_2` > {p10:Int64}) AS `beside`, isNull(CAST(NULL AS Nullable(Decimal(76, 38)))) AS `large`, isNull(toDecimal256OrNull(trim(BOTH ' \t\r\n' FROM concat({p11:String}, ifNull(toString((`n_3_2` + {p12:Int64})), ''))), 38)) AS `read`
SELECT toInt64OrNull(`n_3_2_cell`) AS `n_3_2`, toDecimal256OrNull(`kept_2_cell`, 38) AS `kept_2`, toDecimal256OrNull(`d_3_2_cell`, 38) AS `d_3_2`, toDecimal256OrNull(`product_cell`, 38) AS `product`, toDecimal256OrNull(`quotient_cell`, 38) AS `quotient`, toDecimal256OrNull(`more_cell`, 38) AS `more`, toDecimal256OrNull(`less_cell`, 38) AS `less`, CAST(`isLast` AS Nullable(Bool)) AS `isLast_2`, toInt64OrNull(toString(truncate(`kept_2`))) AS `asLong`, CAST(`beside` AS Nullable(Bool)) AS `beside_2`, `dynamic_to_json_result` AS `text_4`, CAST(`large` AS Nullable(Bool)) AS `large_2`, CAST(`read` AS Nullable(Bool)) AS `read_2`, if(abs(_s1) <= toDecimal256({p15:String}, 38), _s1, NULL) AS `mixed`, `sums_cell` AS `sums`
FROM (SELECT materialize({st_0:Array(String)}) AS `n_3_2_cell`, materialize({st_1:Array(String)}) AS `kept_2_cell`, materialize({st_2:Array(String)}) AS `d_3_2_cell`, materialize({st_3:Array(String)}) AS `product_cell`, materialize({st_4:Array(String)}) AS `quotient_cell`, materialize({st_5:Array(String)}) AS `more_cell`, materialize({st_6:Array(String)}) AS `less_cell`, materialize({st_7:Array(String)}) AS `sums_cell`, materialize({st_8:Array(String)}) AS `version_3_2_cell`, materialize({st_9:Array(String)}) AS `dynamic_to_json_result_cell`)
ARRAY JOIN `n_3_2_cell`, `kept_2_cell`, `d_3_2_cell`, `product_cell`, `quotient_cell`, `more_cell`, `less_cell`, `sums_cell`, `version_3_2_cell`, `dynamic_to_json_result_cell`
