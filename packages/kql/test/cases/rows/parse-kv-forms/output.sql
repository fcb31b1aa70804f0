SELECT `q`, `a`, `b`, `c`
FROM (
  SELECT `q_2` AS `q`, `a_2` AS `a`, `b_2` AS `b`, `c_2` AS `c` FROM (
    WITH trim(BOTH ' \t\r\n' FROM arrayElement(`pair_values`, indexOf(`pair_keys`, {p4:String}))) AS _s1, `s_cell` AS `s_2`, `s_2` AS `text`, extractAllGroupsVertical(`text`, {p3:String}) AS `pairs`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> concat('', _g[1]), `pairs`)) AS `pair_keys`, arrayMap(_g -> concat('', trim(BOTH ' \t\r\n' FROM _g[2])), `pairs`) AS `pair_values`
    SELECT `q_cell` AS `q_2`, if(match(_s1, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s1, 3), 16, '0')))), toInt64OrNull(_s1)) AS `a_2`, arrayElement(`pair_values`, indexOf(`pair_keys`, {p6:String})) AS `b_2`, arrayElement(`pair_values`, indexOf(`pair_keys`, {p7:String})) AS `c_2`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell`, materialize({p1:Array(String)}) AS `s_cell`)
    ARRAY JOIN `q_cell`, `s_cell`
    WHERE ((`q_2` = {p2:String}))
  )
  UNION ALL
  SELECT `q_3` AS `q`, `a_3` AS `a`, `b_3` AS `b`, `c_3` AS `c` FROM (
    WITH trim(BOTH ' \t\r\n' FROM arrayElement(`pair_values_2`, indexOf(`pair_keys_2`, {p4:String}))) AS _s2, `s_cell_2` AS `s_3`, `s_3` AS `text_2`, replaceAll(replaceAll(`text_2`, {p9:String}, {p10:String}), {p11:String}, {p12:String}) AS `marked`, extractAllGroupsVertical(`marked`, {p13:String}) AS `pairs_2`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> replaceAll(replaceAll(concat('', _g[1]), {p10:String}, {p9:String}), {p12:String}, {p11:String}), `pairs_2`)) AS `pair_keys_2`, arrayMap(_g -> replaceAll(replaceAll(concat('', trim(BOTH ' \t\r\n' FROM _g[2])), {p10:String}, {p9:String}), {p12:String}, {p11:String}), `pairs_2`) AS `pair_values_2`
    SELECT `q_cell_2` AS `q_3`, if(match(_s2, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s2, 3), 16, '0')))), toInt64OrNull(_s2)) AS `a_3`, arrayElement(`pair_values_2`, indexOf(`pair_keys_2`, {p6:String})) AS `b_3`, arrayElement(`pair_values_2`, indexOf(`pair_keys_2`, {p7:String})) AS `c_3`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_2`, materialize({p1:Array(String)}) AS `s_cell_2`)
    ARRAY JOIN `q_cell_2`, `s_cell_2`
    WHERE ((`q_3` = {p8:String}))
  )
  UNION ALL
  SELECT `q_4` AS `q`, `a_5` AS `a`, `b_4` AS `b`, `c_4` AS `c` FROM (
    WITH `s_cell_3` AS `s_4`, `s_4` AS `text_3`, extractAllGroupsVertical(`text_3`, {p15:String}) AS `pairs_3`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> concat(_g[1], _g[2]), `pairs_3`)) AS `pair_keys_3`, arrayMap(_g -> concat(_g[3], trim(BOTH ' \t\r\n' FROM _g[4])), `pairs_3`) AS `pair_values_3`, arrayElement(`pair_values_3`, indexOf(`pair_keys_3`, {p4:String})) AS `a_4`
    SELECT `q_cell_3` AS `q_4`, toInt64(lengthUTF8(`a_4`)) AS `a_5`, arrayElement(`pair_values_3`, indexOf(`pair_keys_3`, {p6:String})) AS `b_4`, arrayElement(`pair_values_3`, indexOf(`pair_keys_3`, {p7:String})) AS `c_4`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_3`, materialize({p1:Array(String)}) AS `s_cell_3`)
    ARRAY JOIN `q_cell_3`, `s_cell_3`
    WHERE ((`q_4` = {p14:String}))
  )
  UNION ALL
  SELECT `q_5` AS `q`, `a_7` AS `a`, `b_5` AS `b`, `c_5` AS `c` FROM (
    WITH `s_cell_4` AS `s_5`, `s_5` AS `text_4`, extractAllGroupsVertical(`text_4`, {p17:String}) AS `pairs_4`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> concat(replaceRegexpAll(concat(_g[1], _g[2]), {p18:String}, '\\1'), _g[3]), `pairs_4`)) AS `pair_keys_4`, arrayMap(_g -> concat(replaceRegexpAll(concat(_g[4], _g[5]), {p18:String}, '\\1'), trim(BOTH ' \t\r\n' FROM _g[6])), `pairs_4`) AS `pair_values_4`, arrayElement(`pair_values_4`, indexOf(`pair_keys_4`, {p4:String})) AS `a_6`
    SELECT `q_cell_4` AS `q_5`, toInt64(lengthUTF8(`a_6`)) AS `a_7`, arrayElement(`pair_values_4`, indexOf(`pair_keys_4`, {p6:String})) AS `b_5`, arrayElement(`pair_values_4`, indexOf(`pair_keys_4`, {p7:String})) AS `c_5`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_4`, materialize({p1:Array(String)}) AS `s_cell_4`)
    ARRAY JOIN `q_cell_4`, `s_cell_4`
    WHERE ((`q_5` = {p16:String}))
  )
  UNION ALL
  SELECT `q_6` AS `q`, `a_9` AS `a`, `b_6` AS `b`, `c_6` AS `c` FROM (
    WITH `s_cell_5` AS `s_6`, `s_6` AS `text_5`, extractAllGroupsVertical(`text_5`, {p20:String}) AS `pairs_5`, splitByChar('\x03', replaceRegexpAll(`text_5`, {p20:String}, '\x03')) AS `rest`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> _g[1], `pairs_5`)) AS `pair_keys_5`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_v -> _v, arraySlice(`rest`, 2))) AS `pair_values_5`, arrayElement(`pair_values_5`, indexOf(`pair_keys_5`, {p4:String})) AS `a_8`
    SELECT `q_cell_5` AS `q_6`, toInt64(lengthUTF8(`a_8`)) AS `a_9`, arrayElement(`pair_values_5`, indexOf(`pair_keys_5`, {p6:String})) AS `b_6`, arrayElement(`pair_values_5`, indexOf(`pair_keys_5`, {p7:String})) AS `c_6`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_5`, materialize({p1:Array(String)}) AS `s_cell_5`)
    ARRAY JOIN `q_cell_5`, `s_cell_5`
    WHERE ((`q_6` = {p19:String}))
  )
  UNION ALL
  SELECT `q_7` AS `q`, `a_10` AS `a`, `b_7` AS `b`, `c_7` AS `c` FROM (
    WITH trim(BOTH ' \t\r\n' FROM concat(arrayStringConcat(arrayPopBack(extractGroups(`text_6`, {p22:String}))), arrayElement(extractGroups(`text_6`, {p22:String}), -1))) AS _s3, `s_cell_6` AS `s_7`, `s_7` AS `text_6`
    SELECT `q_cell_6` AS `q_7`, if(match(_s3, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s3, 3), 16, '0')))), toInt64OrNull(_s3)) AS `a_10`, concat(arrayStringConcat(arrayPopBack(extractGroups(`text_6`, {p23:String}))), arrayElement(extractGroups(`text_6`, {p23:String}), -1)) AS `b_7`, concat(arrayStringConcat(arrayPopBack(extractGroups(`text_6`, {p24:String}))), arrayElement(extractGroups(`text_6`, {p24:String}), -1)) AS `c_7`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_6`, materialize({p1:Array(String)}) AS `s_cell_6`)
    ARRAY JOIN `q_cell_6`, `s_cell_6`
    WHERE ((`q_7` = {p21:String}))
  )
  UNION ALL
  SELECT `q_8` AS `q`, `a_11` AS `a`, `b_8` AS `b`, `c_8` AS `c` FROM (
    WITH trim(BOTH ' \t\r\n' FROM arrayElement(`pair_values_6`, indexOf(`pair_keys_6`, {p4:String}))) AS _s4, `s_cell_7` AS `s_8`, `s_8` AS `text_7`, extractAllGroupsVertical(`text_7`, {p26:String}) AS `pairs_6`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> _g[1], `pairs_6`)) AS `pair_keys_6`, arrayMap(_v -> trim(BOTH ' \t\r\n' FROM _v), arrayMap(_g -> _g[2], `pairs_6`)) AS `pair_values_6`
    SELECT `q_cell_7` AS `q_8`, if(match(_s4, {p5:String}), reinterpretAsInt64(reverse(unhex(leftPad(substring(_s4, 3), 16, '0')))), toInt64OrNull(_s4)) AS `a_11`, arrayElement(`pair_values_6`, indexOf(`pair_keys_6`, {p6:String})) AS `b_8`, arrayElement(`pair_values_6`, indexOf(`pair_keys_6`, {p7:String})) AS `c_8`
    FROM (SELECT materialize({p0:Array(String)}) AS `q_cell_7`, materialize({p1:Array(String)}) AS `s_cell_7`)
    ARRAY JOIN `q_cell_7`, `s_cell_7`
    WHERE ((`q_8` = {p25:String}))
  )
)
