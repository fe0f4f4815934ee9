-- visits.individual  个体访（批）
-- 4 人以下的来访。
select asked.span as span,
  sum(case when sums.grp = 'channel' and sums.value = '来访' then sums.n else 0 end + case when sums.grp = 'crowd' then -sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('channel', 'crowd')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
