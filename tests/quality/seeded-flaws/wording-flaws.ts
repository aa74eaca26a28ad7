/** Questions that cannot be understood by themselves or are not well formed: gates 8, 9, 11, 17, 18 and 19. */
import type { Item } from '../../../src/lib/core/quiz/item.ts';
import type { Random } from '../../../src/lib/core/random.ts';
import { flawsOf, isChoice, OPENING, withStem, type Flaw, type Spoilt } from './flaw.ts';
import { exchange, sentenceOf } from './truth-flaws.ts';

/** Puts `words` where what the item says begins, or before its end. */
function atStart(item: Item, words: string): Spoilt[] {
	if (/^(?:order|match|multiple)$/.test(item.type)) return [];
	const opening = OPENING.exec(item.stem)?.[0] ?? '';
	const quote = item.stem.startsWith('“', opening.length) ? '“' : '';
	const said = item.stem.slice(opening.length + quote.length);
	if (/^(?:Which sentence|____)/.test(said)) return [];
	return withStem(
		item,
		`${opening}${quote}${words}, ${said.charAt(0).toLowerCase()}${said.slice(1)}`
	);
}

function atEnd(item: Item, words: string): Spoilt[] {
	if (/^(?:order|match|multiple)$/.test(item.type)) return [];
	return withStem(
		item,
		item.stem.replace(/[.?]?”?$/, (end) => ` ${words}${end}`)
	);
}

const PRONOUNS: Record<string, string[]> = {
	person: ['He', 'She'],
	organization: ['It', 'They'],
	place: ['It']
};

const LOOSE = flawsOf('gate-8', {
	'a pronoun for the subject': (item, base, random) => {
		const own = sentenceOf(item, base);
		if (!own) return [];
		const subjects = base.reading.clauses.flatMap((c) =>
			c.subject && c.sentence === base.reading.sentences.indexOf(own) && c.kind === 'main'
				? [c.subject]
				: []
		);
		for (const { text, head } of subjects) {
			const kind = own.mentions.find((m) => m.head === head)?.type ?? '';
			const plural = /S$/.test(own.tree.words[head]!.xpos);
			const pronoun = plural ? 'They' : random.pick(PRONOUNS[kind] ?? ['It']);
			const opens =
				(OPENING.exec(item.stem)?.[0] ?? '').length ===
				item.stem.indexOf(text) - (item.stem.includes('“') ? 1 : 0);
			const made = exchange(item, text, opens ? pronoun : pronoun.toLowerCase());
			if (made) return withStem(item, made);
		}
		return [];
	},
	'a pronoun for somebody never named': (item, base, random) => {
		// Only where the question names nobody whom it could mean.
		const words =
			base.parse(item.stem.replace(/^According to the article[,:] /, ''))?.tree.words ?? [];
		const named = words
			.slice(1)
			.some(
				(w) =>
					/^(?:NNP|NNPS|NNS)$/.test(w.xpos) ||
					/^(?:who|and|person|people|staff|____)$/i.test(w.text)
			);
		const kinds = base.reading.sentences
			.flatMap((s) => s.mentions)
			.filter((m) => m.type === 'person' && item.stem.includes(m.text));
		return named || kinds.length > 0
			? []
			: atEnd(
					item,
					random.pick([
						'after he had left',
						'although she disagreed',
						'when they arrived',
						'to help him',
						'because of them',
						'as his brother had hoped',
						'for her sake'
					])
				);
	},
	'“this” or “these” for something named before': (item, base, random) => {
		const own = sentenceOf(item, base);
		if (!own) return [];
		const opening = (OPENING.exec(item.stem)?.[0] ?? '').length;
		const the = [...item.stem.matchAll(/(?<=[ “])[Tt]he (?=\p{Ll}+ )/gu)].filter(
			(m) => m.index >= opening && !item.stem.slice(opening, m.index).includes('said “')
		);
		if (the.length === 0) return [];
		const at = random.pick(the);
		const big = /^T/.test(at[0]);
		const pointing = random.pick(['this', 'that', 'such a']);
		return withStem(
			item,
			item.stem.slice(0, at.index) +
				(big ? pointing.charAt(0).toUpperCase() + pointing.slice(1) : pointing) +
				item.stem.slice(at.index + 3)
		);
	},
	'“the other”, “the latter”, “there”': (item, _, random) =>
		atEnd(
			item,
			random.pick([
				'unlike the others',
				'with the latter',
				'as mentioned above',
				'like the former',
				'with the other one',
				'as described below',
				'for the same reason'
			])
		),
	'“I”, “we” and “our” outside a quotation': (item, _, random) =>
		atEnd(
			item,
			random.pick(['as we know', 'in our country', 'as I said', 'near my house', 'as they told us'])
		)
});

