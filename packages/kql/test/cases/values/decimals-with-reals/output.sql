WITH toDecimal256(toDecimal128OrNull(toString(`r`), 18), 18) AS _s1, toInt64OrNull(`n_cell`) AS `n`, toFloat64OrNull(`r_cell`) AS `r`
SELECT multiplyDecimal(toDecimal256(toDecimal128OrNull(toString(`r`), 18), 18), toDecimal256({p2:Decimal(38, 18)}, 18), 18) AS `a`, ({p3:Decimal(38, 18)} + toDecimal128OrNull(toString(`r`), 18)) AS `b`, if(ifNull(_s1, 0) = 0, NULL, divideDecimal(toDecimal256({p4:Decimal(38, 18)}, 18), if(ifNull(_s1, 0) = 0, toDecimal256(1, 18), assumeNotNull(_s1)), 18)) AS `c`, multiplyDecimal(toDecimal256(toDecimal128OrNull(toString({p5:Float64}), 18), 18), toDecimal256({p6:Decimal(38, 18)}, 18), 18) AS `d`
FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `r_cell`)
ARRAY JOIN `n_cell`, `r_cell`
ORDER BY `n` ASC NULLS FIRST
