pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-28 00:26:58.316887+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-28 00:26:58.318616+00:00');
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
  urgent         text not null,     -- what comes first in an urgent matter; empty: it is none
  urgent_on      text,              -- since when it is urgent
  moved_on       text not null,     -- the last step that moved the matter
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','2026-06-28',24);
CREATE TABLE clocks (
  no        text not null,
  position  integer not null,
  clock     text not null,
  duty      text not null,     -- the key of its period where the request sets that, else empty
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
INSERT INTO "clocks" VALUES('2026-0001',0,'notify','','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0002',0,'notify','','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0003',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0003',1,'handle','','受理','','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
INSERT INTO "clocks" VALUES('2026-0004',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0004',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0005',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',2,'review.apply','','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
INSERT INTO "clocks" VALUES('2026-0006',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0006',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0006',2,'review.apply','','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
CREATE TABLE counters (
  series text not null, year integer not null, last integer not null,
  primary key (series, year)
) strict, without rowid;
INSERT INTO "counters" VALUES('case',2026,6);
CREATE TABLE delays (
  no       text not null,
  position integer not null,
  since    text not null,
  until    text not null,    -- 9999-12-31 while it lasts
  unit     text not null,
  earliest text not null,
  clock    text not null,    -- empty where the day was set
  days     integer not null,
  primary key (no, position)
) strict, without rowid;
INSERT INTO "delays" VALUES('2026-0001',0,'2026-04-05','9999-12-31','','2026-04-04','notify',15);
INSERT INTO "delays" VALUES('2026-0002',0,'2026-04-05','9999-12-31','','2026-04-04','notify',15);
INSERT INTO "delays" VALUES('2026-0003',0,'2026-05-20','9999-12-31','县民政局','2026-05-19','handle',60);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T08:26:58+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","identity":"\"9cffd3a7f2f1dab0ff200ca54570f199\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'10E97004B22D649DDF9D335AE7F7582291098243AE5C370DE078980B60244C7B');
INSERT INTO "entry" VALUES(2,'2026-03-20T08:26:58+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'10E97004B22D649DDF9D335AE7F7582291098243AE5C370DE078980B60244C7B',X'BB3970A408477520F3AE16D71FFF2CFC4D1A31EEAADC4385C5D1AF4AB5BA5A4B');
INSERT INTO "entry" VALUES(3,'2026-03-20T08:26:58+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D54F48CF5B2168D08E16BE1EF1EE8AE5670F3296C57967E39A8F4146D15D4DC7',X'BB3970A408477520F3AE16D71FFF2CFC4D1A31EEAADC4385C5D1AF4AB5BA5A4B',X'2ED41AD23B480A505B2E6FDE63CF639E956552724475DEE140BCBBB9E12EAB94');
INSERT INTO "entry" VALUES(4,'2026-03-20T08:26:58+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'017F6C62787AC2BD9EFF1800A84503E8A2E0A503AA8454CAF0FEA9BEEBC3E296',X'2ED41AD23B480A505B2E6FDE63CF639E956552724475DEE140BCBBB9E12EAB94',X'BAC99362B796FE67BE4B250BFEB6127DC382EA6CEBA3C48D3207AB99385595AE');
INSERT INTO "entry" VALUES(5,'2026-03-20T08:26:58+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'6798970C31A8784F7767695077F0A3B7F523AEFA9C9DAFEB91569CA35AF8CA22',X'BAC99362B796FE67BE4B250BFEB6127DC382EA6CEBA3C48D3207AB99385595AE',X'5307F717A8D250620F967E40438D7C0E158FBEDA9EB6D29F31CA0DCA36CFC284');
INSERT INTO "entry" VALUES(6,'2026-03-20T08:26:58+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'F713F0820413C02215275F41D2A8249EC82F5E4E78D3BF5F02F4E9733D8A578A',X'5307F717A8D250620F967E40438D7C0E158FBEDA9EB6D29F31CA0DCA36CFC284',X'BAC205694E25D82F9D32283B39B2C2FD48531DF8AB0364CE949BE7B1648A79BD');
INSERT INTO "entry" VALUES(7,'2026-03-20T08:26:58+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'BAC205694E25D82F9D32283B39B2C2FD48531DF8AB0364CE949BE7B1648A79BD',X'EFCEB074428E108F58E2EDD699C3B80BB0AEA2ABA51617ABBF6CA24E78A0E0E7');
INSERT INTO "entry" VALUES(8,'2026-03-20T08:26:58+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'EFCEB074428E108F58E2EDD699C3B80BB0AEA2ABA51617ABBF6CA24E78A0E0E7',X'7CC7BC1344D8171DBB862C5668A76C4E85639B8175D9C6B9CEFB610087BD5B00');
INSERT INTO "entry" VALUES(9,'2026-03-20T08:26:59+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'7CC7BC1344D8171DBB862C5668A76C4E85639B8175D9C6B9CEFB610087BD5B00',X'7758B9A572A6F07027DBBE496EB7FEF5CA4F961C5F5618A60CA5323149FF3E6E');
INSERT INTO "entry" VALUES(10,'2026-03-20T08:26:59+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'7758B9A572A6F07027DBBE496EB7FEF5CA4F961C5F5618A60CA5323149FF3E6E',X'0AB8F81B7D534613EBC77C2A0094CC25E1EB3D74FAFDB281D7808A1DDF4DFD62');
INSERT INTO "entry" VALUES(11,'2026-03-20T08:26:59+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'0AB8F81B7D534613EBC77C2A0094CC25E1EB3D74FAFDB281D7808A1DDF4DFD62',X'90C427A1A7F24AC84B536B2A963D51A4FBB1DA3C960603B1AB95618EA4FD1F23');
INSERT INTO "entry" VALUES(12,'2026-03-20T08:26:59+0800','2026-03-20','transfer','2026-0003','王主任','{"unbound":true,"unit":"县民政局"}',NULL,X'90C427A1A7F24AC84B536B2A963D51A4FBB1DA3C960603B1AB95618EA4FD1F23',X'69B07B1C47546CE9656497B0E7DC3CC072EA8D9942B27188DF85AC29D09B8AB3');
INSERT INTO "entry" VALUES(13,'2026-03-20T08:26:59+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'69B07B1C47546CE9656497B0E7DC3CC072EA8D9942B27188DF85AC29D09B8AB3',X'364DC02C7508B077C8E16EDBB508BF6DC818680BDDAC725A30A795FB80610C36');
INSERT INTO "entry" VALUES(14,'2026-03-20T08:26:59+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'C32A21225DC128B5FBCE1D8852014E923AC071CCDAD92944DE51CFEE679CEF1F',X'364DC02C7508B077C8E16EDBB508BF6DC818680BDDAC725A30A795FB80610C36',X'409DEE1EBE5532428DC9987ED3B5530225BA1CC4D8FB303DF3BDB7B46CD556AC');
INSERT INTO "entry" VALUES(15,'2026-03-20T08:26:59+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'409DEE1EBE5532428DC9987ED3B5530225BA1CC4D8FB303DF3BDB7B46CD556AC',X'77E74BD3BED2069FA99704E4F9704943EF4B13FC4CF975D79D79F200A884F071');
INSERT INTO "entry" VALUES(16,'2026-03-20T08:26:59+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'77E74BD3BED2069FA99704E4F9704943EF4B13FC4CF975D79D79F200A884F071',X'E4E73CCF52717B81E2A03AD1E04C470C2514217C62B18301CC757C1C1D233598');
INSERT INTO "entry" VALUES(17,'2026-03-20T08:26:59+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'E4E73CCF52717B81E2A03AD1E04C470C2514217C62B18301CC757C1C1D233598',X'BA703491370CB7542B2A497F89F110454371396E52AF4EF58735A75BE6D08E70');
INSERT INTO "entry" VALUES(18,'2026-03-20T08:26:59+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'BA703491370CB7542B2A497F89F110454371396E52AF4EF58735A75BE6D08E70',X'8A5CD7D00E3B25858C677B2CD6DFB02A771A82333E2A71318A4CA8007C167963');
INSERT INTO "entry" VALUES(19,'2026-03-20T08:26:59+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'2AF3B1EFBCB30F3AF1A72D9E69B560BC049582CF1FD119462354AE1BE1DDABD8',X'8A5CD7D00E3B25858C677B2CD6DFB02A771A82333E2A71318A4CA8007C167963',X'F525547423951062EF732328B6D2C28F4B2E34D2DA12F922E64B11243F0F2199');
INSERT INTO "entry" VALUES(20,'2026-03-20T08:26:59+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'F525547423951062EF732328B6D2C28F4B2E34D2DA12F922E64B11243F0F2199',X'B5828ADA9D46893831AE7D524D44C34CDD5C09AF24D0066FBEC106CC17E8DC19');
INSERT INTO "entry" VALUES(21,'2026-03-20T08:26:59+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'B5828ADA9D46893831AE7D524D44C34CDD5C09AF24D0066FBEC106CC17E8DC19',X'ECDC200626D2B6FF9B69CC1CFFCEC2422B7B7E8CB635919B15F7C2248EE7541F');
INSERT INTO "entry" VALUES(22,'2026-03-20T08:26:59+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'ECDC200626D2B6FF9B69CC1CFFCEC2422B7B7E8CB635919B15F7C2248EE7541F',X'EE34D682FD96FF3C724720E4197A6D2286D30BC73DE7F7C60CC76B8CEF318EA5');
INSERT INTO "entry" VALUES(23,'2026-03-20T08:27:00+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'EE34D682FD96FF3C724720E4197A6D2286D30BC73DE7F7C60CC76B8CEF318EA5',X'C84BBF25B9457377306B9506626D9B11D303A7EE7A67721FB3793253C58084F8');
INSERT INTO "entry" VALUES(24,'2026-03-20T08:27:00+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'C84BBF25B9457377306B9506626D9B11D303A7EE7A67721FB3793253C58084F8',X'DB52AF47DD2D896CE53980447CE70FF08658384174AFA3C1A8B0DD85033F801C');
CREATE TABLE facts (
  kind  text not null,
  key   text not null,
  value text not null,
  primary key (kind, key)
) strict, without rowid;
INSERT INTO "facts" VALUES('setting','founded','"2026-03-20"');
INSERT INTO "facts" VALUES('setting','identity','"9cffd3a7f2f1dab0ff200ca54570f199"');
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
INSERT INTO "personal" VALUES(3,X'DA6DC2F1CEBD0A63DDCDAFB3BE677EB813ADB138F0907BB9B733E7CF4D53B0BA','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'5D70B65495287036AAC5F4D044D8D8778DF1465665D40287D8173F56B916432E','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'B9F41835B4FDC36E4A4D5D51C06802B132512AA5EE7D94DFF8DC9EE62B401F8A','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'54DA0BB1247676F7B4BA5CE0A9A6566F0168258215A832A99B90324FBD3F671E','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'47F4CDE3EA73D165E891910C06F5BDEEFEE1BAD9A173DC958B18B3D8D882E9DC','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'581C660DF664974AFDADFC8DFB7BF4F22274F6B668F4ED7AA366CC46A4193CF2','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq       integer not null,
  position  integer not null,
  no        text not null,
  name      text not null,
  spelled   text not null,     -- the name in one spelling, by which it is compared
  id_number text not null,
  phone     text not null,
  address   text not null,
  village   text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','甲某','','','','柳河村');
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
  void       integer not null,
  title      text not null,
  text       text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp   text not null,
  day   text not null,
  value text not null,
  clock text not null,     -- of a duty: the clock and its days, by which its last day is counted
  days  integer not null,
  since text not null,     -- it counts from this day on; empty: from its own
  n     integer not null,
  primary key (grp, day, value, clock, days, since)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'',3);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('balance','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('days.answer','2026-03-20','0','',0,'',3);
INSERT INTO "tally" VALUES('days.close','2026-03-20','0','',0,'',1);
INSERT INTO "tally" VALUES('delivered','2026-03-20','','',0,'',2);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',0,'',5);
INSERT INTO "tally" VALUES('ended','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('filed.closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'',4);
INSERT INTO "tally" VALUES('first.due.done','2026-05-19','','handle',60,'',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',0,'',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',0,'',6);
INSERT INTO "tally" VALUES('passed','2026-03-20','转送','',0,'',1);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('petition.filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',0,'',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','县民政局','handle',60,'',1);
INSERT INTO "tally" VALUES('reply.done','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('result','2026-03-20','支持','',0,'',3);
INSERT INTO "tally" VALUES('route','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('route','2026-03-20','信访程序','',0,'',5);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'',6);
INSERT INTO "tally" VALUES('told.done','2026-04-04','','notify',15,'',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',0,'',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',0,'',6);
CREATE TABLE tally_month (
  grp   text not null,
  month text not null,
  value text not null,
  since text not null,
  n     integer not null,
  primary key (grp, month, value, since)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('days.answer','2026-03','0','',3);
INSERT INTO "tally_month" VALUES('days.close','2026-03','0','',1);
INSERT INTO "tally_month" VALUES('delivered','2026-03','','',2);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('ended','2026-03','','',1);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed.closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('passed','2026-03','转送','',1);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('petition.filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('result','2026-03','支持','',3);
INSERT INTO "tally_month" VALUES('route','2026-03','','',1);
INSERT INTO "tally_month" VALUES('route','2026-03','信访程序','',5);
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
CREATE INDEX cases_urgent on cases (year, number) where urgent <> '';
CREATE INDEX cases_received on cases (received_on, no);
CREATE INDEX cases_active on cases (active_until, active_from);
CREATE INDEX cases_number on cases (year, number);
CREATE INDEX petitions_no on petitions (no);
CREATE INDEX petitions_day on petitions (day);
CREATE INDEX petitions_village on petitions (village, day) where village <> '';
CREATE INDEX persons_no on persons (no);
CREATE INDEX persons_name on persons (spelled) where spelled <> '';
CREATE INDEX persons_phone on persons (phone) where phone <> '';
CREATE INDEX persons_id on persons (id_number) where id_number <> '';
CREATE INDEX transfers_returned on transfers (unit) where returned_on is not null;
CREATE INDEX clocks_owed on clocks (earliest, no) where owed = 1;
CREATE INDEX clocks_kind on clocks (clock, earliest);
CREATE INDEX delays_until on delays (until, since);
CREATE INDEX imports_no on imports (no);
COMMIT;
