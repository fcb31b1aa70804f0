WITH row_number() OVER (ORDER BY `isBad`, `last`, `ColumnName` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `place`
SELECT `ColumnName`, if(`isBad`, -1, toInt64(`place`) - 1) AS `ColumnOrdinal_4`, if(`isBad`, concat('ERROR(unknown CSL type:', {p8:String}, ')'), `data`) AS `DataType_4`, if(`isBad`, {p8:String}, `type`) AS `ColumnType_4`
FROM (
  SELECT `ColumnName`, max(`ColumnOrdinal`) AS `last`, uniqExact(`ColumnOrdinal`) AS `places`, ifNull(argMin(`DataType`, `ColumnOrdinal`), '') AS `data`, ifNull(argMin(`ColumnType`, `ColumnOrdinal`), '') AS `type`, (`places` > 1) AS `isBad`
  FROM (
    SELECT `ColumnName_2` AS `ColumnName`, `ColumnOrdinal_2` AS `ColumnOrdinal`, `DataType_2` AS `DataType`, `ColumnType_2` AS `ColumnType` FROM (
      SELECT `ColumnName_cell` AS `ColumnName_2`, toInt64OrNull(`ColumnOrdinal_cell`) AS `ColumnOrdinal_2`, `DataType_cell` AS `DataType_2`, `ColumnType_cell` AS `ColumnType_2`
      FROM (SELECT materialize({p0:Array(String)}) AS `ColumnName_cell`, materialize({p1:Array(String)}) AS `ColumnOrdinal_cell`, materialize({p2:Array(String)}) AS `DataType_cell`, materialize({p3:Array(String)}) AS `ColumnType_cell`)
      ARRAY JOIN `ColumnName_cell`, `ColumnOrdinal_cell`, `DataType_cell`, `ColumnType_cell`
    )
    UNION ALL
    SELECT `ColumnName_3` AS `ColumnName`, `ColumnOrdinal_3` AS `ColumnOrdinal`, `DataType_3` AS `DataType`, `ColumnType_3` AS `ColumnType` FROM (
      SELECT `ColumnName_cell_2` AS `ColumnName_3`, toInt64OrNull(`ColumnOrdinal_cell_2`) AS `ColumnOrdinal_3`, `DataType_cell_2` AS `DataType_3`, `ColumnType_cell_2` AS `ColumnType_3`
      FROM (SELECT materialize({p4:Array(String)}) AS `ColumnName_cell_2`, materialize({p5:Array(String)}) AS `ColumnOrdinal_cell_2`, materialize({p6:Array(String)}) AS `DataType_cell_2`, materialize({p7:Array(String)}) AS `ColumnType_cell_2`)
      ARRAY JOIN `ColumnName_cell_2`, `ColumnOrdinal_cell_2`, `DataType_cell_2`, `ColumnType_cell_2`
    )
  )
  GROUP BY `ColumnName`
)
