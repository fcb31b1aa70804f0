SELECT `src`, `v`
FROM (
  SELECT `src_2` AS `src`, `v_2` AS `v` FROM (
    SELECT {p2:String} AS `src_2`, `v` AS `v_2`
    FROM `A`
    WHERE (((hasToken(lower(`k`), {p0:String}) OR (length(`k`) != lengthUTF8(`k`) AND match(lower(`k`), materialize({p1:String}))))))
  )
)
