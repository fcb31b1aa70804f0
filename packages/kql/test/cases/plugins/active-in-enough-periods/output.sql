WITH (`point` - {p2:Int64}) AS _s2, intDiv(_s2 - positiveModulo(_s2, {p5:Int64}), {p5:Int64}) AS `key_0`
SELECT ({p2:Int64} + `key_0` * {p5:Int64}) AS `At_2`, toInt64(uniqExact(`Who`)) AS `dcount`
FROM (
  SELECT `Who`, `key_1`, `points`, `last`, lagInFrame(toNullable(`last`), 2, NULL) OVER (PARTITION BY `Who` ORDER BY `key_1` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `reached`
  FROM (
    WITH (`At` - {p2:Int64}) AS _s1, toInt64OrNull(`At_cell`) AS `At`
    SELECT `Who_cell` AS `Who`, intDiv(_s1 - positiveModulo(_s1, {p5:Int64}), {p5:Int64}) AS `key_1`, groupUniqArray(assumeNotNull(`At`)) AS `points`, max(`At`) AS `last`
    FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`)
    ARRAY JOIN `Who_cell`, `At_cell`
    WHERE (`At` >= ({p2:Int64} - {p3:Int64}) AND `At` <= {p4:Int64})
    GROUP BY `Who`, `key_1`
  )
)
ARRAY JOIN `points` AS `point`
WHERE (`point` >= {p2:Int64} AND ifNull(`point` - `reached` < {p3:Int64}, 0))
GROUP BY `key_0`
