-- outreach.rate  排查化解率（%）
-- 本期排查发现的问题中，到期末已化解的÷全部。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'outreach.settled' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'outreach' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('outreach', 'outreach.settled')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
