WITH (NOT isNull(`ingested_at_2`)) AS `hasTime`
SELECT `Id`, CAST(`hasTime` AS Nullable(Bool)) AS `hasTime_2`
FROM (
  SELECT `Id_2` AS `Id`, `ingested_at` AS `ingested_at_2` FROM (
    SELECT `Id_2`, `ingested_at`
    FROM (
      SELECT `Id_3` AS `Id_2`, `_IngestedAt` AS `ingested_at` FROM (
        SELECT `Id` AS `Id_3`, `_IngestedAt`
        FROM `First`
      )
      UNION ALL
      SELECT `Id_4` AS `Id_2`, `_IngestedAt_2` AS `ingested_at` FROM (
        SELECT `Id` AS `Id_4`, `_IngestedAt` AS `_IngestedAt_2`
        FROM `Second`
      )
    )
    WHERE (((`ingested_at` >= {p0:Int64}) AND (`ingested_at` < {p1:Int64})))
  )
  UNION ALL
  SELECT `Id_5` AS `Id`, CAST(NULL AS Nullable(Int64)) AS `ingested_at_2` FROM (
    SELECT toInt64OrNull(`Id_cell`) AS `Id_5`
    FROM (SELECT materialize({p2:Array(String)}) AS `Id_cell`)
    ARRAY JOIN `Id_cell`
  )
)
ORDER BY `Id` ASC NULLS FIRST
