/** Whether an item says what the article says, no more and nothing else. */
import { isGrounded } from '../../evidence.ts';
import type { Phrase } from '../../reading/clauses/clause.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { contentRoots, contentWords } from '../generate/peers.ts';
import type { Item } from '../item.ts';
import {
	declared,
	evidenceSentences,
	isFalse,
	matterOf,
	rightOptions,
	wrongOptions,
	type Gate,
	type GateContext
} from './gate.ts';
import { FORCE } from './same.ts';
import { forceKept } from './force-gate.ts';
import { holdsWords, normalized, rootOf } from './words.ts';

const evidenceStands: Gate = {
	id: 'gate-1',
	hard: true,
	check: (item, { text }) => {
		if (item.evidence.length === 0)
			return 'Mark the words of the article that this question rests on.';
		return item.evidence.every((e) => isGrounded(text, e))
			? null
			: 'A quote does not stand at its place in the article. Mark it again.';
	}
};

/** What the item says is so, piece by piece. */
function piecesOf(item: Item): string[] {
	const whole = declared(item);
	if (whole !== null) return [whole];
	if (item.type === 'multiple') return rightOptions(item).map((o) => `${matterOf(item)} ${o.text}`);
	if (item.type === 'order') return item.options.map((o) => o.text);
	if (item.type === 'match') {
		return item.key.map(([a, b]) => {
			const left = item.options.find((o) => o.id === a)?.text ?? '';
			return `${left} ${item.targets.find((t) => t.id === b)?.text ?? ''}`;
		});
	}
	return [];
}

const ASKED =
	/^(?:which|what|who|whom|whose|when|where|why|because|how|often|long|many|much|case|soon|year|these|does|did|according|article|say|says|said|have|has|must|may|should|need|do|done|rule|gives|give|forbids?|forbidden|allowed|requires?|required|following|kind|names?|like|choose|mark|according|he|she|it|they|them|him|her|his|its|their|you|your|somebody|someone|people|place|city|town|country|state|region|person|organization|institution|animal|number|called?|stands?|date|month)$/;

/** Every content word of what is said stands in the evidence, or belongs to a name or description of what the evidence speaks of. */
const wordsGrounded: Gate = {
	id: 'gate-2',
	hard: true,
	check: (item, context) => {
		const { reading, parse } = context;
		if (!reading || isFalse(item) || item.type === 'evidence') return null;
		const sentences = evidenceSentences(item, reading);
		const pieces = piecesOf(item);
		// Each pair and each event is said in one place; other items may rest on several together.
		const apart = item.type === 'match' || item.type === 'order';
		const places = apart
			? item.evidence.map((e) => evidenceSentences({ ...item, evidence: [e] }, reading))
			: [sentences];
		for (const piece of pieces) {
			const strange = places.map((place) => ungrounded(piece, place, reading));
			const first = strange[0];
			if (first === undefined || strange.includes(null)) continue;
			return apart
				? `The marked words of the article do not say “${piece}” in one place.`
				: `The marked words of the article do not say “${first}”.`;
		}
		return parse ? rolesKept(item, sentences, reading, parse) : null;
	}
};

