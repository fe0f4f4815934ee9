-- units  责任单位办理情况
select asked.span as span, sums.value as named,
  sum(case when sums.grp = 'sent' then sums.n else 0 end) as sent,
  sum(case when sums.grp = 'reply' then sums.n else 0 end) as due,
  sum(case when sums.grp = 'reply.done' then sums.n else 0 end) as timely,
  sum(case when sums.grp = 'answered' then sums.n else 0 end) as answered,
  sum(case when sums.grp = 'delivered' then sums.n else 0 end) as delivered,
  sum(case when sums.grp = 'closed' then sums.n else 0 end) as closed,
  sum(case when sums.grp = 'balance' then sums.n else 0 end) as open,
  sum(case when sums.grp = 'overdue' then sums.n else 0 end) as overdue
from asked cross join sums
where sums.grp in ('sent', 'reply', 'reply.done', 'answered', 'delivered', 'closed', 'balance', 'overdue')
  and (sums.month >= asked.a or sums.grp in ('balance', 'overdue')) and sums.month <= asked.z and sums.done <= asked.z
group by asked.span, sums.value
order by 1, 2;
