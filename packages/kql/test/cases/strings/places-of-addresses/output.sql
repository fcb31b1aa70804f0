SELECT `ip_cell` AS `ip`
FROM (SELECT materialize({p0:Array(String)}) AS `ip_cell`)
ARRAY JOIN `ip_cell`

WITH nullIf(`geo_info_from_ip_address_result_cell`, '') AS `geo_info_from_ip_address_result`
SELECT `ip_cell_2` AS `ip`, `geo_info_from_ip_address_result` AS `place`
FROM (SELECT materialize({st_0:Array(String)}) AS `ip_cell_2`, materialize({st_1:Array(String)}) AS `geo_info_from_ip_address_result_cell`)
ARRAY JOIN `ip_cell_2`, `geo_info_from_ip_address_result_cell`

WITH JSONExtractString(`place`, {p3:String}) AS _s1, JSONExtractString(`place`, {p4:String}) AS _s2, JSONExtractString(`geo_info_from_ip_address_result_2`, {p3:String}) AS _s3, nullIf(`place_cell`, '') AS `place`, nullIf(`geo_info_from_ip_address_result_2_cell`, '') AS `geo_info_from_ip_address_result_2`, empty(ifNull(if(match(_s2, '^-?[0-9]+$') AND JSONType(`place`, {p4:String}) = 'Double', concat(_s2, '.0'), _s2), '')) AS `isCityEmpty`, (NOT isNull(`place`)) AS `isKnown`
SELECT `ip_cell_3` AS `ip`, ifNull(if(match(_s1, '^-?[0-9]+$') AND JSONType(`place`, {p3:String}) = 'Double', concat(_s1, '.0'), _s1), '') AS `country`, CAST(`isCityEmpty` AS Nullable(Bool)) AS `isCityEmpty_2`, CAST(`isKnown` AS Nullable(Bool)) AS `isKnown_2`, ifNull(if(match(_s3, '^-?[0-9]+$') AND JSONType(`geo_info_from_ip_address_result_2`, {p3:String}) = 'Double', concat(_s3, '.0'), _s3), '') AS `constant`
FROM (SELECT materialize({st_0:Array(String)}) AS `ip_cell_3`, materialize({st_1:Array(String)}) AS `place_cell`, materialize({st_2:Array(String)}) AS `geo_info_from_ip_address_result_2_cell`)
ARRAY JOIN `ip_cell_3`, `place_cell`, `geo_info_from_ip_address_result_2_cell`
ORDER BY `ip` ASC NULLS FIRST
