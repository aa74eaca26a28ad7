/** Items that do not fit their quiz, their level or what may be asked at all: gates 20, 21, 24 and 25. */
import type { Item } from '../../../src/lib/core/quiz/item.ts';
import { flawsOf, isChoice, isKey, withOption, wrongOption, withStem, type Flaw } from './flaw.ts';
import { sentenceOf } from './truth-flaws.ts';

const beside = (item: Item, quiz: readonly Item[]) => [{ item, quiz }];
const plain = (stem: string) => stem.replace(/^According to the article[:,] /, '');

const REPEAT = flawsOf('gate-20', {
	'the same words': (item) => beside(item, [{ ...item, id: 'twin', claim: 'another' }]),
	'the same claim': (item) =>
		beside(item, [{ ...item, id: 'twin', stem: 'What else does the article say there?' }]),
	'the same words in another order': (item) => {
		if (/^(?:order|match|multiple|evidence)$/.test(item.type)) return [];
		const said = plain(item.stem);
		const cut = said.search(
			/ (?:in|on|at|for|since|by|after|before|until|with|from|through|to|of) /
		);
		if (cut < 10 || said.split(' ').length < 7) return [];
		const tail = said.slice(cut + 1).replace(/[.?”]+$/, '');
		return beside(item, [
			{
				...item,
				id: 'twin',
				claim: 'another',
				stem: `${tail.charAt(0).toUpperCase()}${tail.slice(1)}, ${said.slice(0, cut)}?`
			}
		]);
	},
	'the same question with another opening': (item) =>
		/\?$/.test(item.stem) && !item.stem.includes('“') && item.stem.split(' ').length > 6
			? beside(item, [
					{
						...item,
						id: 'twin',
						claim: 'another',
						stem: `What do we learn from the article: ${plain(item.stem).charAt(0).toLowerCase()}${plain(item.stem).slice(1)}`
					}
				])
			: [],
	'the same fact as another type of question': (item, base) => {
		const own = sentenceOf(item, base);
		if (!own || item.type === 'true-false' || item.type === 'evidence') return [];
		const twin: Item = {
			...item,
			id: 'twin',
			claim: 'another',
			type: 'true-false',
			stem: `According to the article: ${own.text}`,
			options: [
				{ id: 'true', text: 'True' },
				{ id: 'false', text: 'False' }
			],
			key: ['true']
		};
		return beside(item, [twin]);
	}
});

const GIVEAWAY = flawsOf('gate-21', {
	'the key stands in another question': (item, base) => {
		const right =
			item.type === 'cloze' || item.type === 'short-answer'
				? item.key[0]
				: item.type === 'choice'
					? item.options.find((o) => isKey(item, o))!.text
					: undefined;
		const own = sentenceOf(item, base);
		if (
			!right ||
			right.length < 4 ||
			!own ||
			/^(?:must|should|need)/.test(right) ||
			!own.text.toLowerCase().includes(right.toLowerCase())
		)
			return [];
		const other: Item = {
			...item,
			id: 'other',
			claim: 'another',
			type: 'short-answer',
			options: [],
			stem: `What followed when ${own.text.charAt(0).toLowerCase()}${own.text.slice(1).replace(/\.$/, '?')}`,
			key: ['nothing of note']
		};
		return beside(item, [other]);
	},
	'another question has the same answer': (item) => {
		if (item.type !== 'choice' && item.type !== 'cloze' && item.type !== 'short-answer') return [];
		const right =
			item.type === 'choice' ? item.options.find((o) => isKey(item, o))!.text : item.key[0]!;
		if (right.length < 6 || /^(?:must|should|need)|^\d/.test(right)) return [];
		return beside(item, [
			{
				...item,
				id: 'other',
				claim: 'another',
				type: 'short-answer',
				options: [],
				stem: 'What does the second paragraph deal with in its first words?',
				key: [right]
			}
		]);
	},
	'its question holds the answer to another': (item) => {
		const name = /(?<=\p{Ll} )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,}/u.exec(item.stem)?.[0];
		if (!name) return [];
		const rest = plain(item.stem).replace(name, '____');
		return beside(item, [
			{
				...item,
				id: 'other',
				claim: 'another',
				type: 'cloze',
				options: [],
				stem: `Fill in the name: ${rest}`,
				key: [name]
			}
		]);
	}
});

const LEVEL = flawsOf('gate-24', {
	'“apply” without a case': (item) =>
		/\b(?:if|when|while|before|after|unless|until|once|during|in case|without|except|how soon|exception|who (?:want|need|lie|see|work)\w*)\b/i.test(
			`${item.stem} ${item.options.map((o) => o.text).join(' ')}`
		)
			? []
			: [{ item: { ...item, level: 'apply' } as Item }],
	'“understand” for a name, a year or a number': (item) => {
		const key =
			item.type === 'numeric'
				? '1'
				: item.type === 'cloze'
					? item.key[0]!
					: isChoice(item) && item.type === 'choice'
						? item.options.find((o) => isKey(item, o))!.text
						: '';
		return /^\d[\d,.]*$|^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(key)
			? [{ item: { ...item, level: 'understand' } as Item }]
			: [];
	}
});

const HARMED = [
	'three people were killed',
	'a child was injured',
	'two workers died',
	'the victims were buried',
	'a man was stabbed',
	'she had drowned',
	'the hostages were shot',
	'a girl was raped',
	'a boy had taken his own life',
	'dozens were wounded',
	'they were beaten to death',
	'the prisoners were tortured',
	'a passenger was crushed',
	'the bomb went off',
	'a baby was found dead'
];

const HARM = flawsOf('gate-25', {
	'a wrong answer made out of harm': (item, _, random) => {
		const wrong = wrongOption(item, random);
		const harm = random.pick(HARMED);
		return wrong ? withOption(item, wrong.id, harm.charAt(0).toUpperCase() + harm.slice(1)) : [];
	},
	'a gap or a statement to guess about harm': (item, _, random) =>
		item.type === 'cloze' || item.type === 'true-false'
			? withStem(item, item.stem.replace(/\.$/, `, and ${random.pick(HARMED)}.`))
			: []
});

export const QUIZ_FLAWS: Flaw[] = [...REPEAT, ...GIVEAWAY, ...LEVEL, ...HARM];
