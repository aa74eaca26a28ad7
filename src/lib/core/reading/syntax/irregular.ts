/** English verbs whose past is not made with -ed, as dictionaries list them: base, past tense, participle. */

/** One form for past and participle, or both; forms that differ by region are told apart with a stroke. */
const VERBS = `
abide abode; arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; beget begot begotten;
begin began begun; behold beheld; bend bent; beseech besought; bet bet; bid bade bidden; bind bound; bite bit bitten;
bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; burst burst;
buy bought; cast cast; catch caught; choose chose chosen; cleave clove cloven; cling clung; come came come; cost cost;
creep crept; cut cut; deal dealt; dig dug; do did done; draw drew drawn; dream dreamt; drink drank drunk;
drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found;
flee fled; fling flung; fly flew flown; forbid forbade/forbad forbidden; forget forgot forgotten;
forgive forgave forgiven; forsake forsook forsaken; freeze froze frozen; get got got/gotten; give gave given;
go went gone; grind ground; grow grew grown; hang hung; have had; hear heard; hide hid hidden; hit hit; hold held;
hurt hurt; keep kept; kneel knelt; knit knit; know knew known; lay laid; lead led; lean leant; leap leapt;
learn learnt; leave left; lend lent; let let; lie lay lain; light lit; lose lost; make made; mean meant; meet met;
mow mowed mown; partake partook partaken; pay paid; plead pled; prove proved proven; put put; quit quit; read read;
rend rent; rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; saw sawed sawn; say said;
see saw seen; seek sought; sell sold; send sent; set set; sew sewed sewn; shake shook shaken; shear sheared shorn;
shed shed; shine shone; shoe shod; shoot shot; show showed shown; shrink shrank shrunk/shrunken; shut shut;
sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slink slunk; slit slit;
smell smelt; smite smote smitten; sow sowed sown; speak spoke spoken; speed sped; spell spelt; spend spent; spill spilt;
spin spun; spit spat; split split; spoil spoilt; spread spread; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; stink stank stunk; strew strewed strewn; stride strode stridden; strike struck struck/stricken;
string strung; strive strove striven; swear swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; thrive throve thriven; throw threw thrown;
thrust thrust; tread trod trodden; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound;
wring wrung; write wrote written`;

/** What can stand before such a verb without changing how it is inflected: "overridden", "withheld". */
const PREFIXES = [
	'be',
	'for',
	'fore',
	'in',
	'inter',
	'mis',
	'out',
	'over',
	're',
	'un',
	'under',
	'up',
	'with'
];

const BASES = new Map<string, string>();
for (const verb of VERBS.split(';')) {
	const [base, ...forms] = verb.trim().split(' ');
	for (const form of forms.flatMap((f) => f.split('/'))) BASES.set(form, base!);
}

/** @returns the verb of which a lower-cased word is an irregular past or participle; null where it is none */
export function irregularVerb(lower: string): string | null {
	const base = BASES.get(lower);
	if (base !== undefined) return base;
	for (const prefix of PREFIXES) {
		const rest = lower.startsWith(prefix) ? BASES.get(lower.slice(prefix.length)) : undefined;
		if (rest !== undefined) return prefix + rest;
	}
	return null;
}

const PARTICIPLES = new Map(
	VERBS.split(';').map((verb): [string, string] => {
		const [base, ...forms] = verb.trim().split(' ');
		return [base!, forms.at(-1)!.split('/')[0]!];
	})
).set('be', 'been');

/** Longer verbs that are stressed at the end, and double their last letter for it. */
const DOUBLED =
	/^(?:refer|prefer|confer|infer|transfer|defer|admit|commit|submit|permit|omit|transmit|emit|occur|recur|incur|control|patrol|equip|compel|expel|propel|unplug|unwrap|unzip|rebut|regret|reset|abet|allot|unclip|unpin)$/;

/** "switch" → "switched", "take" → "taken", "stop" → "stopped": the participle of a verb's base form. */
export function participle(verb: string): string {
	const known = PARTICIPLES.get(verb);
	if (known !== undefined) return known;
	for (const prefix of PREFIXES) {
		const rest = verb.startsWith(prefix) ? PARTICIPLES.get(verb.slice(prefix.length)) : undefined;
		if (rest !== undefined && verb.length > prefix.length + 2) return prefix + rest;
	}
	if (verb.endsWith('e')) return `${verb}d`;
	if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
	const short = /^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$/.test(verb);
	return short || DOUBLED.test(verb) || /[^aeiou][aeiou]l$/.test(verb)
		? `${verb}${verb.at(-1)}ed`
		: `${verb}ed`;
}
