-- extended  延期（次）
-- 本期批准延长办理期限的次数。
select asked.span as span,
  sum(case when sums.grp = 'extended' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('extended')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
