-- outreach.found  排查发现（件）
-- 本期排查发现的问题，单独统计，不计入信访总量。
select asked.span as span,
  sum(case when sums.grp = 'outreach' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('outreach')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
