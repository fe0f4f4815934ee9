-- cases.open.age.30  在办30天以内（件）
-- 期末在办的信访事项中，自登记（重新办理的自重新办理）起的天数在此范围的。
select asked.span as span,
  sum(case when sums.grp = 'open.since' and sums.value = 'd0' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('open.since')
  and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
