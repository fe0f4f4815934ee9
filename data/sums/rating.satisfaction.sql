-- rating.satisfaction  满意率（%）
-- 本期办结、到期末已评价的信访事项中，最后一次评价为满意、基本满意的÷全部。
select span, part, whole,
  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0)) / nullif(2 * whole, 0) / 100.0 as percent
from (
  select asked.span as span,
    sum(case when sums.grp = 'ended' and sums.value = '满意' then sums.n else 0 end + case when sums.grp = 'ended' and sums.value = '基本满意' then sums.n else 0 end) as part,
    sum(case when sums.grp = 'ended' then sums.n else 0 end + case when sums.grp = 'ended' and sums.value = '-' then -sums.n else 0 end) as whole
  from asked cross join sums
  where sums.grp in ('ended')
    and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
  group by asked.span
) as counted
order by 1;
