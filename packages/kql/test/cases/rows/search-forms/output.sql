SELECT `q`, `n`
FROM (
  SELECT `q_2` AS `q`, `n_2` AS `n` FROM (
    WITH `a_cell` AS `a`, `b_cell` AS `b`
    SELECT {p5:String} AS `q_2`, toInt64OrNull(`n_cell`) AS `n_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell`, materialize({p1:Array(String)}) AS `b_cell`, materialize({p2:Array(String)}) AS `n_cell`)
    ARRAY JOIN `a_cell`, `b_cell`, `n_cell`
    WHERE ((((hasToken(`a`, {p3:String}) OR (length(`a`) - lengthUTF8(`a`) > 0 AND match(`a`, {p4:String})))) OR ((hasToken(`b`, {p3:String}) OR (length(`b`) - lengthUTF8(`b`) > 0 AND match(`b`, {p4:String})))) OR ((hasToken(ifNull(toString(`n_2`), ''), {p3:String}) OR (length(ifNull(toString(`n_2`), '')) - lengthUTF8(ifNull(toString(`n_2`), '')) > 0 AND match(ifNull(toString(`n_2`), ''), {p4:String}))))))
  )
  UNION ALL
  SELECT `q_3` AS `q`, `n_3` AS `n` FROM (
    WITH `a_cell_2` AS `a_2`, `b_cell_2` AS `b_2`
    SELECT {p8:String} AS `q_3`, toInt64OrNull(`n_cell_2`) AS `n_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_2`, materialize({p1:Array(String)}) AS `b_cell_2`, materialize({p2:Array(String)}) AS `n_cell_2`)
    ARRAY JOIN `a_cell_2`, `b_cell_2`, `n_cell_2`
    WHERE ((((hasToken(lower(`a_2`), {p6:String}) OR (length(`a_2`) - lengthUTF8(`a_2`) > 0 AND match(`a_2`, {p7:String})))) OR ((hasToken(lower(`b_2`), {p6:String}) OR (length(`b_2`) - lengthUTF8(`b_2`) > 0 AND match(`b_2`, {p7:String})))) OR ((hasToken(lower(ifNull(toString(`n_3`), '')), {p6:String}) OR (length(ifNull(toString(`n_3`), '')) - lengthUTF8(ifNull(toString(`n_3`), '')) > 0 AND match(ifNull(toString(`n_3`), ''), {p7:String}))))))
  )
  UNION ALL
  SELECT `q_4` AS `q`, `n_4` AS `n` FROM (
    WITH `a_cell_3` AS `a_3`, `b_cell_3` AS `b_3`
    SELECT {p10:String} AS `q_4`, toInt64OrNull(`n_cell_3`) AS `n_4`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_3`, materialize({p1:Array(String)}) AS `b_cell_3`, materialize({p2:Array(String)}) AS `n_cell_3`)
    ARRAY JOIN `a_cell_3`, `b_cell_3`, `n_cell_3`
    WHERE (((match(`a_3`, {p9:String})) OR (match(`b_3`, {p9:String})) OR (match(ifNull(toString(`n_4`), ''), {p9:String}))))
  )
  UNION ALL
  SELECT `q_5` AS `q`, `n_5` AS `n` FROM (
    WITH `a_cell_4` AS `a_4`, `b_cell_4` AS `b_4`
    SELECT {p12:String} AS `q_5`, toInt64OrNull(`n_cell_4`) AS `n_5`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_4`, materialize({p1:Array(String)}) AS `b_cell_4`, materialize({p2:Array(String)}) AS `n_cell_4`)
    ARRAY JOIN `a_cell_4`, `b_cell_4`, `n_cell_4`
    WHERE ((match(`a_4`, {p11:String}) OR match(`b_4`, {p11:String}) OR match(ifNull(toString(`n_5`), ''), {p11:String})))
  )
  UNION ALL
  SELECT `q_6` AS `q`, `count` AS `n` FROM (
    WITH `a_cell_5` AS `a_5`
    SELECT {p14:String} AS `q_6`, toInt64(count()) AS `count`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_5`)
    ARRAY JOIN `a_cell_5`
    WHERE ({p13:Bool})
  )
  UNION ALL
  SELECT `q_7` AS `q`, `n_7` AS `n` FROM (
    WITH `a_cell_6` AS `a_6`, `b_cell_6` AS `b_6`
    SELECT {p16:String} AS `q_7`, toInt64OrNull(`n_cell_6`) AS `n_7`
    FROM (SELECT materialize({p0:Array(String)}) AS `a_cell_6`, materialize({p1:Array(String)}) AS `b_cell_6`, materialize({p2:Array(String)}) AS `n_cell_6`)
    ARRAY JOIN `a_cell_6`, `b_cell_6`, `n_cell_6`
    WHERE (((NOT (((hasToken(lower(`a_6`), {p6:String}) OR (length(`a_6`) - lengthUTF8(`a_6`) > 0 AND match(`a_6`, {p7:String})))) OR ((hasToken(lower(`b_6`), {p6:String}) OR (length(`b_6`) - lengthUTF8(`b_6`) > 0 AND match(`b_6`, {p7:String})))) OR ((hasToken(lower(ifNull(toString(`n_7`), '')), {p6:String}) OR (length(ifNull(toString(`n_7`), '')) - lengthUTF8(ifNull(toString(`n_7`), '')) > 0 AND match(ifNull(toString(`n_7`), ''), {p7:String})))))) AND (`n_7` < {p15:Int64})))
  )
)
