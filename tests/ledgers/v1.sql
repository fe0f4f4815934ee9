pragma application_id=1481005617;
pragma user_version=1;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-22 03:29:53.059646+00:00');
CREATE TABLE cases (
  no text primary key, year integer not null, number integer not null,
  title text not null, status text not null, channel text not null, source text not null,
  purpose text not null, received_on text not null, domain text not null, item text not null,
  route text not null, unit text not null, competent text not null, village text not null,
  petitions integer not null, told_on text, accepted_on text, filed_on text, replied_on text,
  delivered_on text, closed_on text, outcome text not null, settled integer not null,
  result text not null, rating text not null, rated_on text, leader text not null,
  sealed integer not null, void text not null, open integer not null,
  returned_on text,                -- a unit gave it back and it has not gone out again
  undelivered_on text,             -- an answer was written on this day and is not delivered yet
  untold_on text,                  -- an extension of this day: its reason has not been told yet
  moved_on text not null,          -- the last step that moved the matter
  reopened integer not null,       -- how often it was taken up again after closing
  active_from text not null,       -- no figure of an earlier day counts it
  active_until text not null,      -- no figure of a later day counts it; open: 9999-12-31
  seq integer not null             -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'2026-03-20',0,'2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','2026-06-28',24);
CREATE TABLE clocks (
  no text not null, position integer not null, clock text not null, from_kind text not null,
  start text not null, days integer not null, extended integer not null, hearing integer not null,
  fixed text, done_on text,
  earliest text not null,          -- it cannot be due before this day: an index, not a date
  owed integer not null,           -- a duty not done yet (a right not used is none)
  primary key (no, position)
) strict, without rowid;
INSERT INTO "clocks" VALUES('2026-0001',0,'notify','收到','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0002',0,'notify','收到','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0003',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0003',1,'object','转县民政局','2026-03-20',5,0,0,NULL,NULL,'2026-03-25',0);
INSERT INTO "clocks" VALUES('2026-0003',2,'handle','受理','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
INSERT INTO "clocks" VALUES('2026-0004',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0004',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0005',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',2,'review.apply','送达','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
INSERT INTO "clocks" VALUES('2026-0006',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0006',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0006',2,'review.apply','送达','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T11:29:53+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'4019DF3477B67B03BD8374952E8F91AC4285EFC5BF23B07A482984D7E32DA7D2');
INSERT INTO "entry" VALUES(2,'2026-03-20T11:29:53+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'4019DF3477B67B03BD8374952E8F91AC4285EFC5BF23B07A482984D7E32DA7D2',X'090FA7C7A787F60EB04D75F40E1AC751CA7400E91DC02CA01ED4D8D77513C716');
INSERT INTO "entry" VALUES(3,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'DAC19AE43A907BFE3BB0F1F378BE3A202D8AA22A34FCAB3E4C398D54D185CBBF',X'090FA7C7A787F60EB04D75F40E1AC751CA7400E91DC02CA01ED4D8D77513C716',X'819056F4C6D3D2B306F82237D7BEC354A11F7C35221920E7F96398A1864E29F2');
INSERT INTO "entry" VALUES(4,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D22845DDEC9525B52E2142DB51DCA0964B6F8961B80DB6154C24595061694299',X'819056F4C6D3D2B306F82237D7BEC354A11F7C35221920E7F96398A1864E29F2',X'A820E64598CDC16FB1795C966ED6AD66F2E3A721063F0DE702DA517F61EE18F6');
INSERT INTO "entry" VALUES(5,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'0FD2852281091D853B5D60C7BDA5EF00A92E07E44A257D592472A9E3A68CEC78',X'A820E64598CDC16FB1795C966ED6AD66F2E3A721063F0DE702DA517F61EE18F6',X'BB8477AFFE116A79DDB53E2CE5267B3BA905A95EB4F65B363A963600961F6FA1');
INSERT INTO "entry" VALUES(6,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'602526038165466AA61394D1712B45F6A69F9FB69AEF528A20A57A21218DAAC4',X'BB8477AFFE116A79DDB53E2CE5267B3BA905A95EB4F65B363A963600961F6FA1',X'E36E840D522195159D06469A50C1E2AA49E4FD27CBC8E8A701F40E4803AB52FD');
INSERT INTO "entry" VALUES(7,'2026-03-20T11:29:53+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'E36E840D522195159D06469A50C1E2AA49E4FD27CBC8E8A701F40E4803AB52FD',X'396A187CCA0AD26960DA5340B7DFD754457F289F314A7CF37C26EAC26F7CFB97');
INSERT INTO "entry" VALUES(8,'2026-03-20T11:29:53+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'396A187CCA0AD26960DA5340B7DFD754457F289F314A7CF37C26EAC26F7CFB97',X'902024D5FA785441919E72A91D4554A03021325A4FE5C3EA1C1AE28F29E5E6B6');
INSERT INTO "entry" VALUES(9,'2026-03-20T11:29:53+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'902024D5FA785441919E72A91D4554A03021325A4FE5C3EA1C1AE28F29E5E6B6',X'0D25D89303CB5C4941139DF0AFFE4DE2E83ABC8EAAC5B64BDE337C8CF8A7C007');
INSERT INTO "entry" VALUES(10,'2026-03-20T11:29:53+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'0D25D89303CB5C4941139DF0AFFE4DE2E83ABC8EAAC5B64BDE337C8CF8A7C007',X'138DE9A7643CB88FC0C257CCC74A7FFD62282FF62DB0DD33634984FB8C9C8BF3');
INSERT INTO "entry" VALUES(11,'2026-03-20T11:29:53+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'138DE9A7643CB88FC0C257CCC74A7FFD62282FF62DB0DD33634984FB8C9C8BF3',X'623AD1D42BB1FC6547A2654ACA551DA5BF51C2E00088FD1B3CE211244ABC2BA7');
INSERT INTO "entry" VALUES(12,'2026-03-20T11:29:53+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'623AD1D42BB1FC6547A2654ACA551DA5BF51C2E00088FD1B3CE211244ABC2BA7',X'9B1306ED933DDC1196C8F002C926D809260D25168A6E728B5C25A77FCACBFE56');
INSERT INTO "entry" VALUES(13,'2026-03-20T11:29:53+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'9B1306ED933DDC1196C8F002C926D809260D25168A6E728B5C25A77FCACBFE56',X'A6577AE39BD2F25806943C9869EF3FAF6CD25C854B3646CF2B54F1337E4CCB5D');
INSERT INTO "entry" VALUES(14,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'F11C760FF730A2DECE958238113D7300BADBD9F84B99BEDDD655D876531DA7EA',X'A6577AE39BD2F25806943C9869EF3FAF6CD25C854B3646CF2B54F1337E4CCB5D',X'446D187B11C3E8B3BE89D9001D0B4F3E60E4C90A7EA1794E8C358B0D8DA5A082');
INSERT INTO "entry" VALUES(15,'2026-03-20T11:29:53+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'446D187B11C3E8B3BE89D9001D0B4F3E60E4C90A7EA1794E8C358B0D8DA5A082',X'B520442B02E53617D3AD1E3D1F02ADC6FDE29D0405ADFD79A3FEC2CB9E2243E8');
INSERT INTO "entry" VALUES(16,'2026-03-20T11:29:53+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'B520442B02E53617D3AD1E3D1F02ADC6FDE29D0405ADFD79A3FEC2CB9E2243E8',X'BEE40ECA6FEDEA9BCFFD90F9EFAF1889570FAC555811861754C6FE9FFD7DAE15');
INSERT INTO "entry" VALUES(17,'2026-03-20T11:29:53+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'BEE40ECA6FEDEA9BCFFD90F9EFAF1889570FAC555811861754C6FE9FFD7DAE15',X'7094A159495655251C5716082EF25F38037BCCB52516978B12A31B9BFBE959F1');
INSERT INTO "entry" VALUES(18,'2026-03-20T11:29:53+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'7094A159495655251C5716082EF25F38037BCCB52516978B12A31B9BFBE959F1',X'18A9D4390ED7F7577E77707DE97382242A11FE366814395E8DBB01664AFBBA82');
INSERT INTO "entry" VALUES(19,'2026-03-20T11:29:53+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A1262566DADA9B831A36E6830C130112B7B03A1DA1967087D8938D4D83B07199',X'18A9D4390ED7F7577E77707DE97382242A11FE366814395E8DBB01664AFBBA82',X'3469F7D93AFD741B7AF994D6675D564EACAA99DCC51B7A0B7F8FA54CC1015F59');
INSERT INTO "entry" VALUES(20,'2026-03-20T11:29:53+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'3469F7D93AFD741B7AF994D6675D564EACAA99DCC51B7A0B7F8FA54CC1015F59',X'6DBE7AC8D22BA00F002AA1931C9FDB8CBE0C2B71AFB71EC29B1B5BF50BFDFF46');
INSERT INTO "entry" VALUES(21,'2026-03-20T11:29:53+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'6DBE7AC8D22BA00F002AA1931C9FDB8CBE0C2B71AFB71EC29B1B5BF50BFDFF46',X'97BC4EFA8D3D820DEE815A138C0EBC041AFE89DA71D2B862CA8418E551107948');
INSERT INTO "entry" VALUES(22,'2026-03-20T11:29:53+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'97BC4EFA8D3D820DEE815A138C0EBC041AFE89DA71D2B862CA8418E551107948',X'23B421270C25C879220CD73ABE05E7FA5E339FB364AE29F208C1107242A81007');
INSERT INTO "entry" VALUES(23,'2026-03-20T11:29:53+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'23B421270C25C879220CD73ABE05E7FA5E339FB364AE29F208C1107242A81007',X'0FBA10F455F4E5665B7833E2C3724589D3583FB78F9AD60B3498047BA34348CB');
INSERT INTO "entry" VALUES(24,'2026-03-20T11:29:53+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'0FBA10F455F4E5665B7833E2C3724589D3583FB78F9AD60B3498047BA34348CB',X'2B8061E60960D14A3996F816AF27EE1FF4FAD4B5378E54C23075949F022E70E3');
CREATE TABLE facts (
  kind text not null, key text not null, value text not null,
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
  seq integer primary key, no text not null, key text not null, core text not null,
  old_no text not null
) strict;
CREATE TABLE personal (
  seq   integer primary key references entry (seq),
  salt  blob not null,
  body  text not null
) strict;
INSERT INTO "personal" VALUES(3,X'1410A719E8423363CFF5DDA19D9B4619638CC4E8E370FE060FC62230487287ED','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'F6F58ECE4BB89763D4052F7E682078046C0F5AE9E83E0C411C7DE485B772354F','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'085B45BFB881109216E6775F15D3054AEBCA267B13E584E987DD23854F246F3C','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'23879451E9C1C587AC3617B7894A87E080406E5910C2B87BC1FCB5A0B3FAE50B','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'690BEC62BE10196B3E9C0E42792FED1681213C0A5FF99786E2987705E8864799','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'7C9BE78075E5B9BCA1A8DA24E53254ED04D5ABB58D87C24B73878B47CD41EF9A','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq integer not null, position integer not null, no text not null, name text not null,
  id_number text not null, phone text not null, address text not null, village text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','','','','柳河村');
CREATE TABLE petitions (
  seq integer primary key, no text not null, day text not null, channel text not null,
  source text not null, level text not null, purpose text not null, domain text not null,
  item text not null, unit text not null, village text not null, count integer not null,
  first integer not null, collective integer not null,
  late integer not null,           -- a repeat that followed a late, missing or undelivered answer
  void integer not null, title text not null, text text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp text not null, day text not null, value text not null, done text not null,
  n integer not null, primary key (grp, day, value, done)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',3);
INSERT INTO "tally" VALUES('answered','2026-03-20','','2026-03-20',2);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',5);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',5);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',4);
INSERT INTO "tally" VALUES('filed','2026-03-20','','2026-03-20',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','handle:60','',4);
INSERT INTO "tally" VALUES('first.due','2026-05-19','handle:60','2026-05-19',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',6);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',6);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','',4);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','2026-05-19',3);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','',6);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','2026-04-04',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','','',4);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','2026-05-19',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:县民政局','',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',6);
CREATE TABLE tally_month (
  grp text not null, month text not null, value text not null, done text not null,
  n integer not null, primary key (grp, month, value, done)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('answered','2026-03','','2026-03-20',2);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',5);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed','2026-03','','2026-03-20',1);
INSERT INTO "tally_month" VALUES('first.due','2026-05','handle:60','',4);
INSERT INTO "tally_month" VALUES('first.due','2026-05','handle:60','2026-05-19',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('reply','2026-05','handle:60','',4);
INSERT INTO "tally_month" VALUES('reply','2026-05','handle:60','2026-05-19',3);
INSERT INTO "tally_month" VALUES('sent','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('source','2026-03','自收','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','2026-03-20',-1);
INSERT INTO "tally_month" VALUES('told','2026-04','notify:15','',6);
INSERT INTO "tally_month" VALUES('told','2026-04','notify:15','2026-04-04',4);
INSERT INTO "tally_month" VALUES('unit','2026-03','','',5);
INSERT INTO "tally_month" VALUES('unit','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('unit.balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('unit.balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:','',3);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:','2026-05-19',3);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:县民政局','',1);
INSERT INTO "tally_month" VALUES('village','2026-03','柳河村','',6);
CREATE TABLE transfers (
  no text not null, position integer not null, unit text not null, day text not null,
  assigned integer not null, due text, objected_on text, returned_on text, reported_on text,
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
CREATE INDEX clocks_late on clocks (done_on, earliest)
  where done_on > earliest and clock not in ('object', 'review.apply', 'recheck.apply');
CREATE INDEX imports_no on imports (no);
COMMIT;
