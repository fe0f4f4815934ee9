-- persons.total  信访人次（人次）
-- 上述信访件的人数之和。
select asked.span as span,
  sum(case when sums.grp = 'persons' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('persons')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
