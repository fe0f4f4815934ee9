-- cases.overdue  期末逾期（件）
-- 期末在办的信访事项中，有法定或指定期限（法定口径）已过而未办的；依法延期的不算逾期。
select asked.span as span,
  sum(case when sums.grp = 'overdue' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('overdue')
  and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
