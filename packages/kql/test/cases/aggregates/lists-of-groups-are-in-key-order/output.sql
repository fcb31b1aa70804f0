WITH groupArray(1048576)(`Host`) AS `make_list_elements`, groupArrayIf(1048576)(assumeNotNull(`dcount`), isNotNull(`dcount`)) AS `make_list_elements_2`
SELECT toNullable(concat('[', arrayStringConcat(arrayMap(_v1 -> assumeNotNull(replaceAll(toJSONString(_v1), '\\/', '/')), `make_list_elements`), ','), ']')) AS `make_list`, toNullable(concat('[', arrayStringConcat(arrayMap(_v2 -> assumeNotNull(if(isNull(_v2), 'null', ifNull(toString(_v2), 'null'))), `make_list_elements_2`), ','), ']')) AS `make_list_2`
FROM (
  WITH `User_cell` AS `User`
  SELECT `Host_cell` AS `Host`, ifNull(toInt64(uniqCombined64(17)(`User`)), 0) AS `dcount`
  FROM (SELECT materialize({p0:Array(String)}) AS `Host_cell`, materialize({p1:Array(String)}) AS `User_cell`)
  ARRAY JOIN `Host_cell`, `User_cell`
  GROUP BY `Host`
  ORDER BY `Host` ASC NULLS FIRST
)
WHERE ((`dcount` > {p2:Int64}))
