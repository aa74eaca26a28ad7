/** Items that do not say what the article says: gates 1 to 4. */
import type { Item } from '../../../src/lib/core/quiz/item.ts';
import type { Random } from '../../../src/lib/core/random.ts';
import type { Sentence } from '../../../src/lib/core/reading/reading.ts';
import type { Base } from './base.ts';
import { flawsOf, isKey, OPENING, withStem, type Flaw, type Spoilt } from './flaw.ts';

const withEvidence = (
	item: Item,
	change: (e: Item['evidence'][number]) => Item['evidence'][number]
) => [{ item: { ...item, evidence: item.evidence.map(change) } as Item }];

const EVIDENCE = flawsOf('gate-1', {
	'no quote at all': (item) => [{ item: { ...item, evidence: [] } as Item }],
	'offsets shifted': (item, _, random) => {
		const by = 1 + random.below(9);
		return withEvidence(item, (e) => ({ ...e, start: e.start + by, end: e.end + by }));
	},
	'a word of the quote altered': (item, _, random) =>
		withEvidence(item, (e) => {
			const words = e.quote.split(' ');
			const at = random.below(words.length);
			words[at] = words[at]!.split('').reverse().join('') + 'x';
			return { ...e, quote: words.join(' ') };
		}),
	'quote cut short, its end kept': (item) =>
		withEvidence(item, (e) => ({ ...e, quote: e.quote.slice(0, -3) })),
	'past the end of the article': (item, { text }) =>
		withEvidence(item, (e) => ({ ...e, start: e.start + text.length, end: e.end + text.length }))
});

/** The sentence that an item rests on, when it is one alone. */
function sentenceOf(item: Item, { reading }: Base): Sentence | null {
	const [e] = item.evidence;
	const found = reading.sentences.filter((s) => e && e.start < s.end && s.start < e.end);
	return found.length === 1 && item.evidence.length === 1 ? found[0]! : null;
}

/** Whether the item says outright what is so: its words can be spoilt in place. */
const isSaid = (item: Item) =>
	(item.type === 'true-false' && item.key[0] === 'true') || item.type === 'cloze';

const escape = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Exchanges `from` where it stands just once in what the item says, and not within a quotation or a longer word. */
function exchange(item: Item, from: string, to: string): string | null {
	const opening = OPENING.exec(item.stem)?.[0] ?? '';
	const said = item.stem.slice(opening.length);
	const found = [
		...said.matchAll(new RegExp(`(?<![\\p{L}\\p{N}’'-])${escape(from)}(?![\\p{L}\\p{N}’'-])`, 'gu'))
	];
	if (found.length !== 1) return null;
	const at = found[0]!.index;
	return opening + said.slice(0, at) + to + said.slice(at + from.length);
}

const CONTENT = /^(?:NN|NNS|VBD|VBN|VBZ|JJ)$/;

function wordFromElsewhere(item: Item, base: Base, random: Random): Spoilt[] {
	const own = sentenceOf(item, base);
	if (!own || !isSaid(item)) return [];
	const others = base.reading.sentences.filter((s) => s.paragraph !== own.paragraph);
	const ownWords = new Set(own.tree.words.map((w) => w.lemma.toLowerCase()));
	for (const word of random.shuffle(own.tree.words)) {
		if (!CONTENT.test(word.xpos) || word.text.length < 4 || /^(?:be|have|do)$/.test(word.lemma))
			continue;
		const candidates = others.flatMap((s) =>
			s.tree.words.filter(
				(w) =>
					w.xpos === word.xpos &&
					w.text.length >= 4 &&
					!ownWords.has(w.lemma.toLowerCase()) &&
					!/^(?:be|have|do)$/.test(w.lemma)
			)
		);
		if (candidates.length === 0) continue;
		const made = exchange(item, word.text, random.pick(candidates).text.toLowerCase());
		if (made) return withStem(item, made);
	}
	return [];
}

