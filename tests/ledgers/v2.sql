pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-27 14:47:14.205811+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-27 14:47:14.207438+00:00');
CREATE TABLE cases (
  no             text primary key,
  year           integer not null,
  number         integer not null,
  title          text not null,
  status         text not null,
  channel        text not null,
  source         text not null,
  purpose        text not null,
  received_on    text not null,
  domain         text not null,
  item           text not null,
  route          text not null,
  unit           text not null,
  competent      text not null,
  village        text not null,
  petitions      integer not null,
  told_on        text,
  accepted_on    text,
  filed_on       text,
  replied_on     text,
  delivered_on   text,
  closed_on      text,
  outcome        text not null,
  settled        integer not null,
  result         text not null,
  rating         text not null,
  rated_on       text,
  leader         text not null,
  sealed         integer not null,
  void           text not null,
  open           integer not null,
  returned_on    text,              -- a unit gave it back and it has not gone out again
  undelivered_on text,              -- an answer was written on this day and is not delivered yet
  untold_on      text,              -- an extension of this day: its reason has not been told yet
  moved_on       text not null,     -- the last step that moved the matter
  reopened       integer not null,  -- how often it was taken up again after closing
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'2026-03-20',0,'2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','2026-06-28',24);
CREATE TABLE clocks (
  no        text not null,
  position  integer not null,
  clock     text not null,
  trigger   text not null,     -- the event that set it going
  unit      text not null,     -- the unit that the trigger names
  start     text not null,
  days      integer not null,
  extended  integer not null,
  hearing   integer not null,
  fixed     text,
  done_on   text,
  earliest  text not null,     -- it cannot be due before this day: an index, not a date
  owed      integer not null,  -- a duty not done yet (a right not used is none)
  primary key (no, position)
) strict, without rowid;
INSERT INTO "clocks" VALUES('2026-0001',0,'notify','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0002',0,'notify','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0003',0,'notify','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0003',1,'object','转送','县民政局','2026-03-20',5,0,0,NULL,NULL,'2026-03-25',0);
INSERT INTO "clocks" VALUES('2026-0003',2,'handle','受理','','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
INSERT INTO "clocks" VALUES('2026-0004',0,'notify','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0004',1,'handle','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',0,'notify','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0005',1,'handle','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',2,'review.apply','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
INSERT INTO "clocks" VALUES('2026-0006',0,'notify','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0006',1,'handle','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0006',2,'review.apply','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
CREATE TABLE counters (
  series text not null, year integer not null, last integer not null,
  primary key (series, year)
) strict, without rowid;
INSERT INTO "counters" VALUES('case',2026,6);
CREATE TABLE entry (
  seq   integer primary key,
  at    text not null,             -- recorded at, +08:00
  day   text not null,             -- happened on
  kind  text not null,
  no    text,                      -- the case; null: the whole ledger
  by    text not null,             -- 经办人
  body  text not null,             -- canonical JSON: codes, dates, counts, unit names
  seal  blob,                      -- salted commitment of the personal part
  prev  blob not null,
  hash  blob not null check (length(hash) = 32)
) strict;
INSERT INTO "entry" VALUES(1,'2026-03-20T22:47:14+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'5AAB61272DA1FC55D3BA3BC469F9FA088D94BD9D511CFCB3A98880516381AEDB');
INSERT INTO "entry" VALUES(2,'2026-03-20T22:47:14+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'5AAB61272DA1FC55D3BA3BC469F9FA088D94BD9D511CFCB3A98880516381AEDB',X'4355041880EC86DC79AF7997866BB9AF26CFA67561505E11D2A6EFA9D342621E');
INSERT INTO "entry" VALUES(3,'2026-03-20T22:47:14+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'50448650AC0093BD22FAB5CD300268F16D7242233E889EE5CB4AD77A5C4B484B',X'4355041880EC86DC79AF7997866BB9AF26CFA67561505E11D2A6EFA9D342621E',X'947EB924E7DC89A6AB2470D14D7FE209BAD0E04F2752F0D54380D6E0984A93F1');
INSERT INTO "entry" VALUES(4,'2026-03-20T22:47:14+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'48478FB786D5DF01183EDF262C8963D815FA5AB45BFB7FD4EB5EC4105E3FAC93',X'947EB924E7DC89A6AB2470D14D7FE209BAD0E04F2752F0D54380D6E0984A93F1',X'B3EC03EB39F83B902AF1D363A6EFB0AAD0526EDFD4F8752BAA32FD9B8B395908');
INSERT INTO "entry" VALUES(5,'2026-03-20T22:47:14+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D773EDC97ADCB397EC08B820D2B0C06512BC82D3DB04CBE222BEA1CB1F7635DC',X'B3EC03EB39F83B902AF1D363A6EFB0AAD0526EDFD4F8752BAA32FD9B8B395908',X'A2128FDFC612D56A8039AD255D81941A6920979F698A68FA069D3E9DBFD728FC');
INSERT INTO "entry" VALUES(6,'2026-03-20T22:47:14+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'7772C7D2F70476382051827D5014E765790B081FE188FD765EB102F1A4906B99',X'A2128FDFC612D56A8039AD255D81941A6920979F698A68FA069D3E9DBFD728FC',X'5C14E43E1E6B248FCAC8A114BF27D087A824C46E8241D549AA9AC6BC861C61EC');
INSERT INTO "entry" VALUES(7,'2026-03-20T22:47:14+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'5C14E43E1E6B248FCAC8A114BF27D087A824C46E8241D549AA9AC6BC861C61EC',X'139F09DC6DEFBEE56DA284B8196987F932EC576B71E27F1EDB2231A5BC464C58');
INSERT INTO "entry" VALUES(8,'2026-03-20T22:47:14+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'139F09DC6DEFBEE56DA284B8196987F932EC576B71E27F1EDB2231A5BC464C58',X'7BFDCF8B7272484D5DC761A5C80B3B06E37275A15A96D1B48F7DF8FA6B37E9C9');
INSERT INTO "entry" VALUES(9,'2026-03-20T22:47:15+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'7BFDCF8B7272484D5DC761A5C80B3B06E37275A15A96D1B48F7DF8FA6B37E9C9',X'B2A19DA000EACFE5B4C7FB7F89DF9786480907AFA70F645EF761BA3842AE4533');
INSERT INTO "entry" VALUES(10,'2026-03-20T22:47:15+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'B2A19DA000EACFE5B4C7FB7F89DF9786480907AFA70F645EF761BA3842AE4533',X'A3EAA91A926A279375ED5E6C7EC37FD2B007BB7F8080B4E63AE6CCE4A158868C');
INSERT INTO "entry" VALUES(11,'2026-03-20T22:47:15+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'A3EAA91A926A279375ED5E6C7EC37FD2B007BB7F8080B4E63AE6CCE4A158868C',X'234107A01B62F87E465E67102F50383AC180143076A08283226B5404DE132889');
INSERT INTO "entry" VALUES(12,'2026-03-20T22:47:15+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'234107A01B62F87E465E67102F50383AC180143076A08283226B5404DE132889',X'B80B7FD18A62355BA3871798000DB66E2A6C2BC1D4CFE0D759D19A944C05A983');
INSERT INTO "entry" VALUES(13,'2026-03-20T22:47:15+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'B80B7FD18A62355BA3871798000DB66E2A6C2BC1D4CFE0D759D19A944C05A983',X'951A0A8C9BA4A595E7A036F9F6A5D70C66774C574E2770D0AF284D4F3E35CAEE');
INSERT INTO "entry" VALUES(14,'2026-03-20T22:47:15+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'DEF6397BE5A6ADBFE4A4CA2F4740B5C375EB3D284C58C54961B6C2FF8B398F16',X'951A0A8C9BA4A595E7A036F9F6A5D70C66774C574E2770D0AF284D4F3E35CAEE',X'35DCCDB180B58757D1E7AE235ECA28FC4759B5153660A1DFE0705890359206C2');
INSERT INTO "entry" VALUES(15,'2026-03-20T22:47:15+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'35DCCDB180B58757D1E7AE235ECA28FC4759B5153660A1DFE0705890359206C2',X'B45EF00487BAD43AB778483F43AD216C73DFF866CF8A486230F3D31E77F72BA6');
INSERT INTO "entry" VALUES(16,'2026-03-20T22:47:15+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'B45EF00487BAD43AB778483F43AD216C73DFF866CF8A486230F3D31E77F72BA6',X'31EBC61F5537A1DC9668970F1C9C81AA853C4336A2177512FF89722E97DF38FF');
INSERT INTO "entry" VALUES(17,'2026-03-20T22:47:15+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'31EBC61F5537A1DC9668970F1C9C81AA853C4336A2177512FF89722E97DF38FF',X'A28F9FAF1E7B5E3418DDCFD889653CB8EBE5AE96A7E41279656C05588D3BCC3E');
INSERT INTO "entry" VALUES(18,'2026-03-20T22:47:16+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'A28F9FAF1E7B5E3418DDCFD889653CB8EBE5AE96A7E41279656C05588D3BCC3E',X'50FBB15107F98B92C24D075E8592CD6DBBAE2C1842B8469FB4E5B461B8FD1297');
INSERT INTO "entry" VALUES(19,'2026-03-20T22:47:16+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'6797A72A79CA2B513F83C6D224B785F631C145AD1962298FA12E699DE59C5D24',X'50FBB15107F98B92C24D075E8592CD6DBBAE2C1842B8469FB4E5B461B8FD1297',X'53C4159792564D450704235383BB71147EE1F022E60BD0BDA01C3A094DE2B7FC');
INSERT INTO "entry" VALUES(20,'2026-03-20T22:47:16+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'53C4159792564D450704235383BB71147EE1F022E60BD0BDA01C3A094DE2B7FC',X'B0470316100111E81EE06BEA0481CD34848CC21B1380004C39781E72D0D78095');
INSERT INTO "entry" VALUES(21,'2026-03-20T22:47:16+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'B0470316100111E81EE06BEA0481CD34848CC21B1380004C39781E72D0D78095',X'FE1F36A86E0703FE603C9CBEA7C29FAB872AF2698457887EB535DEF7DFD865F1');
INSERT INTO "entry" VALUES(22,'2026-03-20T22:47:16+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'FE1F36A86E0703FE603C9CBEA7C29FAB872AF2698457887EB535DEF7DFD865F1',X'00B97DEEBEF27CD46AF694C698082F0C6C4B6DE3C2942142E092DEA9AE8DC792');
INSERT INTO "entry" VALUES(23,'2026-03-20T22:47:16+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'00B97DEEBEF27CD46AF694C698082F0C6C4B6DE3C2942142E092DEA9AE8DC792',X'B49E1020AA5C9083DB056841418C1B900C3A82B8795D46928AA5C4C153495F13');
INSERT INTO "entry" VALUES(24,'2026-03-20T22:47:16+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'B49E1020AA5C9083DB056841418C1B900C3A82B8795D46928AA5C4C153495F13',X'C73C52A8AB75DA81B5639578E5A4A7CCD2F8F87390FCACA05344064DE1999E62');
CREATE TABLE facts (
  kind  text not null,
  key   text not null,
  value text not null,
  primary key (kind, key)
) strict, without rowid;
INSERT INTO "facts" VALUES('setting','founded','"2026-03-20"');
INSERT INTO "facts" VALUES('setting','office','"青石镇人民政府"');
INSERT INTO "facts" VALUES('setting','officer','"王主任"');
INSERT INTO "facts" VALUES('unit','农业农村办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','卫生院','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','县人社局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县住建局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县信访局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县公安局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县农业农村局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县劳动仲裁委','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县医保局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县卫健局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县司法局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县市场监管局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县应急管理局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县政府','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县救助站','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县教育局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县检察院','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县残联','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县民政局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县法院','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县纪委监委','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县自然资源局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县退役军人局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','司法所','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','市政府','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','敬老院','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','村调委会','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','民政办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','派出所','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','社会事务办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','综合治理办','{"kind": "站所", "area": ""}');
CREATE TABLE imports (
  seq    integer primary key,
  no     text not null,
  key    text not null,
  core   text not null,
  old_no text not null
) strict;
CREATE TABLE personal (
  seq   integer primary key references entry (seq),
  salt  blob not null,
  body  text not null
) strict;
INSERT INTO "personal" VALUES(3,X'C540D3C0F943F3E4B1C99F068E2260B2904FB41FA168D18566002FC6F56B316A','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'A867EE8ED7908A4CDFE91D83DBF3D82E71C8B68039B853276A5B8C6ABD6A84AF','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'EB64AFB9D6B846AD2816022049DB2E25F286D175D1EBA4A9F0D1C9C0781C8CB8','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'FCAC39BCC08D22E02E4139976E004769E4FBE1AB4106E54CA4483A0B6F41952C','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'53E62CF772CADB045A8411914DB1FE3B7D3F71AF9648A6C8914EA8D0058609F1','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'35FD35C970E9CFB8FE326EFBC6A0BC0D6D445D7A902AD2645D6B03E4BC1BA0C2','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq       integer not null,
  position  integer not null,
  no        text not null,
  name      text not null,
  id_number text not null,
  phone     text not null,
  address   text not null,
  village   text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','','','','柳河村');
CREATE TABLE petitions (
  seq        integer primary key,
  no         text not null,
  day        text not null,
  channel    text not null,
  source     text not null,
  level      text not null,
  purpose    text not null,
  domain     text not null,
  item       text not null,
  unit       text not null,
  village    text not null,
  count      integer not null,
  first      integer not null,
  collective integer not null,
  late       integer not null,  -- a repeat that followed a late, missing or undelivered answer
  void       integer not null,
  title      text not null,
  text       text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp   text not null,
  day   text not null,
  value text not null,
  clock text not null,     -- of a duty: the clock and its days, by which its last day is counted
  days  integer not null,
  done  text not null,
  n     integer not null,
  primary key (grp, day, value, clock, days, done)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'',3);
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'2026-03-20',2);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('balance','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',0,'',5);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'2026-03-20',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'',4);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'2026-05-19',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',0,'',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',0,'',6);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',0,'',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'2026-05-19',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','县民政局','handle',60,'',1);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'',6);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'2026-04-04',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',0,'',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',0,'',6);
CREATE TABLE tally_month (
  grp   text not null,
  month text not null,
  value text not null,
  done  text not null,
  n     integer not null,
  primary key (grp, month, value, done)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('answered','2026-03','','2026-03-20',2);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed','2026-03','','2026-03-20',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('sent','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('source','2026-03','自收','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','2026-03-20',-1);
INSERT INTO "tally_month" VALUES('unit','2026-03','','',5);
INSERT INTO "tally_month" VALUES('unit','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('village','2026-03','柳河村','',6);
CREATE TABLE transfers (
  no          text not null,
  position    integer not null,
  unit        text not null,
  day         text not null,
  assigned    integer not null,
  due         text,
  objected_on text,
  returned_on text,
  reported_on text,
  primary key (no, position)
) strict, without rowid;
INSERT INTO "transfers" VALUES('2026-0003',0,'县民政局','2026-03-20',0,NULL,NULL,NULL,NULL);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name
  on _sqlite_migrations (migration_set, name);
CREATE INDEX entry_no on entry (no, seq) where no is not null;
CREATE INDEX entry_office on entry (kind, seq) where no is null;
CREATE TRIGGER entry_seq before insert on entry
  when new.seq is null or new.seq <> (select coalesce(max(seq), 0) + 1 from entry)
  begin select raise(abort, 'append-only: seq'); end;
CREATE TRIGGER entry_prev before insert on entry
  when new.prev <> coalesce((select hash from entry order by seq desc limit 1), zeroblob(32))
  begin select raise(abort, 'append-only: chain'); end;
CREATE TRIGGER entry_update before update on entry
  begin select raise(abort, 'append-only: update'); end;
CREATE TRIGGER entry_delete before delete on entry
  begin select raise(abort, 'append-only: delete'); end;
CREATE TRIGGER personal_insert before insert on personal
  when new.seq <> (select max(seq) from entry)
  begin select raise(abort, 'append-only: personal'); end;
CREATE TRIGGER personal_update before update on personal
  begin select raise(abort, 'append-only: update'); end;
CREATE TRIGGER personal_delete before delete on personal
  when not exists (
    select 1 from entry own join entry erased on erased.no = own.no
    where own.seq = old.seq and erased.kind = 'erase' and erased.seq > own.seq)
  begin select raise(abort, 'append-only: erase first'); end;
CREATE INDEX cases_open on cases (year, number) where open = 1;
CREATE INDEX cases_undelivered on cases (undelivered_on) where undelivered_on is not null;
CREATE INDEX cases_received on cases (received_on, no);
CREATE INDEX cases_active on cases (active_until, active_from);
CREATE INDEX cases_number on cases (year, number);
CREATE INDEX petitions_no on petitions (no);
CREATE INDEX petitions_day on petitions (day);
CREATE INDEX petitions_village on petitions (village, day) where village <> '';
CREATE INDEX persons_no on persons (no);
CREATE INDEX persons_name on persons (name) where name <> '';
CREATE INDEX persons_id on persons (id_number) where id_number <> '';
CREATE INDEX transfers_returned on transfers (unit) where returned_on is not null;
CREATE INDEX clocks_owed on clocks (earliest, no) where owed = 1;
CREATE INDEX clocks_kind on clocks (clock, earliest);
CREATE INDEX clocks_late on clocks (done_on, earliest, clock, fixed, days, extended, hearing)
  where done_on > earliest and clock not in ('object', 'review.apply', 'recheck.apply');
CREATE INDEX imports_no on imports (no);
COMMIT;
