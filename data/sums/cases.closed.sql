-- cases.closed  办结（件）
-- 办结日期在本期的信访事项，不论何时登记；重新办理后再办结的再计一次。
select asked.span as span,
  sum(case when sums.grp = 'closed' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('closed')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
