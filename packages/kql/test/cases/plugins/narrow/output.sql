WITH abs(`At`) AS _s1, intDiv(_s1, 864000000000) AS _s2, positiveModulo(_s1, 10000000) AS _s3
SELECT (`row_position` - 1) AS `Row`, arrayElement({p3:Array(String)}, `cell`) AS `Column`, arrayElement([`Name`, ifNull(toString(`Count`), ''), ifNull(concat(if(`At` < 0, '-', ''), if(_s2 > 0, concat(toString(_s2), '.'), ''), concat(leftPad(toString(intDiv(positiveModulo(_s1, toInt64(864000000000)), 36000000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(_s1, toInt64(36000000000)), 600000000)), 2, '0'), ':', leftPad(toString(intDiv(positiveModulo(_s1, 600000000), 10000000)), 2, '0')), if(_s3 > 0, concat('.', leftPad(toString(_s3), 7, '0')), '')), '')], `cell`) AS `Value`
FROM (
  SELECT `Name`, `Count`, `At`, `row_position`
  FROM (
    SELECT `Name`, `Count`, `At`, toInt64(row_number() OVER ()) AS `row_position`
    FROM (
      SELECT `Name_cell` AS `Name`, toInt64OrNull(`Count_cell`) AS `Count`, toInt64OrNull(`At_cell`) AS `At`
      FROM (SELECT materialize({p0:Array(String)}) AS `Name_cell`, materialize({p1:Array(String)}) AS `Count_cell`, materialize({p2:Array(String)}) AS `At_cell`)
      ARRAY JOIN `Name_cell`, `Count_cell`, `At_cell`
      ORDER BY `Count` DESC NULLS LAST
    )
  )
)
ARRAY JOIN arrayEnumerate({p3:Array(String)}) AS `cell`
