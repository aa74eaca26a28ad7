/** Classes of verbs (by lemma) that decide who an understood subject is and whether a complement is said to be so. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Say that something is so; their complement is theirs to answer for. */
export const SPEECH = words(`
	say tell state declare announce report claim assert argue maintain insist add explain note remark observe comment
	write reply answer respond respond acknowledge admit concede confirm affirm allege contend suggest warn stress emphasize
	emphasise underline underscore reiterate repeat mention testify swear complain boast joke quip shout whisper cry yell
	exclaim murmur mutter recall recount describe reveal disclose predict forecast estimate caution remind inform notify
	assure advise conclude point indicate imply hint speculate confess proclaim preach quote cite post tweet continue
	interject chime relate protest object counter charge agree accuse signal promise vow pledge read show
	voice opine lament ask rule`);

/** Think that something is so; theirs to answer for in the same way. */
export const THOUGHT = words(`
	believe think consider feel suppose assume presume suspect reckon guess deem regard judge conclude imagine
	doubt fear hope expect anticipate understand perceive dream`);

/** Verbs of speech that introduce a direct quotation but take no "that" clause. */
export const QUOTE_ONLY = words(
	'continue ask read go begin interject chime read laugh smile shrug sigh nod'
);

/** Ask whether or wonder: nobody says that it is so. */
export const QUESTION = words(
	'ask wonder inquire enquire question investigate examine doubt check decide determine'
);

/** Say that something is not so. */
export const DENIAL = words('deny dispute refute reject disbelieve contradict rebut');

/** The complement came about. */
export const IMPLICATIVE = words(`
	manage succeed begin start continue keep finish help make force compel cause lead get bring drive let have
	proceed come go see hear watch feel find catch leave prompt enable resume remember dare bother
	tend use serve end spend like love hate enjoy prefer rush hurry struggle`);

/** The complement did not come about. */
export const NEGATIVE_IMPLICATIVE = words('fail neglect forget avoid omit refrain');

/** Wanted, ordered, tried, planned, allowed: the complement is not said to have come about. */
export const UNREAL = words(`
	want wish hope plan intend mean aim seek try attempt strive decide choose agree promise offer threaten vow pledge swear
	propose recommend suggest advise ask beg urge request require demand order command instruct tell direct
	allow permit authorize authorise let encourage invite persuade convince expect need prepare volunteer consent
	wait consider contemplate forbid prohibit ban bar prevent stop discourage dissuade hesitate desire long yearn
	oblige entitle empower call appeal insist arrange pretend teach train warn remind qualify pay
	fight work press push lobby plead campaign vote appoint elect hire design schedule oblige expect
	endeavour endeavor struggle hurry rush`);

/** The subject of the infinitive is the governing subject even when there is an object: "promised her to come". */
export const SUBJECT_CONTROL = words('promise threaten vow pledge swear');

/** The object, where there is one, is who does it: "ordered her to leave". */
export const OBJECT_CONTROL = words(`
	order ask beg urge request require command instruct tell direct allow permit authorize authorise let encourage
	invite persuade convince expect force compel cause lead get help make enable teach train warn remind want need like
	forbid prohibit ban bar oblige entitle empower appoint elect hire choose challenge inspire motivate pressure
	prompt press push drive advise assign call assist believe find know consider have keep leave see hear watch
	catch bring induce tempt trust implore prefer hate love allege report`);

/** "told him", "gave him": the subject of their passive is the recipient when there is an object or a clause as well. */
export const DITRANSITIVE = words(`
	give send show tell offer grant award deny refuse pay teach promise hand lend sell charge fine owe bring read
	guarantee assign allocate issue serve feed feel pass throw bequeath concede accord ask inform notify assure remind
	warn allow afford earn wish`);

/** Infinitives whose subject is not the verb's own but comes from below: "seems to know". */
export const RAISING = words('seem appear tend happen prove turn continue begin start');

/** What a subject is or becomes, with the predicative in an open complement. */
export const COPULAR = words(
	'be become remain seem appear stay feel look sound smell taste grow turn get prove keep go fall run stand'
);

/** An object that names a length of time is theirs: "spent three hours". */
export const TAKES_TIME = words(
	'spend waste take last need require have lose save want allow give serve mark celebrate enjoy'
);

/** Verbs whose past participle without an auxiliary is active: "retired officers", "a man gone missing". */
export const ACTIVE_PARTICIPLE = words(
	'go depart retire escape fall arrive expire die vanish elapse graduate collapse'
);

/** Verbs that cannot stand without an object or a clause. */
export const NEEDS_OBJECT = words(`
	say include contain cause make give provide take put find want need require describe mention tell announce claim
	create produce use get hold keep allow prevent enable`);

