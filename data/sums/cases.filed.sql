-- cases.filed  立案（件）
-- 本期受理或交办（含上级交办）的信访事项，按最早一次计。
select asked.span as span,
  sum(case when sums.grp = 'filed' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('filed')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
