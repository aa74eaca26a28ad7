/** Answers that stand out or do not fit the question: gates 12 to 16. */
import type { Item, OptionItem } from '../../../src/lib/core/quiz/item.ts';
import {
	flawsOf,
	isChoice,
	isKey,
	withStem,
	wrongOption,
	withOption,
	type Flaw,
	type Spoilt
} from './flaw.ts';

/** A choice with other answers; the key is the first. */
const answered = (item: Item, texts: readonly string[], at = 0): Spoilt[] =>
	item.type === 'choice'
		? [
				{
					item: {
						...item,
						options: texts.map((text, i) => ({ id: 'abcdef'[i]!, text })),
						key: ['abcdef'[at]!]
					}
				}
			]
		: [];

/** Asks for another kind of thing than the key is. */
const WORD = flawsOf('gate-12', {
	'a person asked for with “where” or “when”': asked('person', [
		'Where',
		'When',
		'In which year',
		'In which city'
	]),
	'a place asked for with “who” or “when”': asked('place', [
		'Who',
		'When',
		'In which year',
		'Whom'
	]),
	'an organisation asked for with “when”': asked('organization', [
		'When',
		'In which year',
		'On which day'
	]),
	'a number or year asked for with “who” or “where”': (item, _, random) => {
		const key =
			item.type === 'numeric'
				? String(item.key.value)
				: isChoice(item)
					? item.options.find((o) => isKey(item, o))!.text
					: '';
		return /^\d[\d,]*$/.test(key)
			? withStem(
					item,
					`${random.pick(['Who', 'Where', 'Which person', 'In which city'])} does the article speak of here, and of nothing else?`
				)
			: [];
	},
	'words asked for with “how many” or “which year”': (item, _, random) => {
		if (item.type !== 'choice') return [];
		const key = item.options.find((o) => isKey(item, o))!.text;
		return /\d/.test(key) ||
			!/ /.test(key) ||
			/^(?:one|two|three|four|five|six|seven|half|most)\b/i.test(key)
			? []
			: withStem(
					item,
					`${random.pick(['How many people', 'In which year', 'How much money', 'Since which year'])} does the article speak of here?`
				);
	}
});

function asked(type: string, words: readonly string[]): Flaw['of'] {
	return (item, base, random) => {
		if (item.type !== 'choice' && item.type !== 'short-answer') return [];
		const named = base.reading.sentences
			.flatMap((s) => s.mentions)
			.filter((m) => m.named && m.type === type && m.confidence > 0.9);
		if (named.length === 0) return [];
		const name = random.pick(named).text;
		const stem = `${random.pick(words)} does the article speak of in this sentence?`;
		if (item.type === 'short-answer') return [{ item: { ...item, stem, key: [name] } }];
		const options = item.options.map((o) => (isKey(item, o) ? { ...o, text: name } : o));
		return [{ item: { ...item, stem, options } as Item }];
	};
}

const LONG = flawsOf('gate-13', {
	'the key much the longest': (item, _, random) => {
		if (item.type !== 'choice') return [];
		const right = item.options.find((o) => isKey(item, o))!;
		const rest = random.pick([
			'as the article explains in some detail',
			'after a careful look at all that had happened',
			'which was the reason for what came next'
		]);
		const longest = Math.max(...item.options.map((o) => o.text.length));
		return withOption(item, right.id, `${right.text.padEnd(longest, ' and more')} ${rest}`);
	}
});

const SHAPE = flawsOf('gate-14', {
	'a number among words': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong && item.options.every((o) => !/\d/.test(o.text))
			? withOption(item, wrong.id, String(3 + random.below(900)))
			: [];
	},
	'words among numbers': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong && item.options.every((o) => /^[\d,.]+$/.test(o.text))
			? withOption(item, wrong.id, 'The foreign ministry')
			: [];
	},
	'one with a full stop': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong && !/\.$/.test(wrong.text) ? withOption(item, wrong.id, `${wrong.text}.`) : [];
	},
	'one in small letters': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong && item.options.every((o) => /^\p{Lu}/u.test(o.text))
			? withOption(item, wrong.id, wrong.text.charAt(0).toLowerCase() + wrong.text.slice(1))
			: [];
	},
	'one a whole sentence': (item, base, random) => {
		const wrong = wrongOption(item, random);
		const long = base.reading.sentences.find((s) => s.text.length > 90);
		return wrong && long && item.options.every((o) => o.text.length < 40)
			? withOption(item, wrong.id, long.text.replace(/\.$/, ''))
			: [];
	},
	'one year among days, one bare number among amounts': (item, _, random) =>
		answered(
			item,
			random.pick([
				['12 March 1998', '4 May 1999', '1997'],
				['30 euros', '45 euros', '60'],
				['5 kilometres', '8 kilometres', '12 miles'],
				['10 per cent', '20 per cent', '25'],
				['9:30 a.m.', '10:15 a.m.', '11'],
				['2.5 million', '3.5 million', '4,127,311']
			])
		)
});

const SORTED = flawsOf('gate-15', {
	'numbers out of order': (item, _, random) => {
		const from = 2 + random.below(40);
		return answered(item, [from + 30, from, from + 12].map(String));
	},
	'numbers with a unit out of order': (item, _, random) => {
		const unit = random.pick(['days', 'euros', 'per cent', 'kilometres', 'people']);
		const from = 2 + random.below(40);
		return answered(
			item,
			[from + 12, from + 30, from].map((n) => `${n} ${unit}`)
		);
	},
	'number words out of order': (item, _, random) =>
		answered(
			item,
			random.pick([
				['Three', 'One', 'Two'],
				['ten', 'five', 'seven'],
				['Six weeks', 'Four weeks', 'Eight weeks'],
				['forty', 'thirty', 'fifty']
			])
		),
	'dates out of order': (item, _, random) =>
		answered(
			item,
			random.pick([
				['May 1998', 'March 1998', 'July 1998'],
				['4 June', '1 June', '12 June'],
				['March 3, 1871', 'March 1, 1871', 'April 2, 1871'],
				['Friday', 'Monday', 'Tuesday'],
				['10:30', '9:15', '11:00'],
				['in 1871', 'in 1859', 'in 1902']
			])
		)
});

const CATCH = flawsOf('gate-16', {
	'all or none of the above': (item, _, random) => {
		const wrong = wrongOption(item, random);
		return wrong
			? withOption(
					item,
					wrong.id,
					random.pick([
						'All of the above',
						'None of the above',
						'All of these',
						'None of these',
						'Both of them',
						'Neither of these',
						'Any of the above',
						'All the above',
						'None of them',
						'All three',
						'Both A and B',
						'A and C',
						'No answer is right',
						'All answers are right',
						'Neither'
					])
				)
			: [];
	},
	'one that joins two others': (item, _, random) => {
		if (!isChoice(item) || item.options.some((o) => / and |^\d|^(?:must|should|need)/.test(o.text)))
			return [];
		const [a, b, c] = random.shuffle(item.options);
		if (!a || !b || !c) return [];
		const second = b.text.replace(/^(?:The|A|An) /, (t) => t.toLowerCase());
		const joined = random.pick([
			`${a.text} and ${second}`,
			`Both ${a.text} and ${second}`,
			`${a.text} or ${second}`,
			`${a.text}, ${second}`
		]);
		return withOption(item as OptionItem, c.id, joined);
	}
});

export const OPTION_FLAWS: Flaw[] = [...WORD, ...LONG, ...SHAPE, ...SORTED, ...CATCH];
