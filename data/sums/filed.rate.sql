-- filed.rate  立案率（%）
-- 本期信访件中，所属信访事项到期末已立案的÷信访总量。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'petition.filed' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'channel' then sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('channel', 'petition.filed')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
