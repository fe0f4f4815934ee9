-- petitions.unit.*  责任单位（件(批)次）
select asked.span as span, sums.value as named,
  sum(case when sums.grp = 'unit' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('unit')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span, sums.value
order by 1, 2;
