-- assigned.closed  上级交办已结案（件）
-- 本期收到的上级交办中，到期末已办结的。
select asked.span as span,
  sum(case when sums.grp = 'assigned.closed' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('assigned.closed')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
