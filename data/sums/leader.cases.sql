-- leader.cases  领导包案（件）
-- 本期确定领导包案的信访事项。
select asked.span as span,
  sum(case when sums.grp = 'care' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('care')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
