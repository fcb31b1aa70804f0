SELECT nullIf(`d_cell`, '') AS `d`, `s_cell` AS `s`
FROM (SELECT materialize({p0:Array(String)}) AS `d_cell`, materialize({p1:Array(String)}) AS `s_cell`)
ARRAY JOIN `d_cell`, `s_cell`

WITH ifNull(`d`, '') AS _s2, toString(toFloat64OrNull(`d`)) AS _s3, nullIf(`d_cell_2`, '') AS `d`, `punycode_from_string_result_cell` AS `punycode_from_string_result`
SELECT arrayStringConcat(arrayMap(_v1 -> ifNull(multiIf(match(_v1, '^-?[0-9]+$'), _v1, match(_v1, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(_v1)), '', isNaN(toFloat64OrNull(_v1)), 'NaN', match((toString(toFloat64OrNull(_v1)) AS _s1), '[.einf]'), _s1, concat(_s1, '.0')), match(_v1, '^[[{]') AND multiSearchAny(_v1, ['.0', 'e+', 'E+']) AND match(_v1, {p2:String}), replaceRegexpAll(_v1, {p3:String}, {p4:String}), JSONExtractString(_v1)), ''), if(match(_s2, {p5:String}), splitByChar(',', replaceAll(substring(_s2, 2, length(_s2) - 2), ' ', '')), JSONExtractArrayRaw(_s2))), {p6:String}) AS `x`, ifNull(multiIf(match(`d`, '^-?[0-9]+$'), `d`, match(`d`, '^-?[0-9]'), multiIf(isNull(toFloat64OrNull(`d`)), '', isNaN(toFloat64OrNull(`d`)), 'NaN', match(_s3, '[.einf]'), _s3, concat(_s3, '.0')), match(`d`, '^[[{]') AND multiSearchAny(`d`, ['.0', 'e+', 'E+']) AND match(`d`, {p2:String}), replaceRegexpAll(`d`, {p3:String}, {p4:String}), JSONExtractString(`d`)), '') AS `y`, `punycode_from_string_result` AS `p`
FROM (SELECT materialize({st_0:Array(String)}) AS `d_cell_2`, materialize({st_1:Array(String)}) AS `punycode_from_string_result_cell`)
ARRAY JOIN `d_cell_2`, `punycode_from_string_result_cell`
