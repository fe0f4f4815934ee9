pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-27 19:45:56.913765+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-27 19:45:56.915361+00:00');
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
INSERT INTO "clocks" VALUES('2026-0003',1,'object','','转送','县民政局','2026-03-20',5,0,0,NULL,NULL,'2026-03-25',0);
INSERT INTO "clocks" VALUES('2026-0003',2,'handle','','受理','','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T03:45:56+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","identity":"\"878a841bdc4fbff188d9159b6ecefcf8\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'E0201D156D8D902C11AA66A2053B664618809B0345816BC0F4A8F7DCA456F482');
INSERT INTO "entry" VALUES(2,'2026-03-20T03:45:56+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'E0201D156D8D902C11AA66A2053B664618809B0345816BC0F4A8F7DCA456F482',X'31132F5CAF72FC50226837D8B5994466BF002DFFF3D7CF105015839CE009B2BB');
INSERT INTO "entry" VALUES(3,'2026-03-20T03:45:57+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'6A7AC94459B4AC71371175F582B160DD96ABE7E8878A78DF21C690EE220F071B',X'31132F5CAF72FC50226837D8B5994466BF002DFFF3D7CF105015839CE009B2BB',X'C5346239ED88ADF0C5F89367BBE49DEA21CC8537F1D089016BD776CB003598F5');
INSERT INTO "entry" VALUES(4,'2026-03-20T03:45:57+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'459BE892A7F87F5D9AA1C29A16489ACEB8B9948F53EE22689D9821F5850D52FE',X'C5346239ED88ADF0C5F89367BBE49DEA21CC8537F1D089016BD776CB003598F5',X'773625BE5D12E571C847EB0624E91883D2E3169E0EAE8C0CB55FEF43A952A35F');
INSERT INTO "entry" VALUES(5,'2026-03-20T03:45:57+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'1FC54042B6C7B46A15BF8856AE56BB4CD299592B8BD252D7C1F752706EC033D4',X'773625BE5D12E571C847EB0624E91883D2E3169E0EAE8C0CB55FEF43A952A35F',X'EE9AA4C915DB86F520DCBD648338F605A2EC906B4373D21751376ED9B5D3B0A0');
INSERT INTO "entry" VALUES(6,'2026-03-20T03:45:57+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'916CACDAFDBBC480DB52706A2C3312EC37786D7B9F1DB5238FEA6B6D9560E1E2',X'EE9AA4C915DB86F520DCBD648338F605A2EC906B4373D21751376ED9B5D3B0A0',X'A3DF296C183CD9528AF773886EC58E0F547FE7AF1FA21BBA9F36317A0FDB1915');
INSERT INTO "entry" VALUES(7,'2026-03-20T03:45:57+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'A3DF296C183CD9528AF773886EC58E0F547FE7AF1FA21BBA9F36317A0FDB1915',X'9BA866F3E35CD9FE5A91E5445825712A2D2EF7A96B9D9A2CE4235D70FCEE0A90');
INSERT INTO "entry" VALUES(8,'2026-03-20T03:45:57+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'9BA866F3E35CD9FE5A91E5445825712A2D2EF7A96B9D9A2CE4235D70FCEE0A90',X'7947439CF436C2108BB6552A783F2BE90618A09183B4494948170C8298110D6B');
INSERT INTO "entry" VALUES(9,'2026-03-20T03:45:58+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'7947439CF436C2108BB6552A783F2BE90618A09183B4494948170C8298110D6B',X'A4558750BBC9AE0841D5241AAEE0BE985BB07D6225BABA2F1DAE07908FA327EA');
INSERT INTO "entry" VALUES(10,'2026-03-20T03:45:58+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'A4558750BBC9AE0841D5241AAEE0BE985BB07D6225BABA2F1DAE07908FA327EA',X'F8D2CDCE93E5FDC94D217D9193193241F661A051A8CC7EA2F70FEBD0AF690343');
INSERT INTO "entry" VALUES(11,'2026-03-20T03:45:58+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'F8D2CDCE93E5FDC94D217D9193193241F661A051A8CC7EA2F70FEBD0AF690343',X'3464B2DC1E1271A7981C1CE425C26614C2D2A37633CA52702D29790B114397B8');
INSERT INTO "entry" VALUES(12,'2026-03-20T03:45:58+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'3464B2DC1E1271A7981C1CE425C26614C2D2A37633CA52702D29790B114397B8',X'8F32669A6A271946AF0AEA0E41972793193C42FB23F0CCFD57186A978A00520A');
INSERT INTO "entry" VALUES(13,'2026-03-20T03:45:58+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'8F32669A6A271946AF0AEA0E41972793193C42FB23F0CCFD57186A978A00520A',X'D6A03CE19AD92CD2516FF831FD7B76A8C426223349C3C0485E1E4C56B2C2C07A');
INSERT INTO "entry" VALUES(14,'2026-03-20T03:45:58+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'F431D75F8B83F6AE11ECFEEA4D3A06F9EE8D9D90FD75D257D1F37228A5C46951',X'D6A03CE19AD92CD2516FF831FD7B76A8C426223349C3C0485E1E4C56B2C2C07A',X'3E4656EBF57AA6066A600D4348E79851D12E99BA79EB0C807DDB1FF82AA2F213');
INSERT INTO "entry" VALUES(15,'2026-03-20T03:45:58+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'3E4656EBF57AA6066A600D4348E79851D12E99BA79EB0C807DDB1FF82AA2F213',X'7BFC43938F8AA7501C298F9E7F91EA80F48485DB831FBE3836BB959A9A119924');
INSERT INTO "entry" VALUES(16,'2026-03-20T03:45:58+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'7BFC43938F8AA7501C298F9E7F91EA80F48485DB831FBE3836BB959A9A119924',X'CA6AACD05F0FE0DC142F8E4F217E5A252CC63CD7C8EC35DD3E306DC37A3ECC0E');
INSERT INTO "entry" VALUES(17,'2026-03-20T03:45:58+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'CA6AACD05F0FE0DC142F8E4F217E5A252CC63CD7C8EC35DD3E306DC37A3ECC0E',X'C27ABB2C5FA666B0AD2EB1661DB24B69724A2DF2AE8DAE847ED8BF178F88B68D');
INSERT INTO "entry" VALUES(18,'2026-03-20T03:45:58+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'C27ABB2C5FA666B0AD2EB1661DB24B69724A2DF2AE8DAE847ED8BF178F88B68D',X'DCE06CC6219358B572BDC5306A78DFF7729A5A68D552FF58DBB15EB3C7B91E1D');
INSERT INTO "entry" VALUES(19,'2026-03-20T03:45:58+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A86D6A04B71D3F587952C9165B637FAA748FEB00B5D0E61DF7B38C148CC5C6AD',X'DCE06CC6219358B572BDC5306A78DFF7729A5A68D552FF58DBB15EB3C7B91E1D',X'F39DC0797558DD9AFE105C760467F67845BB626DD5804C1DB9F5D7EE00E770A2');
INSERT INTO "entry" VALUES(20,'2026-03-20T03:45:58+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'F39DC0797558DD9AFE105C760467F67845BB626DD5804C1DB9F5D7EE00E770A2',X'ADE6725EF52BE816ECDA0852C03F231E083000789EEE76B3201953E0FB40FECF');
INSERT INTO "entry" VALUES(21,'2026-03-20T03:45:58+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'ADE6725EF52BE816ECDA0852C03F231E083000789EEE76B3201953E0FB40FECF',X'6CAEEA4E5E373B3ECD8E2DEECD1885B6F0B0E458B1E6AA6B64F4090A84BD4259');
INSERT INTO "entry" VALUES(22,'2026-03-20T03:45:58+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'6CAEEA4E5E373B3ECD8E2DEECD1885B6F0B0E458B1E6AA6B64F4090A84BD4259',X'6030CD2722CE872DDC040B218E61324BBD705A52B373F1981E4F969FBDC5BC53');
INSERT INTO "entry" VALUES(23,'2026-03-20T03:45:58+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'6030CD2722CE872DDC040B218E61324BBD705A52B373F1981E4F969FBDC5BC53',X'B2045FA45031AF37874453DB31C2228F2C6422E12898B22D9DC3A8530F700F89');
INSERT INTO "entry" VALUES(24,'2026-03-20T03:45:58+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'B2045FA45031AF37874453DB31C2228F2C6422E12898B22D9DC3A8530F700F89',X'0A8B3B7253EC2AEF88A4CF7A039949090F62DFE9ADE4C8C47A4C13AEB0F73915');
CREATE TABLE facts (
  kind  text not null,
  key   text not null,
  value text not null,
  primary key (kind, key)
) strict, without rowid;
INSERT INTO "facts" VALUES('setting','founded','"2026-03-20"');
INSERT INTO "facts" VALUES('setting','identity','"878a841bdc4fbff188d9159b6ecefcf8"');
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
INSERT INTO "personal" VALUES(3,X'D1D1E5775F9217B365C937F2255E63E11C3AF91FB5CBCDC120E5395CF2C90053','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'7199899A8334734C18E5B52598B025F5CC65724819215D00F3F745FB8582AD08','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'9E6DD3D65B2811AE3E2AF28328D1DFBF9923A36FB45B7EE7E852A2A574251F95','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'6DCDAC009A55F7025D9E1655CAB877E4DB5D84D4874F7FB4CA768DA97EE19C3D','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'2CA4375851423D07B975D35435EB40489936D4651B75575A4BD4674255486788','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'6723DADDFDD64E69231862C74501F243FBA99F632880382A1323F2C109CB7C9C','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
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
CREATE INDEX delays_until on delays (until, since);
CREATE INDEX imports_no on imports (no);
COMMIT;
