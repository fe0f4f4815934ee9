-- check  合计以前要先弄好的，没有才对：放了不止一份的单位，另有文件的合计里自己没有文件的单位，
-- 两份合计里都有的单位。改动过的、没报到期末的、截止日不同的，xf rollup 才认得出来。
select flaw, place
from (
  select '不止一份' as flaw, town as place
  from given where grp = 'xf.seal'
  group by town having count(*) > 1
  union all
  select '缺' as flaw, done as place
  from given
  where grp = 'xf.part' and town not in (select town from sums)
    and done not in (select town from given where grp = 'xf.seal')
  group by done
  union all
  select '两处都有' as flaw, done as place
  from sums where grp = 'xf.part'
  group by done having count(*) > 1
) as found
order by 1, 2;