/** The first word that these sentences do not hold in any form; null when they hold all. */
function ungrounded(
	piece: string,
	sentences: readonly Sentence[],
	reading: Reading
): string | null {
	const near = new Set(
		sentences.flatMap((s) => [
			...wordsOf(s.tree),
			...normalized(s.text).split(/[ ,.%]/),
			...s.tree.words.flatMap((w) => [rootOf(w.text), rootOf(w.lemma)])
		])
	);
	const names = namesOfWhatIsMeant(sentences, reading);
	const everywhere = reading.text.toLowerCase();
	const words = piece.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}’'.,-]*[\p{L}\p{M}\p{N}])?/gu) ?? [];
	const nouns = new Set(
		sentences.flatMap((s) =>
			s.tree.words.filter((w) => /^(?:NOUN|PROPN)$/.test(w.upos)).map((w) => w.text.toLowerCase())
		)
	);
	for (const [i, word] of words.entries()) {
		const small = word.toLowerCase().replace(/[’']s?$/, '');
		const isNumber = /^\p{N}/u.test(word);
		if (near.has(small) || near.has(rootOf(small)) || ASKED.test(small)) continue;
		if (!isNumber && contentWords(small).size === 0) continue;
		if (
			`${small}-${normalized(small)}`
				.split(/[-.’']/)
				.some((part) => near.has(part) && (!isNumber || part.length > 1))
		)
			continue;
		if (names.has(small)) continue;
		// "Which organization", "in which city": our word for the kind of thing.
		if (i > 0 && /^(?:which|what)$/i.test(words[i - 1]!)) continue;
		// "The immigration agent" for "the agent": as the article calls it elsewhere.
		const phrase = words.slice(i, i + 4).map((w) => w.toLowerCase().replace(/[’']s?$/, ''));
		const described =
			!isNumber &&
			phrase.some(
				(last, k) =>
					k > 0 && nouns.has(last) && everywhere.includes(phrase.slice(0, k + 1).join(' '))
			);
		if (!described) return word;
	}
	return null;
}

/** The words of all names of the persons and things that these sentences name or mean by a pronoun. */
function namesOfWhatIsMeant(sentences: readonly Sentence[], reading: Reading): Set<string> {
	const meant = new Set(
		sentences.flatMap((s) => [
			...s.mentions.map((m) => m.cluster),
			...s.pronouns.map((p) => p.cluster)
		])
	);
	meant.delete(-1);
	const texts = reading.sentences
		.flatMap((s) => s.mentions)
		.filter((m) => meant.has(m.cluster))
		.map((m) => m.text);
	for (const cluster of meant) texts.push(reading.clusters[cluster]?.name ?? '');
	// Whoever is quoted here, wherever the article names them.
	for (const { speaker, start, end } of reading.quotes) {
		if (speaker && sentences.some((s) => s.start < end && start < s.end)) {
			const named = reading.sentences[speaker.sentence]!.mentions.find(
				(m) => m.head === speaker.head
			);
			texts.push(speaker.text, reading.clusters[named?.cluster ?? -1]?.name ?? '');
		}
	}
	// A name that no cluster holds may still be part of a fuller one.
	for (const m of sentences.flatMap((s) => s.mentions.filter((one) => one.named))) {
		const last = m.text.split(' ').at(-1)!;
		for (const other of reading.sentences.flatMap((s) => s.mentions))
			if (other.named && other.text.split(' ').includes(last)) texts.push(other.text);
	}
	return new Set(
		texts.flatMap((t) =>
			(t.toLowerCase().match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? []).map((w) => w.replace(/[’']s?$/, ''))
		)
	);
}

function wordsOf(tree: SentenceTree): string[] {
	return tree.words.flatMap(({ text, lemma }) => {
		const small = text.toLowerCase();
		return [small, lemma.toLowerCase(), ...small.split(/[-.]/)];
	});
}

/** Who does it and what it is done to are as the article has them. */
function rolesKept(
	item: Item,
	sentences: readonly Sentence[],
	reading: Reading,
	parse: NonNullable<GateContext['parse']>
): string | null {
	const said = item.type === 'true-false' || item.type === 'cloze' ? declared(item) : null;
	if (said !== null && inTurnedOrder(said, sentences, reading)) return EXCHANGED;
	const tree = said === null ? null : parse(said)?.tree;
	if (!tree || tree.root < 0) return null;
	const root = tree.words[tree.root]!;
	const subject = tree.child(tree.root, 'nsubj');
	if (subject < 0 || root.upos !== 'VERB' || tree.is(subject, 'nsubj:pass')) return null;
	const indices = new Set(sentences.map((s) => reading.sentences.indexOf(s)));
	const same = reading.clauses.filter(
		(c) => indices.has(c.sentence) && c.verb.lemma === root.lemma && c.verb.voice === 'active'
	);
	if (same.length === 0) return null;
	const form = tree.words[subject]!.text.toLowerCase();
	const object = tree.child(tree.root, 'obj');
	const objectForm = object < 0 ? null : tree.words[object]!.text.toLowerCase();
	// Only what is plainly turned round: its subject is the article's object, or its object the article's subject.
	const turned = same.every(
		(c) =>
			(!headsOf(reading, c.subject).has(form) && headsOf(reading, c.object).has(form)) ||
			(objectForm !== null &&
				!headsOf(reading, c.object).has(objectForm) &&
				headsOf(reading, c.subject).has(objectForm))
	);
	return turned ? EXCHANGED : null;
}

const EXCHANGED = 'Who does it and what it is done to seem to be exchanged.';

/** The article has subject, verb, object in this order, and the item the same words with the object first. */
function inTurnedOrder(said: string, sentences: readonly Sentence[], reading: Reading): boolean {
	const words = (said.match(/[\p{L}\p{N}’'-]+/gu) ?? []).map((w) => w.toLowerCase());
	const placeOf = (word: string) =>
		words.indexOf(word) === words.lastIndexOf(word) ? words.indexOf(word) : -1;
	return reading.clauses.some((clause) => {
		const { subject, object, verb, sentence } = clause;
		const own = reading.sentences[sentence]!;
		if (!sentences.includes(own) || !subject || !object || verb.voice !== 'active') return false;
		if (subject.sentence !== sentence || object.sentence !== sentence) return false;
		const word = (at: number) => own.tree.words[at]!.text.toLowerCase();
		if (!(subject.head < clause.predicate && clause.predicate < object.head)) return false;
		const [s, v, o] = [subject.head, clause.predicate, object.head].map((at) => placeOf(word(at)));
		// "was approved by the council" turns it round rightly.
		return o! >= 0 && o! < v! && v! < s! && !words.slice(v, s).includes('by');
	});
}

function headsOf(reading: Reading, phrase: Phrase | null): Set<string> {
	if (!phrase) return new Set();
	const { tree } = reading.sentences[phrase.sentence]!;
	return new Set(phrase.members.map((at) => tree.words[at]!.text.toLowerCase()));
}

/** No distractor is said elsewhere, or beside the key, of what the question asks. */
const distractorsUnsupported: Gate = {
	id: 'gate-4',
	hard: true,
	check: (item, { reading }) => {
		if ((item.type !== 'choice' && item.type !== 'multiple') || !reading) return null;
		const matter = matterOf(item);
		const asked = new Set([...contentRoots(matter)].filter((root) => !ASKED.test(root)));
		// A number says something only with what is counted.
		const counted = /____ (\p{L}+)/u.exec(matter)?.[1] ?? '';
		const keys = rightOptions(item).map((o) => o.text);
		const others = new Set(
			[...asked].filter((root) => !keys.some((k) => contentRoots(k).has(root)))
		);
		for (const option of wrongOptions(item)) {
			if (FORCE.test(option.text)) continue;
			const words = /^[\d.,]+$|^\p{Ll}+$/u.test(option.text)
				? `${option.text} ${counted}`
				: option.text;
			const supported = reading.sentences.some((s) => {
				if (!holdsWords(s.text, words)) return false;
				if (item.evidence.some((e) => e.start < s.end && s.start < e.end))
					return keys.some((key) => isJoined(s.text, key, option.text));
				const here = new Set([
					...contentRoots(s.text),
					...s.tree.words.map((w) => rootOf(w.lemma))
				]);
				let shared = 0;
				for (const root of others) if (here.has(root)) shared += 1;
				return shared >= Math.min(3, Math.max(1, others.size - 1)) && shared / others.size > 0.6;
			});
			if (supported) return `The article may also support “${option.text}”.`;
		}
		return null;
	}
};

/** "a chair, a screen and a headset": both stand in one list, so that what is said of one is said of the other. */
function isJoined(sentence: string, key: string, other: string): boolean {
	const marked = ` ${sentence.replace(/[,;] (?:and |or )?| (?:and|or) /g, ' \u0001 ')} `
		.split('\u0001')
		.map((part) => normalized(part));
	if (marked.length < 2) return false;
	const ends = (part: string, words: string) => ` ${part}`.endsWith(` ${words}`);
	const starts = (part: string, words: string) => `${part} `.startsWith(`${words} `);
	const [a, b] = [normalized(key), normalized(other)];
	const at = (words: string) =>
		marked.findIndex((part) => ends(part, words) || starts(part, words));
	const [i, j] = [at(a), at(b)];
	if (i < 0 || j < 0 || i === j) return false;
	// Between two members stand only other short members.
	const [from, to] = [Math.min(i, j), Math.max(i, j)];
	return (
		ends(marked[from]!, from === i ? a : b) &&
		starts(marked[to]!, to === i ? a : b) &&
		marked.slice(from + 1, to).every((part) => part.split(' ').length <= 4)
	);
}

export const TRUTH_GATES: readonly Gate[] = [
	evidenceStands,
	wordsGrounded,
	forceKept,
	distractorsUnsupported
];
