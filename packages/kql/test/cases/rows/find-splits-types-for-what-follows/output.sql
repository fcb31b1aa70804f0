SELECT `source_`, `id_string`, `seats`
FROM (
  SELECT `source__2` AS `source_`, '' AS `id_string`, `seats_2` AS `seats` FROM (
    WITH toInt64OrNull(`id_cell`) AS `id`
    SELECT {p3:String} AS `source__2`, toInt64OrNull(`seats_cell`) AS `seats_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `id_cell`, materialize({p1:Array(String)}) AS `seats_cell`)
    ARRAY JOIN `id_cell`, `seats_cell`
    WHERE (ifNull(ifNull(toString(`id`), '') != {p2:String}, 1))
  )
  UNION ALL
  SELECT `source__3` AS `source_`, `id_2` AS `id_string`, CAST(NULL AS Nullable(Int64)) AS `seats` FROM (
    SELECT {p5:String} AS `source__3`, `id_cell_2` AS `id_2`
    FROM (SELECT materialize({p4:Array(String)}) AS `id_cell_2`)
    ARRAY JOIN `id_cell_2`
    WHERE ((`id_2` != {p2:String}))
  )
)
