-- first.closure.rate  初信初访办结率（%）
-- 办理期限在本期届满的初件中，到期末已办结的（含逾期办结）÷全部。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'first.due.done' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'first.due' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('first.due', 'first.due.done')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
