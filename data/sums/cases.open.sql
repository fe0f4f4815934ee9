-- cases.open  期末在办（件）
-- 期末未办结的信访事项，不论何时登记。
select asked.span as span,
  sum(case when sums.grp = 'balance' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('balance')
  and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
