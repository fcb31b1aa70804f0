WITH nullIf(`v_cell`, '') AS `v`
SELECT toNullable(concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\/', '/'), arrayDistinct(groupArrayIf(assumeNotNull(`v`), isNotNull(`v`)))), ','), ']')) AS `buildschema`, toNullable(concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\/', '/'), arrayDistinct(groupArrayIf(assumeNotNull(CAST(NULL AS Nullable(String))), isNotNull(CAST(NULL AS Nullable(String)))))), ','), ']')) AS `buildschema_2`
FROM (SELECT materialize({p0:Array(String)}) AS `v_cell`)
ARRAY JOIN `v_cell`

WITH nullIf(`buildschema_result_cell`, '') AS `buildschema_result`, nullIf(`buildschema_result_2_cell`, '') AS `buildschema_result_2`
SELECT `buildschema_result` AS `schema_v`, `buildschema_result_2` AS `none`
FROM (SELECT materialize({st_0:Array(String)}) AS `buildschema_result_cell`, materialize({st_1:Array(String)}) AS `buildschema_result_2_cell`)
ARRAY JOIN `buildschema_result_cell`, `buildschema_result_2_cell`
