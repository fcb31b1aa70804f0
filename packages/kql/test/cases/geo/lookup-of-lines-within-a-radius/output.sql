WITH toFloat64OrNull(`lng_cell`) AS `lng`, toFloat64OrNull(`lat_cell`) AS `lat`
SELECT `lng` AS `longitude`, `lat` AS `latitude`
FROM (SELECT materialize({p0:Array(String)}) AS `lng_cell`, materialize({p1:Array(String)}) AS `lat_cell`)
ARRAY JOIN `lng_cell`, `lat_cell`
GROUP BY `longitude`, `latitude`

WITH toString(toFloat64OrNull(`line`)) AS _s1, nullIf(`line_cell`, '') AS `line`
SELECT ifNull(multiIf(match(`line`, '^-?[0-9]+$'), `line`, match(`line`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`line`)), '', isNaN(toFloat64OrNull(`line`)), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), match(`line`, '^[[{]') AND multiSearchAny(`line`, ['.0', 'e+', 'E+']) AND match(`line`, {p1:String}), replaceRegexpAll(`line`, {p2:String}, {p3:String}), JSONExtractString(`line`)), '') AS `text`
FROM (SELECT materialize({p0:Array(String)}) AS `line_cell`)
ARRAY JOIN `line_cell`
GROUP BY `text`

SELECT `place`, `road`
FROM (
  WITH toString(toFloat64OrNull(`line`)) AS _s1
  SELECT `road_cell` AS `road`, nullIf(`line_cell`, '') AS `line`, ifNull(multiIf(match(`line`, '^-?[0-9]+$'), `line`, match(`line`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`line`)), '', isNaN(toFloat64OrNull(`line`)), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), match(`line`, '^[[{]') AND multiSearchAny(`line`, ['.0', 'e+', 'E+']) AND match(`line`, {p2:String}), replaceRegexpAll(`line`, {p3:String}, {p4:String}), JSONExtractString(`line`)), '') AS `text`
  FROM (SELECT materialize({p0:Array(String)}) AS `road_cell`, materialize({p1:Array(String)}) AS `line_cell`)
  ARRAY JOIN `road_cell`, `line_cell`
) AS _l
INNER JOIN (
  SELECT `place`, `lng`, `lat`, `longitude`, `latitude`, `Longitude_2`, `Latitude_2`, `Shape`
  FROM (
    SELECT `place_cell` AS `place`, toFloat64OrNull(`lng_cell`) AS `lng`, toFloat64OrNull(`lat_cell`) AS `lat`, `lng` AS `longitude`, `lat` AS `latitude`
    FROM (SELECT materialize({p5:Array(String)}) AS `place_cell`, materialize({p6:Array(String)}) AS `lng_cell`, materialize({p7:Array(String)}) AS `lat_cell`)
    ARRAY JOIN `place_cell`, `lng_cell`, `lat_cell`
  ) AS _l
  INNER JOIN (
    SELECT toFloat64OrNull(`Longitude_2_cell`) AS `Longitude_2`, toFloat64OrNull(`Latitude_2_cell`) AS `Latitude_2`, `Shape_cell` AS `Shape`
    FROM (SELECT materialize({st_8:Array(String)}) AS `Longitude_2_cell`, materialize({st_9:Array(String)}) AS `Latitude_2_cell`, materialize({st_10:Array(String)}) AS `Shape_cell`)
    ARRAY JOIN `Longitude_2_cell`, `Latitude_2_cell`, `Shape_cell`
  ) AS _r ON `longitude` = `Longitude_2` AND `latitude` = `Latitude_2`
) AS _r ON `text` = `Shape`
