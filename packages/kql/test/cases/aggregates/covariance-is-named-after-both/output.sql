WITH covarSampIf(toFloat64(`x`), toFloat64(`y`), 1) AS _s1, covarPopIf(toFloat64(`x`), toFloat64(`y`), 1) AS _s2, toFloat64OrNull(`x_cell`) AS `x`, toFloat64OrNull(`y_cell`) AS `y`
SELECT if(isNaN(ifNull(_s1, nan)), 0., _s1) AS `covariance`, if(isNaN(ifNull(_s2, nan)), 0., _s2) AS `covariancep`, (toFloat64(`covariancep`) / toFloat64(toFloat64({p2:Int64}))) AS `half`
FROM (SELECT materialize({p0:Array(String)}) AS `x_cell`, materialize({p1:Array(String)}) AS `y_cell`)
ARRAY JOIN `x_cell`, `y_cell`
