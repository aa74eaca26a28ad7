/** Items whose answers cannot be told apart, or tell themselves: gates 5, 6, 7, 10 and 22. */
import type { Item, Option } from '../../../src/lib/core/quiz/item.ts';
import type { Random } from '../../../src/lib/core/random.ts';
import {
	flawsOf,
	isChoice,
	isKey,
	keyIds,
	withOption,
	withStem,
	wrongOption,
	type Flaw,
	type Spoilt
} from './flaw.ts';

const KEYS = flawsOf('gate-5', {
	'no key': (item) =>
		item.type === 'numeric'
			? [{ item: { ...item, key: { ...item.key, value: Number.NaN } } }]
			: [{ item: { ...item, key: [] } as Item }],
	'two keys': (item) =>
		/^(?:choice|true-false|evidence)$/.test(item.type)
			? [{ item: { ...item, key: item.options.slice(0, 2).map((o) => o.id) } as Item }]
			: [],
	'a key that is no answer': (item) =>
		isChoice(item) ? [{ item: { ...item, key: [...item.key.slice(1), 'z'] } }] : [],
	'one answer to choose from': (item) =>
		isChoice(item)
			? [{ item: { ...item, options: item.options.filter((o) => o.id === item.key[0]) } }]
			: [],
	'every answer right': (item) =>
		item.type === 'multiple' ? [{ item: { ...item, key: item.options.map((o) => o.id) } }] : [],
	'no gap, or two': (item, _, random) =>
		item.type === 'cloze'
			? withStem(item, item.stem.replace('____', random.below(2) === 0 ? 'it' : '____ and ____'))
			: [],
	'an entry without its place or partner': (item) =>
		item.type === 'order' || item.type === 'match'
			? item.key.map((_, at) => ({
					item: { ...item, key: item.key.filter((__, i) => i !== at) } as Item
				}))
			: []
});

/** A wrong option that is the key in other writing. */
function asKey(rewrite: (key: string) => string | null): Flaw['of'] {
	return (item, _, random) => {
		const wrong = wrongOption(item, random);
		const right = item.options.find((o) => isKey(item, o));
		const text = right && rewrite(right.text);
		return wrong && text && text !== right.text ? withOption(item, wrong.id, text) : [];
	};
}

/** Two options for one thing. */
function asPair(pairs: readonly [string, string][]): Flaw['of'] {
	return (item, _, random) => {
		if (!isChoice(item)) return [];
		const right = item.options.find((o) => isKey(item, o));
		const wrong = wrongOption(item, random);
		if (!right || !wrong) return [];
		const [a, b] = random.shuffle(random.pick(pairs));
		const options = item.options.map((o: Option) =>
			o === right ? { ...o, text: a! } : o === wrong ? { ...o, text: b! } : o
		);
		return [{ item: { ...item, options } }];
	};
}

const SAME = flawsOf('gate-6', {
	'same words in other case, stops or article': asKey((key) =>
		/^the /i.test(key) ? `${key.slice(4)}.` : `The ${key.toUpperCase()}`
	),
	'a number in words and in digits': asPair([
		['12 people', 'Twelve people'],
		['twenty-five', '25'],
		['Three weeks', '3 weeks'],
		['forty', '40'],
		['1,500 euros', '1500 euros'],
		['two hundred', '200'],
		['1.8 million', '1,800,000'],
		['Half past nine', '9:30'],
		['a hundred and twenty', '120'],
		['12 per cent', '12%'],
		['third', '3rd']
	]),
	'singular and plural': asPair([
		['The inspector', 'Inspectors'],
		['A fire door', 'Fire doors'],
		['The policy', 'Policies'],
		['A glass box', 'Glass boxes'],
		['The driver of the bus', 'Drivers of the bus']
	]),
	'a name and its short form': asPair([
		['European Union', 'EU'],
		['The World Health Organization', 'WHO'],
		['Immigration and Customs Enforcement', 'ICE'],
		['the International Atomic Energy Agency', 'the IAEA'],
		['United Nations', 'UN'],
		['British Broadcasting Corporation', 'The BBC'],
		['Federal Bureau of Investigation', 'F.B.I.']
	]),
	'one date written in two ways': asPair([
		['1 March 2024', 'March 1, 2024'],
		['5 May', 'May 5'],
		['12 October 1998', '12 Oct 1998'],
		['March 3, 1871', '3 March 1871'],
		['the 14th of June', '14 June']
	]),
	'accents, hyphens and quotation marks': asPair([
		['Québec', 'Quebec'],
		['part-time staff', 'part time staff'],
		['the “night desk”', 'the night desk'],
		['Évariste Galois', 'Evariste Galois'],
		['the driver’s cab', "the driver's cab"]
	]),
	'no words': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong ? withOption(item, wrong.id, random.pick(['', ' ', '\u00a0'])) : [];
	}
});

