-- petitions.joint  联名信（件）
-- 5 人以上（含 5 人）联名的来信。
select asked.span as span,
  sum(case when sums.grp = 'joint' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('joint')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
