SELECT `k_cell` AS `k`, nullIf(`y_cell`, '') AS `y`
FROM (SELECT materialize({p0:Array(String)}) AS `k_cell`, materialize({p1:Array(String)}) AS `y_cell`)
ARRAY JOIN `k_cell`, `y_cell`

WITH nullIf(`series_iir_result_cell`, '') AS `series_iir_result`, nullIf(`series_decompose_forecast_result_cell`, '') AS `series_decompose_forecast_result`
SELECT `k_cell_2` AS `k`, `series_iir_result` AS `total`, nullIf(nullIf(JSONExtractString(`series_decompose_forecast_result`, 1), ''), 'null') AS `next`, nullIf(`y_cell_2`, '') AS `y`
FROM (SELECT materialize({st_0:Array(String)}) AS `k_cell_2`, materialize({st_1:Array(String)}) AS `y_cell_2`, materialize({st_2:Array(String)}) AS `series_iir_result_cell`, materialize({st_3:Array(String)}) AS `series_decompose_forecast_result_cell`)
ARRAY JOIN `k_cell_2`, `y_cell_2`, `series_iir_result_cell`, `series_decompose_forecast_result_cell`

WITH nullIf(`series_fft_result_cell`, '') AS `series_fft_result`
SELECT `k_cell_3` AS `k`, nullIf(`total_cell`, '') AS `total`, nullIf(`next_cell`, '') AS `next`, nullIf(nullIf(JSONExtractString(`series_fft_result`, 1), ''), 'null') AS `re`, nullIf(nullIf(JSONExtractString(`series_fft_result`, 2), ''), 'null') AS `im`
FROM (SELECT materialize({st_0:Array(String)}) AS `k_cell_3`, materialize({st_1:Array(String)}) AS `total_cell`, materialize({st_2:Array(String)}) AS `next_cell`, materialize({st_3:Array(String)}) AS `series_fft_result_cell`)
ARRAY JOIN `k_cell_3`, `total_cell`, `next_cell`, `series_fft_result_cell`

WITH nullIf(`series_ifft_result_cell`, '') AS `series_ifft_result`, nullIf(nullIf(JSONExtractString(`series_ifft_result`, 1), ''), 'null') AS `back`
SELECT `k_cell_4` AS `k`, nullIf(`total_cell_2`, '') AS `total`, nullIf(`next_cell_2`, '') AS `next`, if(ifNull(JSONType(`back`) = 'Array', 0), toInt64(JSONLength(ifNull(`back`, ''))), NULL) AS `back_2`
FROM (SELECT materialize({st_0:Array(String)}) AS `k_cell_4`, materialize({st_1:Array(String)}) AS `total_cell_2`, materialize({st_2:Array(String)}) AS `next_cell_2`, materialize({st_3:Array(String)}) AS `series_ifft_result_cell`)
ARRAY JOIN `k_cell_4`, `total_cell_2`, `next_cell_2`, `series_ifft_result_cell`
ORDER BY `k` ASC NULLS FIRST