const APART = flawsOf('gate-7', {
	'a part of the key': asKey((key) => {
		const words = key.split(' ');
		return words.length < 2 ||
			(/^(?:the|a|an|must|should|need)$/i.test(words[0]!) && words.length < 3)
			? null
			: words.slice(-1 - (words.length > 3 ? 1 : 0)).join(' ');
	}),
	'the key and more': asKey((key) =>
		/^(?:must|should|need)/.test(key) || /^\d+$/.test(key) ? null : `${key} and a colleague`
	),
	'intervals one within the other': asPair([
		['Between 5 and 10', 'Between 1 and 20'],
		['5 to 10 days', '7 to 8 days'],
		['at least 10', '12'],
		['more than 50', '80'],
		['less than 60 minutes', '45 minutes'],
		['up to 5 years', '3 years'],
		['1990–1995', '1992'],
		['under 18', '16'],
		['no more than three days', 'two days'],
		['from 9 to 5', 'from 10 to 4']
	]),
	'dates one within the other': asPair([
		['in 1998', 'in March 1998'],
		['the 1990s', '1994'],
		['before 1990', '1985'],
		['after 1950', '1972'],
		['in the 19th century', '1859'],
		['since 2020', 'in 2022'],
		['March 2024', '1 March 2024']
	]),
	'a place within another': asPair([
		['Ecuador', 'Quito'],
		['Paris', 'France'],
		['California', 'the United States'],
		['Europe', 'Germany'],
		['Texas', 'Houston'],
		['Tokyo', 'Japan'],
		['Asia', 'India']
	])
});

const TOLD = flawsOf('gate-10', {
	'the key stands in the question': (item) => {
		const key = item.type === 'numeric' ? [String(item.key.value)] : textKeys(item);
		if (!key[0] || item.type === 'multiple' || /^(?:must|should|need)/.test(key[0])) return [];
		const inner = key[0].replace(/^(?:The|A|An) /, (the) => the.toLowerCase());
		return withStem(
			item,
			item.stem.includes('“')
				? item.stem.replace('“', `“For ${inner}, `)
				: item.stem.replace(/\??$/, `, speaking of ${inner}$&`)
		);
	},
	'a word shared with the key alone': (item, _, random) => {
		if (item.type !== 'choice') return [];
		const right = item.options.find((o) => isKey(item, o))!;
		const own = (right.text.match(/\p{L}{5,}/gu) ?? []).filter(
			(w) =>
				item.options.every((o) => o === right || !o.text.toLowerCase().includes(w.toLowerCase())) &&
				!item.stem.toLowerCase().includes(w.toLowerCase())
		);
		if (own.length === 0 || right.text.split(' ').length < 2) return [];
		const word = random.pick(own).toLowerCase();
		return withStem(
			item,
			item.stem.includes('“')
				? item.stem.replace(/\.?”$/, ` near the ${word}.”`)
				: item.stem.replace(/\?$/, ` near the ${word}?`)
		);
	},
	'a word of the key in another form': (item, _, random) => {
		if (item.type !== 'choice') return [];
		const right = item.options.find((o) => isKey(item, o))!;
		const own = (right.text.match(/\p{Ll}{5,}/gu) ?? []).filter(
			(w) =>
				item.options.every((o) => o === right || !o.text.toLowerCase().includes(w.slice(0, 5))) &&
				!item.stem.toLowerCase().includes(w.slice(0, 4))
		);
		if (own.length === 0 || right.text.split(' ').length < 2) return [];
		const word = random.pick(own);
		const other = word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
		return withStem(
			item,
			item.stem.includes('“')
				? item.stem.replace(/\.?”$/, ` with the ${other}.”`)
				: item.stem.replace(/\?$/, ` with the ${other}?`)
		);
	}
});

function textKeys(item: Item): string[] {
	if (item.type === 'cloze' || item.type === 'short-answer') return item.key;
	return item.options
		.filter((o) => isChoice(item) && keyIds(item).includes(o.id))
		.map((o) => o.text);
}

/** Choices before it, all with their key in one place. */
function run(item: Item, random: Random): Spoilt[] {
	if (item.type !== 'choice') return [];
	const place = item.options.findIndex((o) => isKey(item, o));
	const before = Array.from({ length: 3 + random.below(3) }, (_, i) => ({
		...item,
		id: `before-${i}`,
		claim: `before-${i}`,
		stem: `Question ${i}?`,
		// Ids need not be letters in order.
		options: item.options.map((o) => ({ ...o, id: `${o.id}${i}` })),
		key: [`${item.options[place]!.id}${i}`]
	}));
	return [{ item, quiz: before }];
}

const BALANCE = flawsOf('gate-22', {
	'the key in one place four times running': (item, _, random) => run(item, random)
});

export const KEY_FLAWS: Flaw[] = [...KEYS, ...SAME, ...APART, ...TOLD, ...BALANCE];
