-- accept.timely.rate  及时受理告知率（%）
-- 初件的告知期限（15 日，法定口径）在本期届满的中，按期书面告知的÷全部；届满之后的变动不计。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'told.done' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'told' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('told', 'told.done')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
