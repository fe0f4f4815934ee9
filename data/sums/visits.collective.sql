-- visits.collective  集体访（批）
-- 5 人以上（含 5 人）的来访。
select asked.span as span,
  sum(case when sums.grp = 'crowd' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('crowd')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
