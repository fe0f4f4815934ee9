-- sent.转送  转送（次）
-- 本期转送的次数。
select asked.span as span,
  sum(case when sums.grp = 'passed' and sums.value = '转送' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('passed')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
