SELECT `src`, `k`, `v`
FROM (
  SELECT `src_2` AS `src`, `k_2` AS `k`, `v_2` AS `v` FROM (
    SELECT {p1:String} AS `src_2`, `k` AS `k_2`, `v` AS `v_2`
    FROM `First`
    WHERE ((`k_2` = {p0:String}))
  )
  UNION ALL
  SELECT `src_3` AS `src`, `k_3` AS `k`, `v_4` AS `v` FROM (
    WITH trim(BOTH ' \t\r\n' FROM `v_3`) AS _s1, `v` AS `v_3`
    SELECT {p3:String} AS `src_3`, `k` AS `k_3`, if(match(_s1, {p2:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)) AS `v_4`
    FROM `Second`
    WHERE ((`k_3` = {p0:String}))
  )
)
