-- persons.collective  集体访人次（人次）
-- 集体访的人数之和。
select asked.span as span,
  sum(case when sums.grp = 'crowd.persons' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('crowd.persons')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