const DATES = flawsOf('gate-9', {
	'a day counted from the day of writing': (item, _, random) =>
		atEnd(
			item,
			random.pick([
				'yesterday',
				'tomorrow',
				'last Tuesday',
				'two days ago',
				'the day before yesterday',
				'earlier today',
				'tonight',
				'on Friday',
				'on Wednesday morning',
				'this morning'
			])
		),
	'a week, month or year counted from the day of writing': (item, _, random) =>
		atStart(
			item,
			random.pick([
				'Last year',
				'This month',
				'Next spring',
				'Last week',
				'Three weeks ago',
				'A decade ago',
				'Earlier this year',
				'Over the past year',
				'In recent months',
				'Later this summer'
			])
		),
	'“now” and its like': (item, _, random) =>
		atEnd(
			item,
			random.pick([
				'recently',
				'nowadays',
				'at present',
				'so far',
				'at the moment',
				'until now',
				'to date',
				'these days',
				'in the last few years',
				'soon'
			])
		)
});

/** What asks for something else than the subject, with a form of “do”. */
const AUXILIARY =
	/^(?:According to [^,]+, )?(?!(?:\S+ )*?(?:must|should|may|can) )(?:\S+ ){1,4}?(?:did|does|do) (?=the |a |an |\p{Lu}|staff|delegations)/u;

