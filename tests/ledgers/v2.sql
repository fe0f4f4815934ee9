pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-27 18:40:24.363459+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-27 18:40:24.364992+00:00');
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
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20','2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20','2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20','2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'2026-03-20','2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20','2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'2026-03-20','2026-03-20','2026-06-28',24);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T02:40:24+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'A1220F615E68F062403F52900E46A2516864DC76D8C4C78D8B56FF708E2A2C6A');
INSERT INTO "entry" VALUES(2,'2026-03-20T02:40:24+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'A1220F615E68F062403F52900E46A2516864DC76D8C4C78D8B56FF708E2A2C6A',X'9224878A8B0A2200A6D16D08747C94A9E7E049D58DF12CB2420B1CF5D11CE18F');
INSERT INTO "entry" VALUES(3,'2026-03-20T02:40:24+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A28556CED206FB50D826DD3D9850A0891F3CBD25A07FD4D4750D304A9D2138EA',X'9224878A8B0A2200A6D16D08747C94A9E7E049D58DF12CB2420B1CF5D11CE18F',X'9B9E97F7B3EA7168E52E5A99C5AFDF716EADC454630041C9BEB8AE3B70202FAC');
INSERT INTO "entry" VALUES(4,'2026-03-20T02:40:24+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'0EA72E5A94F09006B331AD2CCB37E8B656289E337FFC8AA6BB828CAE01AE2546',X'9B9E97F7B3EA7168E52E5A99C5AFDF716EADC454630041C9BEB8AE3B70202FAC',X'B58941019C8E0BE0698B53A921C541C845A928A25FFC9C100C5BD184F261F2AD');
INSERT INTO "entry" VALUES(5,'2026-03-20T02:40:24+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'67D1B21CCB16B0839786C6F20601082116BE9E959E2495818EBAA7C3A58F24B6',X'B58941019C8E0BE0698B53A921C541C845A928A25FFC9C100C5BD184F261F2AD',X'D689E2D4CA1EDDC3B51F494E07BFE2D30E07BD6E6355C0F50228CFBB12076AAB');
INSERT INTO "entry" VALUES(6,'2026-03-20T02:40:24+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D0C6DDDF6A40170C46230247B6A99D92C8DF7F2366AC52502580E8CCD87FC911',X'D689E2D4CA1EDDC3B51F494E07BFE2D30E07BD6E6355C0F50228CFBB12076AAB',X'F610B3B366E3F0537328BB10DFFDF86FBAF373D0985157C2D139759BCEFE8923');
INSERT INTO "entry" VALUES(7,'2026-03-20T02:40:24+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'F610B3B366E3F0537328BB10DFFDF86FBAF373D0985157C2D139759BCEFE8923',X'840E5B3CE8E1A63CFC9ADE3B6DCBB9F70FFC78958BEC163F3D78B8C49382509A');
INSERT INTO "entry" VALUES(8,'2026-03-20T02:40:25+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'840E5B3CE8E1A63CFC9ADE3B6DCBB9F70FFC78958BEC163F3D78B8C49382509A',X'0AFBA9E8AF33BFD94951EE762609E7B725E8EF9F5825E51F2330955CCC7A31E9');
INSERT INTO "entry" VALUES(9,'2026-03-20T02:40:25+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'0AFBA9E8AF33BFD94951EE762609E7B725E8EF9F5825E51F2330955CCC7A31E9',X'17C8BAB8AA4726FA95BBA2DFD484530A211B7C93311D3205FDF242572B1F3E18');
INSERT INTO "entry" VALUES(10,'2026-03-20T02:40:25+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'17C8BAB8AA4726FA95BBA2DFD484530A211B7C93311D3205FDF242572B1F3E18',X'3C05D3BECEF33ADFD675D0CF93A000BB8B4CBF98F1C99C0356B646A369D2336F');
INSERT INTO "entry" VALUES(11,'2026-03-20T02:40:25+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'3C05D3BECEF33ADFD675D0CF93A000BB8B4CBF98F1C99C0356B646A369D2336F',X'64C2EEB212A4F4999981B7ACA9E243878F85A0587D6934271A38236C030B603F');
INSERT INTO "entry" VALUES(12,'2026-03-20T02:40:25+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'64C2EEB212A4F4999981B7ACA9E243878F85A0587D6934271A38236C030B603F',X'6905F28EB1A2130852B1F22113EF2D59A77AC53D1DD5757865198669D1269E90');
INSERT INTO "entry" VALUES(13,'2026-03-20T02:40:25+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'6905F28EB1A2130852B1F22113EF2D59A77AC53D1DD5757865198669D1269E90',X'3888663D96B2D48F56E7441C3F980362CC9EE8F3103FAC4D6DD459737387CBC8');
INSERT INTO "entry" VALUES(14,'2026-03-20T02:40:25+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'82B86A2CD9091C46E23FC5DB991585792DA089DDABA9108682A39C62095E4D36',X'3888663D96B2D48F56E7441C3F980362CC9EE8F3103FAC4D6DD459737387CBC8',X'EBA041EED060455D7FD494DF40FB5DC3AA389767F140427615520ACBED5DA964');
INSERT INTO "entry" VALUES(15,'2026-03-20T02:40:25+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'EBA041EED060455D7FD494DF40FB5DC3AA389767F140427615520ACBED5DA964',X'8DD341E15BED1214B25A7C256DC537D898C3BE898F5980DBA935E7C8C6C57569');
INSERT INTO "entry" VALUES(16,'2026-03-20T02:40:25+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'8DD341E15BED1214B25A7C256DC537D898C3BE898F5980DBA935E7C8C6C57569',X'40905F04ABD869EB943162339B830497C003E84A0CA8B1ABD747FD5EB7A35156');
INSERT INTO "entry" VALUES(17,'2026-03-20T02:40:26+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'40905F04ABD869EB943162339B830497C003E84A0CA8B1ABD747FD5EB7A35156',X'64B9B049A8697F96D6A3DF676A5BBBACFE95BFBB0A2D4B8502DE10978BE3F9CE');
INSERT INTO "entry" VALUES(18,'2026-03-20T02:40:26+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'64B9B049A8697F96D6A3DF676A5BBBACFE95BFBB0A2D4B8502DE10978BE3F9CE',X'3DC6FAC6FD62CCCF6B2167B16651AF92D150BB66A7F00A1E7BCB5254B2DEF888');
INSERT INTO "entry" VALUES(19,'2026-03-20T02:40:26+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'F8ABDE23E6B956D80C7A9950BFBC4238CC462DB5FD538E81036233BA4626C159',X'3DC6FAC6FD62CCCF6B2167B16651AF92D150BB66A7F00A1E7BCB5254B2DEF888',X'89F3CB3CDF06D7C596312A2049A02A74490699A9B1E8EE0FA528387C88BFF50F');
INSERT INTO "entry" VALUES(20,'2026-03-20T02:40:26+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'89F3CB3CDF06D7C596312A2049A02A74490699A9B1E8EE0FA528387C88BFF50F',X'C5CEA84A0E1434CEA0885C72A6D871B31148ADB30B7A6098DAD0A5F49F29536A');
INSERT INTO "entry" VALUES(21,'2026-03-20T02:40:26+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'C5CEA84A0E1434CEA0885C72A6D871B31148ADB30B7A6098DAD0A5F49F29536A',X'A4B6C326EFE5136F1E1B91010540565613E6EA81A2A4A78DD4CEFAE25BDB8ABE');
INSERT INTO "entry" VALUES(22,'2026-03-20T02:40:26+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'A4B6C326EFE5136F1E1B91010540565613E6EA81A2A4A78DD4CEFAE25BDB8ABE',X'57A375F859760A3ED9256AA06755F4C28F9D5ED0761BCD048E4823E0A387A736');
INSERT INTO "entry" VALUES(23,'2026-03-20T02:40:26+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'57A375F859760A3ED9256AA06755F4C28F9D5ED0761BCD048E4823E0A387A736',X'A35A1EB1E05F563162A2D3760B6AC2FF4C5E34681B264D173AD0411FBE3BE2E2');
INSERT INTO "entry" VALUES(24,'2026-03-20T02:40:26+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'A35A1EB1E05F563162A2D3760B6AC2FF4C5E34681B264D173AD0411FBE3BE2E2',X'38DC679B701E76279BC24634DE54DE49D747447F9ED9CABFC32B8E64B8603F8A');
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
INSERT INTO "personal" VALUES(3,X'85FBF3A686026F7ED039E2DD7C4F33392373A5FFE864DBB2C0E87A3644A4F055','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'8B98C63DEAF460269EF474EE87CE243FFDAD0821CBA795E84CB53AC6EA21F2DE','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'DCCDCA65DD33131A1C13595A01053FE6FCA8C86DF6B0CCB8D79DD8FF8E0F5834','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'9ECB981D32E3A63BDAE9A38EE5F7E176F9461E4CA062C72DE3C5C476E2F6F847','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'A4EFDB7A747286A4966EFFF6BE781D4623C3C622FF96768984628B9956B37423','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'3D05DE8582D9ED162EFE0409952A52AF4E5F453510C3FFD3749A5DD92790CB6C','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
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
CREATE INDEX delays_until on delays (until, since, unit, earliest, clock, days);
CREATE INDEX imports_no on imports (no);
COMMIT;
