-- repeat.after_late_answer  答复迟延后的重件（件）
-- 重件中，来访来信之前有期限已过未办、或答复写好未送达的。
select asked.span as span,
  sum(case when sums.grp = 'late' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('late')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
