WITH count(`v`) > 0 AS _s1, quantilesExact(0.499999999999)(toNullable(`v`)) AS _s2, toInt64OrNull(`v_cell`) AS `v`, toFloat64OrNull(`w_cell`) AS `w`
SELECT `k_cell` AS `k`, max(toNullable(`v`)) AS `v_2`, if(if(count(`v`) > 0, argMax(isNotNull(`w`), `v`), any(isNotNull(`w`))), if(count(`v`) > 0, argMax(assumeNotNull(`w`), `v`), any(assumeNotNull(`w`))), NULL) AS `w_2`, if(_s1, arrayElement(_s2, 1), NULL) AS `s_2`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`, materialize({p2:Array(String)}) AS `w_cell`)
ARRAY JOIN `k_cell`, `v_cell`, `w_cell`
GROUP BY `k`
