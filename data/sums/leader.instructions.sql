-- leader.instructions  领导批示（次）
-- 本期登记的领导批示。
select asked.span as span,
  sum(case when sums.grp = 'instruction' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('instruction')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
