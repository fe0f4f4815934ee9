-- assigned.rate  上级交办结案率（%）
-- 本期收到的上级交办中，到期末已办结的÷全部。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'assigned.closed' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'assigned' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('assigned', 'assigned.closed')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
