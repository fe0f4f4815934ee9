-- closure.rate  办结率（%）
-- 本期立案的信访事项中，到期末已办结的÷本期立案。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'filed.closed' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'filed' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('filed', 'filed.closed')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