const FORMED = flawsOf('gate-11', {
	'“did … refused”': (item, base) => {
		const found = /\b(did|does) /.exec(item.stem);
		if (!found || !item.stem.includes('?')) return [];
		const tree = base.parse(item.stem)?.tree;
		const aux =
			tree?.words.findIndex((w) => w.label === 'aux' && /^(?:did|does)$/i.test(w.text)) ?? -1;
		if (!tree || aux < 0) return [];
		const verb = tree.words[tree.words[aux]!.head]!;
		if (!/^\p{Ll}{3,}$/u.test(verb.text) || verb.text !== verb.lemma) return [];
		const bent = /e$/.test(verb.text) ? `${verb.text}d` : `${verb.text}ed`;
		if (verb.upos !== 'VERB') return [];
		return withStem(item, item.stem.slice(0, verb.start) + bent + item.stem.slice(verb.end));
	},
	'no auxiliary': (item) =>
		AUXILIARY.test(item.stem) && item.stem.includes('?')
			? withStem(item, item.stem.replace(/\b(?:did|does|do) /, ''))
			: [],
	'a quotation mark or bracket alone': (item, _, random) => {
		const words = item.stem.split(' ');
		const at = 1 + random.below(words.length - 1);
		words[at] = random.pick(['“', '"', '(', '[']) + words[at]!;
		return withStem(item, words.join(' '));
	},
	'“a” for “an”, “an” for “a”': (item) => {
		const found = /(?<=[ “])([Aa]n?) (?=(\p{Ll}{3,}))/u.exec(item.stem);
		if (!found) return [];
		const other = /n$/.test(found[1]!) ? found[1]!.slice(0, 1) : `${found[1]!}n`;
		return withStem(
			item,
			item.stem.slice(0, found.index) + other + item.stem.slice(found.index + found[1]!.length)
		);
	},
	'a word twice': (item, _, random) => {
		const outside = item.stem.split(' ');
		const small = outside.flatMap((w, i) =>
			/^\p{Ll}{2,}$/u.test(w) && !/["“]/.test(outside.slice(0, i).join(' ')) ? [i] : []
		);
		if (small.length === 0) return [];
		const at = random.pick(small);
		outside.splice(at, 0, outside[at]!);
		return withStem(item, outside.join(' '));
	},
	'two questions': (item) =>
		/\?$/.test(item.stem) && !/“/.test(item.stem) ? withStem(item, `${item.stem} And why?`) : [],
	'a question without its mark': (item) =>
		/\?$/.test(item.stem) && !/“/.test(item.stem)
			? withStem(item, item.stem.replace(/\?$/, ''))
			: [],
	'verb and subject not agreed': (item) => {
		const found =
			/(?<!\b(?:must|should|may|can|to)\b.*)\b(is|are|was|were|has|have|does|do)\b(?= (?:the|an?) \p{Ll})(?=[^“”]*\?$)/u.exec(
				item.stem
			);
		const other: Record<string, string> = {
			is: 'are',
			are: 'is',
			was: 'were',
			were: 'was',
			has: 'have',
			have: 'has',
			does: 'do',
			do: 'does'
		};
		if (!found || /^(?:Who|What) have|“/.test(item.stem)) return [];
		return withStem(
			item,
			item.stem.slice(0, found.index) +
				other[found[1]!]! +
				item.stem.slice(found.index + found[1]!.length)
		);
	}
});

const NEGATIVE = flawsOf('gate-17', {
	'“not” and its like': (item, _, random) => {
		if (!isChoice(item) || item.stem.includes('____')) return [];
		const bare = random.pick([
			(s: string) => s.replace(/\b(did|does|do|is|was|are|were|must|should|may) /, '$1 not '),
			(s: string) =>
				s.replace(/\?$/, ' except one?').replace(/^/, 'All of these are right but which: '),
			(s: string) => s.replace(/^/, 'Which of these is NOT true? '),
			(s: string) => s.replace(/^/, 'Which answer is incorrect? '),
			(s: string) => s.replace(/^/, 'Which of these is false? '),
			(s: string) => s.replace(/^/, 'Which of these was never said? ')
		]);
		return withStem(item, bare(item.stem));
	}
});

const OWN = flawsOf('gate-18', {
	'an absolute word in a wrong answer': (item, base, random) => {
		if (!isChoice(item)) return [];
		const word = random.pick(
			absent(base, [
				'always',
				'never',
				'completely',
				'totally',
				'entirely',
				'absolutely',
				'invariably',
				'solely'
			])
		);
		const wrong = item.options.find((o) => !item.key.includes(o.id))!;
		return word
			? [
					{
						item: {
							...item,
							options: item.options.map((o) =>
								o === wrong ? { ...o, text: `${word} ${o.text}` } : o
							)
						}
					}
				]
			: [];
	},
	'a vague word in the question': (item, base, random) => {
		const word = random.pick(
			absent(base, [
				'usually',
				'often',
				'sometimes',
				'frequently',
				'rarely',
				'generally',
				'typically',
				'commonly'
			])
		);
		return word ? atStart(item, `${word.charAt(0).toUpperCase()}${word.slice(1)}`) : [];
	}
});

function absent(
	{ text }: { text: string },
	words: readonly string[]
): readonly (string | undefined)[] {
	const left = words.filter((w) => !new RegExp(`\\b${w}\\b`, 'i').test(text));
	return left.length > 0 ? left : [undefined];
}

const LENGTH = flawsOf('gate-19', {
	'too short': (item, _, random) =>
		withStem(
			item,
			item.stem
				.split(' ')
				.slice(0, 2 + random.below(2))
				.join(' ')
		),
	'too long': (item, base, random: Random) => {
		const more = random
			.shuffle(base.reading.sentences.filter((s) => s.text.length > 60))
			.slice(0, 3);
		return withStem(item, `${more.map((s) => s.text).join(' ')} ${item.stem}`);
	}
});

export const WORDING_FLAWS: Flaw[] = [
	...LOOSE,
	...DATES,
	...FORMED,
	...NEGATIVE,
	...OWN,
	...LENGTH
];