function nameFromElsewhere(item: Item, base: Base, random: Random): Spoilt[] {
	const own = sentenceOf(item, base);
	if (!own || !isSaid(item)) return [];
	for (const name of random.shuffle(own.mentions.filter((m) => m.named))) {
		const others = base.reading.sentences
			.flatMap((s) => s.mentions)
			.filter(
				(m) =>
					m.named &&
					m.type === name.type &&
					m.cluster !== name.cluster &&
					!own.text.includes(m.text) &&
					!m.text.split(' ').some((w) => name.text.includes(w))
			);
		if (others.length === 0) continue;
		const made = exchange(item, name.text, random.pick(others).text);
		if (made) return withStem(item, made);
	}
	return [];
}

function otherNumber(item: Item, base: Base, random: Random): Spoilt[] {
	const own = sentenceOf(item, base);
	if (!own || !isSaid(item)) return [];
	const numbers = item.stem.match(/(?<![\p{L}\p{N}.,:-])\d[\d,]*(?![\p{L}\p{N}.,:-])/gu) ?? [];
	if (numbers.length === 0) return [];
	const from = random.pick(numbers);
	const value = Number(from.replaceAll(',', ''));
	return withStem(
		item,
		exchange(item, from, String(Math.round(value * (1.2 + random.next())) + 3))
	);
}

/** "X did Y" → "Y did X", where both stand in an active clause and neither is a pronoun. */
function rolesExchanged(item: Item, base: Base): Spoilt[] {
	const own = sentenceOf(item, base);
	if (!own || !isSaid(item)) return [];
	const index = base.reading.sentences.indexOf(own);
	for (const clause of base.reading.clauses) {
		const { subject, object, verb } = clause;
		if (clause.sentence !== index || !subject || !object || verb.voice !== 'active') continue;
		if (subject.from !== 'place' || object.from !== 'place' || verb.tense === 'none') continue;
		const heads = [subject, object].map((p) => own.tree.words[p.head]!);
		if (heads.some((w) => w.upos === 'PRON')) continue;
		// "The course takes three hours": an amount is done nothing to.
		if (/^(?:have|take|last|cost|need|weigh)$/.test(verb.lemma)) continue;
		const lower = (text: string, head: number) =>
			own.tree.words[head]!.upos === 'PROPN' ? text : text.charAt(0).toLowerCase() + text.slice(1);
		const said = item.stem;
		if (said.split(subject.text).length !== 2 || said.split(object.text).length !== 2) continue;
		const first = lower(object.text, object.head);
		const made = said
			.replace(subject.text, '\u0001')
			.replace(object.text, '\u0002')
			.replace('\u0001', () =>
				/^\p{Lu}/u.test(subject.text) ? first.charAt(0).toUpperCase() + first.slice(1) : first
			)
			.replace('\u0002', () => lower(subject.text, subject.head));
		return withStem(item, made);
	}
	return [];
}

const FRAME = flawsOf('gate-2', {
	'a word of another paragraph in place of its own': wordFromElsewhere,
	'a name of another paragraph in place of its own': nameFromElsewhere,
	'another number': otherNumber,
	'subject and object exchanged': rolesExchanged,
	'a wrong answer marked as right': (item, base, random) => {
		if (item.type !== 'choice' || item.options.some((o) => /^(?:must|should|need)/.test(o.text)))
			return [];
		// What the marked sentence itself names may be right after all, as far as words can tell.
		const quotes = item.evidence.map((e) => e.quote.toLowerCase()).join(' ');
		const wrong = item.options.filter(
			(o) =>
				!isKey(item, o) &&
				!(o.text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [o.text]).every((w) =>
					quotes.includes(w)
				)
		);
		return wrong.length === 0 ? [] : [{ item: { ...item, key: [random.pick(wrong).id] } }];
	},
	'a wrong answer marked as right, too': (item, _, random) => {
		if (item.type !== 'multiple') return [];
		const wrong = item.options.filter((o) => !isKey(item, o));
		return random.shuffle(wrong).map((o) => ({ item: { ...item, key: [...item.key, o.id] } }));
	},
	'partners exchanged': (item) => {
		if (item.type !== 'match') return [];
		return item.key.slice(1).map((_, i) => {
			const key = item.key.map(([a, b]) => [a, b] as [string, string]);
			[key[i]![1], key[i + 1]![1]] = [key[i + 1]![1], key[i]![1]];
			return { item: { ...item, key } };
		});
	}
});

export const TRUTH_FLAWS: Flaw[] = [...EVIDENCE, ...FRAME];
export { exchange, isSaid, sentenceOf };
