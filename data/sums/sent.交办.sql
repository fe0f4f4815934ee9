-- sent.交办  交办（次）
-- 本期交办的次数。
select asked.span as span,
  sum(case when sums.grp = 'passed' and sums.value = '交办' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('passed')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
