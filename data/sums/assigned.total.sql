-- assigned.total  上级交办（件）
-- 本期收到的上级交办的信访事项。
select asked.span as span,
  sum(case when sums.grp = 'assigned' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('assigned')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
