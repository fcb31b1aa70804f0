SELECT `origin`, `owner`, `id_long`, `id_string`, `pack_`
FROM (
  SELECT `origin_2` AS `origin`, '' AS `owner`, `id` AS `id_long`, '' AS `id_string`, `pack__2` AS `pack_` FROM (
    WITH (intDiv(`since` + 621355968000000000, 864000000000) - 719162) AS _s1, `place_cell` AS `place`, toInt64OrNull(`since_cell`) AS `since`
    SELECT {p6:String} AS `origin_2`, toInt64OrNull(`id_cell`) AS `id`, toNullable(concat('{', replaceAll(toJSONString({p4:String}), '\\/', '/'), ':', replaceAll(toJSONString(`place`), '\\/', '/'), ',', replaceAll(toJSONString({p5:String}), '\\/', '/'), ':', if(isNull(`since`), 'null', ifNull(concat('"', concat(concat(leftPad(toString((toInt64(toYear(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567)))) + 400 * toInt64(floor((_s1 + 25567) / 146097)))), 4, '0'), '-', leftPad(toString(toInt64(toMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567))))), 2, '0'), '-', leftPad(toString(toInt64(toDayOfMonth(toDate32(toInt32(positiveModulo(_s1 + 25567, 146097) - 25567))))), 2, '0')), 'T', concat(leftPad(toString(intDiv(positiveModulo(`since`, toInt64(864000000000)), 36000000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`since`, toInt64(36000000000)), 600000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(`since`, 600000000), 10000000)), 2, '0')), '.', leftPad(toString(positiveModulo(`since`, 10000000)), 7, '0'), 'Z'), '"'), 'null')), '}')) AS `pack__2`
    FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `place_cell`, materialize({p2:Array(String)}) AS `since_cell`)
    ARRAY JOIN `id_cell`, `place_cell`, `since_cell`
    WHERE ((`place` = {p3:String}))
  )
  UNION ALL
  SELECT `origin_3` AS `origin`, `owner_2` AS `owner`, CAST(NULL AS Nullable(Int64)) AS `id_long`, `id_2` AS `id_string`, `pack__3` AS `pack_` FROM (
    WITH `place_cell_2` AS `place_2`
    SELECT {p10:String} AS `origin_3`, `owner_cell` AS `owner_2`, `id_cell_2` AS `id_2`, toNullable(concat('{', replaceAll(toJSONString({p4:String}), '\\/', '/'), ':', replaceAll(toJSONString(`place_2`), '\\/', '/'), '}')) AS `pack__3`
    FROM (SELECT materialize({p7:Array(String)}) AS `id_cell_2`, materialize({p8:Array(String)}) AS `owner_cell`, materialize({p9:Array(String)}) AS `place_cell_2`)
    ARRAY JOIN `id_cell_2`, `owner_cell`, `place_cell_2`
    WHERE ((`place_2` = {p3:String}))
  )
)
