WITH (positiveModulo(`key_0`, 12) + 1) AS _s2, (intDiv(`key_0` - positiveModulo(`key_0`, 12), 12) - if(_s2 <= 2, 1, 0)) AS _s3, intDiv(_s3 - positiveModulo(_s3, 400), 400) AS _s4, (_s3 - _s4 * 400) AS _s5
SELECT ((_s4 * 146097 + _s5 * 365 + intDiv(_s5, 4) - intDiv(_s5, 100) + (intDiv(153 * (_s2 + if(_s2 > 2, -3, 9)) + 2, 5) + 1 - 1) - 719468) * 864000000000) AS `At_2`, `count`, `dcount`, `new_dcount`, sum(`new_dcount`) OVER (ORDER BY `key_0` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `all`
FROM (
  SELECT `key_0`, toInt64(sum(`events`)) AS `count`, toInt64(count(`Who`)) AS `dcount`, toInt64(countIf(`first` = `key_0` AND isNotNull(`Who`))) AS `new_dcount`
  FROM (
    SELECT `key_0`, `Who`, `events`, min(`key_0`) OVER (PARTITION BY `Who` ) AS `first`
    FROM (
      WITH (intDiv(`At` + 621355968000000000, 864000000000) - 719162) AS _s1, toInt64OrNull(`At_cell`) AS `At`
      SELECT ((toInt64(toYear(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s1 + 25567) / 146097))) * 12 + toInt64(toMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567)))) - 1) AS `key_0`, toInt64OrNull(`Who_cell`) AS `Who`, toInt64(count()) AS `events`
      FROM (SELECT materialize({p0:Array(String)}) AS `Who_cell`, materialize({p1:Array(String)}) AS `At_cell`)
      ARRAY JOIN `Who_cell`, `At_cell`
      WHERE (`At` >= {p2:Int64} AND `At` <= {p3:Int64})
      GROUP BY `key_0`, `Who`
    )
  )
  GROUP BY `key_0`
)
