-- petitions.domain.*  诉求领域（件(批)次）
select asked.span as span, sums.value as named,
  sum(case when sums.grp = 'domain' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('domain')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span, sums.value
order by 1, 2;
