WITH `k_cell` AS `k`, toInt64OrNull(`v_cell`) AS `v`
SELECT any(toNullable(`v`)) AS `any_v`, any(`k`) AS `k_2`, if(any(isNotNull(`v`)), any(assumeNotNull(`v`)), NULL) AS `v_2`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `v_cell`)
ARRAY JOIN `k_cell`, `v_cell`
