WITH groupArray(`bin_position`) AS _s1, min(`bin_position`) AS _s2, groupArray(assumeNotNull(if(isNull(`sum`), 'null', ifNull(toString(`sum`), 'null')))) AS _s3, max(`bin_position`) AS _s4
SELECT `k_2`, toNullable(concat('[', arrayStringConcat(arrayMap(_i -> if(has(_s1, (toInt64(_i) + _s2)), _s3[indexOf(_s1, (toInt64(_i) + _s2))], assumeNotNull(if(isNull({p4:Int64}), 'null', ifNull(toString({p4:Int64}), 'null')))), range(assumeNotNull(toUInt64(greatest(0, _s4 - _s2 + 1))))), ','), ']')) AS `s`, toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(if(isNull((((-621355968000000000 + _s2 * {p3:Int64}) + toInt64(_v1) * {p3:Int64}) AS _s5)), 'null', ifNull(concat('"', concat(concat(leftPad(toString((toInt64(toYear(toDate32(toInt32(positiveModulo(((intDiv(_s5 + 621355968000000000, 864000000000) - 719162) AS _s6) + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s6 + 25567) / 146097)))), 4, '0'), '-', leftPad(toString(toInt64(toMonth(toDate32(toInt32(positiveModulo(_s6 + 25567, 146097) - 25567))))), 2, '0'), '-', leftPad(toString(toInt64(toDayOfMonth(toDate32(toInt32(positiveModulo(_s6 + 25567, 146097) - 25567))))), 2, '0')), 'T', concat(leftPad(toString(intDiv(positiveModulo(_s5, 864000000000), 36000000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(_s5, 36000000000), 600000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(_s5, 600000000), 10000000)), 2, '0')), '.', leftPad(toString(positiveModulo(_s5, 10000000)), 7, '0'), 'Z'), '"'), 'null'))), range(assumeNotNull(toUInt64(greatest(0, _s4 - _s2 + 1))))), ','), ']')) AS `t_2`
FROM (
  WITH `k_cell` AS `k`, toInt64OrNull(`t_cell`) AS `t`, toInt64OrNull(`v_cell`) AS `v`
  SELECT `k` AS `k_2`, intDiv(`t` - -621355968000000000 - positiveModulo(`t` - -621355968000000000, {p3:Int64}), {p3:Int64}) AS `bin_position`, ifNull(toInt64(sum(`v`)), 0) AS `sum`
  FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `t_cell`, materialize({p2:Array(String)}) AS `v_cell`)
  ARRAY JOIN `k_cell`, `t_cell`, `v_cell`
  WHERE (isNotNull(`t`))
  GROUP BY `k_2`, `bin_position`
)
GROUP BY `k_2`
