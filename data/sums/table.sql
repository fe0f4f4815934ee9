-- 各乡镇 xf export --sums 写出的行，原样放进来：SQLite、DuckDB。
create table sums (
  town  text not null,     -- 区划代码
  grp   text not null,     -- 数的是什么；xf.… 是各份的说明和封印
  month text not null,     -- 202603
  value text not null,     -- 按什么分；- 是没有
  done  text not null,     -- 从哪个月起算数；- 是当月
  n     integer not null
);
-- 要哪些期间：名称、头一个月、末一个月。
create table asked (
  span text not null,
  a    text not null,
  z    text not null
);
