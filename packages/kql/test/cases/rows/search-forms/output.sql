SELECT `q`, `n`
FROM (
  SELECT `q_2` AS `q`, `n_2` AS `n` FROM (
    WITH ifNull(toString(`n_2`), '') AS _s1, `a_cell` AS `a`, `b_cell` AS `b`
    SELECT {p5:String} AS `q_2`, toInt64OrNull(`n_cell`) AS `n_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell`, materialize({p1:Array(String)}) AS `b_cell`, materialize({p2:Array(String)}) AS `n_cell`)
    ARRAY JOIN `a_cell`, `b_cell`, `n_cell`
    WHERE ((((hasToken(`a`, {p3:String}) OR (length(`a`) != lengthUTF8(`a`) AND match(`a`, materialize({p4:String}))))) OR ((hasToken(`b`, {p3:String}) OR (length(`b`) != lengthUTF8(`b`) AND match(`b`, materialize({p4:String}))))) OR ((hasToken(_s1, {p3:String}) OR (length(_s1) != lengthUTF8(_s1) AND match(_s1, materialize({p4:String})))))))
  )
  UNION ALL
  SELECT `q_3` AS `q`, `n_3` AS `n` FROM (
    WITH ifNull(toString(`n_3`), '') AS _s2, `a_cell_2` AS `a_2`, `b_cell_2` AS `b_2`
    SELECT {p8:String} AS `q_3`, toInt64OrNull(`n_cell_2`) AS `n_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_2`, materialize({p1:Array(String)}) AS `b_cell_2`, materialize({p2:Array(String)}) AS `n_cell_2`)
    ARRAY JOIN `a_cell_2`, `b_cell_2`, `n_cell_2`
    WHERE ((((hasToken(lower(`a_2`), {p6:String}) OR (length(`a_2`) != lengthUTF8(`a_2`) AND match(lower(`a_2`), materialize({p7:String}))))) OR ((hasToken(lower(`b_2`), {p6:String}) OR (length(`b_2`) != lengthUTF8(`b_2`) AND match(lower(`b_2`), materialize({p7:String}))))) OR ((hasToken(lower(_s2), {p6:String}) OR (length(_s2) != lengthUTF8(_s2) AND match(lower(_s2), materialize({p7:String})))))))
  )
  UNION ALL
  SELECT `q_4` AS `q`, `n_4` AS `n` FROM (
    WITH ifNull(toString(`n_4`), '') AS _s3, `a_cell_3` AS `a_3`, `b_cell_3` AS `b_3`
    SELECT {p11:String} AS `q_4`, toInt64OrNull(`n_cell_3`) AS `n_4`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_3`, materialize({p1:Array(String)}) AS `b_cell_3`, materialize({p2:Array(String)}) AS `n_cell_3`)
    ARRAY JOIN `a_cell_3`, `b_cell_3`, `n_cell_3`
    WHERE ((((positionCaseInsensitive(`a_3`, {p6:String}) > 0 AND if(length(`a_3`) != lengthUTF8(`a_3`), match(lower(`a_3`), materialize({p9:String})), match(lower(`a_3`), {p10:String})))) OR ((positionCaseInsensitive(`b_3`, {p6:String}) > 0 AND if(length(`b_3`) != lengthUTF8(`b_3`), match(lower(`b_3`), materialize({p9:String})), match(lower(`b_3`), {p10:String})))) OR ((positionCaseInsensitive(_s3, {p6:String}) > 0 AND if(length(_s3) != lengthUTF8(_s3), match(lower(_s3), materialize({p9:String})), match(lower(_s3), {p10:String}))))))
  )
  UNION ALL
  SELECT `q_5` AS `q`, `n_5` AS `n` FROM (
    WITH `a_cell_4` AS `a_4`, `b_cell_4` AS `b_4`
    SELECT {p13:String} AS `q_5`, toInt64OrNull(`n_cell_4`) AS `n_5`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_4`, materialize({p1:Array(String)}) AS `b_cell_4`, materialize({p2:Array(String)}) AS `n_cell_4`)
    ARRAY JOIN `a_cell_4`, `b_cell_4`, `n_cell_4`
    WHERE ((match(`a_4`, {p12:String}) OR match(`b_4`, {p12:String}) OR match(ifNull(toString(`n_5`), ''), {p12:String})))
  )
  UNION ALL
  SELECT `q_6` AS `q`, `count` AS `n` FROM (
    WITH `a_cell_5` AS `a_5`
    SELECT {p15:String} AS `q_6`, toInt64(count()) AS `count`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_5`)
    ARRAY JOIN `a_cell_5`
    WHERE ({p14:Bool})
  )
  UNION ALL
  SELECT `q_7` AS `q`, `n_7` AS `n` FROM (
    WITH ifNull(toString(`n_7`), '') AS _s4, `a_cell_6` AS `a_6`, `b_cell_6` AS `b_6`
    SELECT {p17:String} AS `q_7`, toInt64OrNull(`n_cell_6`) AS `n_7`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_6`, materialize({p1:Array(String)}) AS `b_cell_6`, materialize({p2:Array(String)}) AS `n_cell_6`)
    ARRAY JOIN `a_cell_6`, `b_cell_6`, `n_cell_6`
    WHERE (((NOT (((hasToken(lower(`a_6`), {p6:String}) OR (length(`a_6`) != lengthUTF8(`a_6`) AND match(lower(`a_6`), materialize({p7:String}))))) OR ((hasToken(lower(`b_6`), {p6:String}) OR (length(`b_6`) != lengthUTF8(`b_6`) AND match(lower(`b_6`), materialize({p7:String}))))) OR ((hasToken(lower(_s4), {p6:String}) OR (length(_s4) != lengthUTF8(_s4) AND match(lower(_s4), materialize({p7:String}))))))) AND (`n_7` < {p16:Int64})))
  )
)
