#!/bin/sh
# 每日备份：先备到本机，再备到 U 盘（插着才备），最后演练一次恢复。
# 用法：backup.sh 台账文件 [U 盘上的文件夹]
# 退出码：0 全部做成；其余照 xf 的退出码。成功时不输出，适合放进计划任务。
set -u
ledger=${1:?用法：backup.sh 台账文件 [U 盘上的文件夹]}
stick=${2:-}
xf=${XF:-xf}

$xf backup --quiet --db "$ledger" || exit $?
if [ -n "$stick" ] && [ -d "$stick" ]; then
    $xf backup --quiet --db "$ledger" "$stick" || exit $?
fi
$xf backup --rehearse --quiet --db "$ledger"
