-- reply.timely.rate  按期答复率（%）
-- 办理期限（含延期，法定口径）在本期届满的中，按期答复的÷全部；涉法涉诉不计，届满之后的变动不计。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'reply.done' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'reply' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('reply', 'reply.done')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
