-- reviews.维持  复查复核：维持（次）
-- 本期作出的复查、复核意见中，维持的。
select asked.span as span,
  sum(case when sums.grp = 'decided' and sums.value = '维持' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('decided')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
