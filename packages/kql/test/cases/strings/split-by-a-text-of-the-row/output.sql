WITH splitByString('\xFF', replaceAll(`s`, `sign`, '\xFF')) AS _s1, `s_cell` AS `s`, `sign_cell` AS `sign`
SELECT toInt64OrNull(`n_cell`) AS `n`, concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\/', '/'), splitByString('\xFF', replaceAll(`s`, `sign`, '\xFF'))), ','), ']') AS `x`, if({p3:Int64} >= 0 AND {p3:Int64} < length(_s1), concat('[', replaceAll(toJSONString(_s1[assumeNotNull({p3:Int64}) + 1]), '\\/', '/'), ']'), NULL) AS `y`, concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\/', '/'), splitByString('\xFF', replaceAll(`s`, ifNull(toString(`n`), ''), '\xFF'))), ','), ']') AS `z`
FROM (SELECT materialize({p0:Array(String)}) AS `n_cell`, materialize({p1:Array(String)}) AS `s_cell`, materialize({p2:Array(String)}) AS `sign_cell`)
ARRAY JOIN `n_cell`, `s_cell`, `sign_cell`
ORDER BY `n` ASC NULLS FIRST
