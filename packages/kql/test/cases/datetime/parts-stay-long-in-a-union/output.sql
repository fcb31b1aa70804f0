SELECT `part`, `month`, `year`
FROM (
  SELECT `part_2` AS `part`, `month_2` AS `month`, CAST(NULL AS Nullable(Int32)) AS `year` FROM (
    WITH (intDiv({p0:Int64} + 621355968000000000, 864000000000) - 719162) AS _s1
    SELECT toInt64((intDiv(toInt64(toMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567)))) - 1, 3) + 1)) AS `part_2`, {p1:Int64} AS `month_2`
  )
  UNION ALL
  SELECT `part_3` AS `part`, CAST(NULL AS Nullable(Int64)) AS `month`, `year_2` AS `year` FROM (
    WITH (intDiv({p0:Int64} + 621355968000000000, 864000000000) - 719162) AS _s2
    SELECT {p2:Int64} AS `part_3`, toInt32((toInt64(toYear(toDate32(toInt32(positiveModulo(_s2 + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s2 + 25567) / 146097)))) AS `year_2`
  )
  UNION ALL
  SELECT `part_4` AS `part`, `month_3` AS `month`, CAST(NULL AS Nullable(Int32)) AS `year` FROM (
    WITH (intDiv({p0:Int64} + 621355968000000000, 864000000000) - 719162) AS _s3
    SELECT {p3:Int64} AS `part_4`, toInt64(toMonth(toDate32(toInt32(positiveModulo(_s3 + 25567, 146097) - 25567)))) AS `month_3`
  )
)