/** They have an object and their complement is still the subject's: "used a bar to open it", "spent days looking". */
export const SUBJECT_DESPITE_OBJECT = words('use spend waste take owe cost');

/** The subject is what the infinitive is done to: "hard to open". */
export const TOUGH = words('easy hard difficult impossible tough simple dangerous expensive cheap');

/** Their clause is what somebody hopes or fears, and may not be so. */
export const WISH = words('hope wish fear expect anticipate imagine dream pray predict forecast');

/** Their infinitive is the subject's own word: "claims to know". */
export const OPEN_CLAIM = words('claim profess purport allege');

/** After "by" without an article, how and not who: "by mail". */
export const MEANS = words(`
	mail post phone telephone email e-mail letter car bus train plane boat ship air sea land rail road hand law force
	mistake accident chance design default means way nature definition fax text radio foot consensus vote`);

/** "accused him of stealing": the clause after the preposition is what somebody says of the object. */
export const ACCUSE = words('accuse suspect charge indict convict');

/** Their object is only the subject of what is wished or thought: "wants the clock to start". */
export const WISHING = words(
	'want expect like prefer wish need hate intend believe consider know assume'
);

/** "called for the ban to be kept": what is to be, nobody says that it is. */
export const CALLING = words('call wait plead push press vote campaign arrange long appeal');

/** "kept him from entering": the clause after "from" did not come about. */
export const HINDER = words('prevent stop keep block hinder deter restrain save protect');
/** "banned them from entering": it should not. */
export const FORBID = words('ban bar prohibit forbid discourage dissuade exclude exempt');

/** With a preposition and a participle after their object, that is who does it: "blamed her for leaving". */
export const OBJECT_OF_PREPOSITION = words(`
	blame praise criticize criticise thank punish arrest fine sue condemn forgive reward jail imprison prosecute convict acquit
	talk trick force coerce pressure mislead scare
	cite detain fire dismiss sentence try applaud congratulate credit mock ticket`);

/** They have no object, so a gap in their clause is not one. */
export const INTRANSITIVE = words(`
	remain go come arrive fall die stay sit stand sleep happen occur exist disappear appear emerge belong depend
	rise lie wait work travel consist collapse vanish participate compete`);

/** Not done, and denied again it may or may not have been: "did not refuse to hand over". */
export const REFUSAL = words('refuse decline');

/** What goes on no longer: "stopped paying". */
export const STOPPING = words('stop quit cease halt discontinue abandon');

/** As it looks, and perhaps not so. */
export const SEEMING = words('seem appear');

/** Their subject is only raised from below, so that nobody is said to do anything: "is expected to", "is likely to". */
export const IMPERSONAL_PASSIVE = words(`
	expect say believe think report find allege consider know suppose assume rumour rumor estimate predict forecast
	understand deem claim presume suspect feel hold reckon fear`);
export const IMPERSONAL = words('seem appear happen turn');
export const IMPERSONAL_ADJECTIVES = words(
	'likely unlikely due certain sure bound set apt liable supposed about'
);

/** Find and the like tell something when a clause follows. */
export const TELLING_FINITE = words('find hear learn');

/** Said to a person, who is their recipient: "told the court", "asked her". */
export const ADDRESSING = words(
	'tell ask advise warn inform notify remind assure caution brief thank'
);
/** What they have as an object that is no person. */
export const ADDRESSED_THINGS = words(
	'question story truth lie joke favour favor permission help advice tale fortune time secret'
);

/** Know or say what, who, which: a question, not a thing. */
export const QUESTIONING = words(`
	know say ask wonder tell explain understand see learn decide determine show reveal prove discover
	find consider remember forget guess imagine describe suggest discuss debate examine investigate note notice`);

/** How much something moves is no object: "fell 6 percent". */
export const MOVING = words(
	'rise fall drop grow climb slip shrink jump plunge increase decrease decline soar sink surge tumble gain dip'
);

/** Stand before their subject after a place: "there lay a press". */
export const INVERTING = words(
	'lie stand sit hang come go follow remain live run rest begin appear emerge'
);

/** Say what may and must be: a "when" below them is a condition. */
export const DEONTIC = words(
	'require allow permit forbid prohibit ban bar oblige entitle need expect authorise authorize'
);

/** What is said of their object is their subject's word: "described a room in which …". */
export const RELATING = words(
	'describe mention recall recount report cite list tell say claim promise propose allege announce record'
);

/** With their subject between pauses they tell who says what stands around them. */
export const ASIDE = words(`
	say tell argue claim report note warn caution write explain announce confirm admit insist believe think fear estimate suggest
	predict indicate recall boast find conclude add observe complain reckon point state declare remark maintain
	remember allege emphasise emphasize stress concede acknowledge joke`);
