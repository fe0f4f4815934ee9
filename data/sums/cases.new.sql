-- cases.new  新增信访事项（件）
-- 初件日期在本期的信访事项。
select asked.span as span,
  sum(case when sums.grp = 'new' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('new')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
