-- reviews.变更  复查复核：变更（次）
-- 本期作出的复查、复核意见中，变更的。
select asked.span as span,
  sum(case when sums.grp = 'decided' and sums.value = '变更' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('decided')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
