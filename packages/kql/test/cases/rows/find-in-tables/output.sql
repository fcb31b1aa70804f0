WITH JSONExtractString(`pack_`, {p3:String}) AS _s3
SELECT `src`, `k`, `a`, ifNull(if(match(_s3, '^-?[0-9]+$') AND JSONType(`pack_`, {p3:String}) = 'Double', concat(_s3, '.0'), _s3), '') AS `b_2`
FROM (
  SELECT `src_2` AS `src`, `k_2` AS `k`, `a_2` AS `a`, `pack__2` AS `pack_` FROM (
    WITH (intDiv(`TimeGenerated` + 621355968000000000, 864000000000) - 719162) AS _s1
    SELECT {p2:String} AS `src_2`, `k` AS `k_2`, `a` AS `a_2`, toNullable(concat('{', replaceAll(toJSONString({p1:String}), '\\/', '/'), ':', if(isNull(`TimeGenerated`), 'null', ifNull(concat('"', concat(concat(leftPad(toString((toInt64(toYear(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s1 + 25567) / 146097)))), 4, '0'), '-', leftPad(toString(toInt64(toMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567))))), 2, '0'), '-', leftPad(toString(toInt64(toDayOfMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567))))), 2, '0')), 'T', concat(leftPad(toString(intDiv(positiveModulo(`TimeGenerated`, toInt64(864000000000)), 36000000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`TimeGenerated`, toInt64(36000000000)), 600000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`TimeGenerated`, 600000000), 10000000)), 2, '0')), '.', leftPad(toString(positiveModulo(`TimeGenerated`, 10000000)), 7, '0'), 'Z'), '"'), 'null')), '}')) AS `pack__2`
    FROM `First`
    WHERE ((`k_2` = {p0:String}))
  )
  UNION ALL
  SELECT `src_3` AS `src`, `k_3` AS `k`, CAST(NULL AS Nullable(Int64)) AS `a`, `pack__3` AS `pack_` FROM (
    WITH (intDiv(`TimeGenerated_2` + 621355968000000000, 864000000000) - 719162) AS _s2, `TimeGenerated` AS `TimeGenerated_2`
    SELECT {p4:String} AS `src_3`, `k` AS `k_3`, toNullable(concat('{', replaceAll(toJSONString({p1:String}), '\\/', '/'), ':', if(isNull(`TimeGenerated_2`), 'null', ifNull(concat('"', concat(concat(leftPad(toString((toInt64(toYear(toDate32(toInt32(positiveModulo(_s2 + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s2 + 25567) / 146097)))), 4, '0'), '-', leftPad(toString(toInt64(toMonth(toDate32(toInt32(positiveModulo(_s2 + 25567, 146097) - 25567))))), 2, '0'), '-', leftPad(toString(toInt64(toDayOfMonth(toDate32(toInt32(positiveModulo(_s2 + 25567, 146097) - 25567))))), 2, '0')), 'T', concat(leftPad(toString(intDiv(positiveModulo(`TimeGenerated_2`, toInt64(864000000000)), 36000000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`TimeGenerated_2`, toInt64(36000000000)), 600000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`TimeGenerated_2`, 600000000), 10000000)), 2, '0')), '.', leftPad(toString(positiveModulo(`TimeGenerated_2`, 10000000)), 7, '0'), 'Z'), '"'), 'null')), ',', replaceAll(toJSONString({p3:String}), '\\/', '/'), ':', replaceAll(toJSONString(`b`), '\\/', '/'), '}')) AS `pack__3`
    FROM `Second`
    WHERE ((`k_3` = {p0:String}))
  )
)
