-- refused.不再受理  不再受理（件）
-- 本期告知不再受理的。
select asked.span as span,
  sum(case when sums.grp = 'refused' and sums.value = '不再受理' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('refused')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
