-- outreach.resolved  排查化解（件）
-- 本期排查发现的问题中，到期末已办结并化解的。
select asked.span as span,
  sum(case when sums.grp = 'outreach.settled' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('outreach.settled')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
