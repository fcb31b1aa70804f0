WITH toString(`column_s1`) AS _s1, toString(`column_s2`) AS _s2, `N`.`_s2` AS `column_s2`
SELECT `N`.`_s1` AS `column_s1`, concat(ifNull(multiIf(isNull(`column_s1`), '', isNaN(`column_s1`), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), ''), {p0:String}) AS `text`, concat(ifNull(multiIf(isNull(`column_s1`), '', isNaN(`column_s1`), 'NaN', match(_s1, '[.einf]'), _s1, concat(_s1, '.0')), ''), ifNull(multiIf(isNull(`column_s2`), '', isNaN(`column_s2`), 'NaN', match(_s2, '[.einf]'), _s2, concat(_s2, '.0')), '')) AS `other`, `N`.`_x` AS `column_x`, `p0`
FROM `N`
