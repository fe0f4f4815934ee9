-- petitions.total  信访总量（件(批)次）
-- 登记的信访日期在本期的来信、来访、来电、网上等信访件；来访一批计一次；排查和作废的不计。
select asked.span as span,
  sum(case when sums.grp = 'channel' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('channel')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
