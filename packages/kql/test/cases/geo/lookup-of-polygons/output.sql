WITH toFloat64OrNull(`lng_cell`) AS `lng`, toFloat64OrNull(`lat_cell`) AS `lat`
SELECT `lng` AS `longitude`, `lat` AS `latitude`
FROM (SELECT materialize({p0:Array(String)}) AS `lng_cell`, materialize({p1:Array(String)}) AS `lat_cell`)
ARRAY JOIN `lng_cell`, `lat_cell`
GROUP BY `longitude`, `latitude`

WITH toString(toFloat64OrNull(`shape`)) AS _s1, nullIf(`shape_cell`, '') AS `shape`
SELECT ifNull(multiIf(match(`shape`, '^-?[0-9]+$'), `shape`, match(`shape`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`shape`)), '', isNaN(toFloat64OrNull(`shape`)), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), match(`shape`, '^[[{]') AND multiSearchAny(`shape`, ['.0', 'e+', 'E+']) AND match(`shape`, {p1:String}), replaceRegexpAll(`shape`, {p2:String}, {p3:String}), JSONExtractString(`shape`)), '') AS `text`
FROM (SELECT materialize({p0:Array(String)}) AS `shape_cell`)
ARRAY JOIN `shape_cell`
GROUP BY `text`

SELECT `place`, `lng`, `lat`, `area`, `level_2`
FROM (
  SELECT `place`, `lng`, `lat`, `longitude`, `latitude`, `Longitude_2`, `Latitude_2`, `Shape_2`
  FROM (
    SELECT `place_cell` AS `place`, toFloat64OrNull(`lng_cell`) AS `lng`, toFloat64OrNull(`lat_cell`) AS `lat`, `lng` AS `longitude`, `lat` AS `latitude`
    FROM (SELECT materialize({p0:Array(String)}) AS `place_cell`, materialize({p1:Array(String)}) AS `lng_cell`, materialize({p2:Array(String)}) AS `lat_cell`)
    ARRAY JOIN `place_cell`, `lng_cell`, `lat_cell`
  ) AS _l
  LEFT JOIN (
    SELECT toFloat64OrNull(`Longitude_2_cell`) AS `Longitude_2`, toFloat64OrNull(`Latitude_2_cell`) AS `Latitude_2`, `Shape_2_cell` AS `Shape_2`
    FROM (SELECT materialize({st_3:Array(String)}) AS `Longitude_2_cell`, materialize({st_4:Array(String)}) AS `Latitude_2_cell`, materialize({st_5:Array(String)}) AS `Shape_2_cell`)
    ARRAY JOIN `Longitude_2_cell`, `Latitude_2_cell`, `Shape_2_cell`
  ) AS _r ON `longitude` = `Longitude_2` AND `latitude` = `Latitude_2`
) AS _l
LEFT JOIN (
  WITH toString(toFloat64OrNull(`shape`)) AS _s1
  SELECT `area_cell` AS `area`, nullIf(`shape_cell`, '') AS `shape`, toInt64OrNull(`level_cell`) AS `level`, ifNull(multiIf(match(`shape`, '^-?[0-9]+$'), `shape`, match(`shape`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`shape`)), '', isNaN(toFloat64OrNull(`shape`)), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), match(`shape`, '^[[{]') AND multiSearchAny(`shape`, ['.0', 'e+', 'E+']) AND match(`shape`, {p9:String}), replaceRegexpAll(`shape`, {p10:String}, {p11:String}), JSONExtractString(`shape`)), '') AS `text`, toNullable(`level`) AS `level_2`
  FROM (SELECT materialize({p6:Array(String)}) AS `area_cell`, materialize({p7:Array(String)}) AS `shape_cell`, materialize({p8:Array(String)}) AS `level_cell`)
  ARRAY JOIN `area_cell`, `shape_cell`, `level_cell`
) AS _r ON `Shape_2` = `text`
