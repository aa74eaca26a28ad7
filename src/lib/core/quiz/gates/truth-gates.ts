/** Whether an item says what the article says, no more and nothing else. */
import { isGrounded } from '../../evidence.ts';
import type { Clause, Phrase } from '../../reading/clauses/clause.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { contentWords } from '../generate/peers.ts';
import type { Item } from '../item.ts';
import {
	declared,
	matterOf,
	rightOptions,
	wrongOptions,
	type Gate,
	type GateContext
} from './gate.ts';
import { holdsWords, normalized } from './words.ts';

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

const evidenceSentences = (item: Item, reading: Reading): Sentence[] =>
	reading.sentences.filter((s) => item.evidence.some((e) => e.start < s.end && s.start < e.end));

const isFalse = (item: Item) => item.type === 'true-false' && item.key[0] === 'false';

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
	/^(?:which|what|who|whom|whose|when|where|why|how|many|much|case|soon|year|these|does|did|according|article|say|says|said|have|has|must|may|should|need|do|done|rule|gives|give|forbidden|allowed|required|following|kind|names?)$/;

/** Every content word of what is said stands in the evidence, or belongs to a name or description the article uses. */
const wordsGrounded: Gate = {
	id: 'gate-2',
	hard: true,
	check: (item, { reading, parse }) => {
		if (!reading || isFalse(item) || item.type === 'evidence') return null;
		const sentences = evidenceSentences(item, reading);
		const near = new Set(
			sentences.flatMap((s) => [...wordsOf(s.tree), ...normalized(s.text).split(/[ ,.%]/)])
		);
		const everywhere = reading.text.toLowerCase();
		for (const piece of piecesOf(item)) {
			const words =
				piece.match(/\p{N}[\p{N},.]*\p{N}(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
			for (const [i, word] of words.entries()) {
				const small = word.toLowerCase().replace(/[’']s?$/, '');
				if (near.has(small) || ASKED.test(small) || contentWords(small).size === 0) continue;
				if (`${small}-${normalized(small)}`.split(/[-.’']/).some((part) => near.has(part)))
					continue;
				const next = words[i + 1]?.toLowerCase();
				// A fuller name, or "the immigration agent" for "the agent": as the article calls it elsewhere.
				const elsewhere = /^\p{Lu}/u.test(word)
					? everywhere.includes(small)
					: next !== undefined && everywhere.includes(`${small} ${next.replace(/[’']s?$/, '')}`);
				if (!elsewhere) return `The marked words of the article do not say “${word}”.`;
			}
		}
		return parse ? rolesKept(item, sentences, reading, parse) : null;
	}
};

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
	return turned ? 'Who does it and what it is done to seem to be exchanged.' : null;
}

function headsOf(reading: Reading, phrase: Phrase | null): Set<string> {
	if (!phrase) return new Set();
	const { tree } = reading.sentences[phrase.sentence]!;
	return new Set(phrase.members.map((at) => tree.words[at]!.text.toLowerCase()));
}

const NEGATION =
	/\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|refus\w+|fail\w*|declin\w+|den(?:y|ies|ied))\b|n['’]t\b/i;
const GUESS =
	/\b(?:may|might|could|would|possibly|perhaps|probably|likely|reportedly|allegedly|apparently|seems?|appears?)\b/i;

/** Denial, doubt, limits and who says so are in the item as they are in the clause it was made from. */
const forceKept: Gate = {
	id: 'gate-3',
	hard: true,
	check: (item, { reading }) => {
		if (!reading || isFalse(item)) return null;
		const said = declared(item);
		if (said === null) return null;
		const clause = sourceOf(item, reading, said);
		if (!clause) return null;
		if (clause.verb.negated && !NEGATION.test(said)) return 'The article denies this.';
		const { tree } = reading.sentences[clause.sentence]!;
		const has = (word: string) => holdsWords(said, word);
		const lost = [...clause.hedges, ...clause.limits].find(
			(word) => !has(word) && !standsOutside(tree, clause, word, has)
		);
		if (lost !== undefined) return `The article says “${lost}”.`;
		const { modal } = clause.verb;
		if (/^(?:may|might|could|would)$/.test(modal) && !GUESS.test(said) && !/\bcan\b/i.test(said))
			return `The article says “${modal}”.`;
		if (clause.factuality.kind === 'attributed' && clause.factuality.source) {
			const named =
				/\baccording to (?!the article)|\b(?:said|says?|told|wrote|claim\w*|argu\w*|warn\w*|announc\w*|report\w*|believ\w*|stat(?:es|ed)|insist\w*|confirm\w*|estimat\w*|suggest\w*|show\w*|find|found)\b/i;
			if (!named.test(said)) return 'The article leaves this to somebody it names.';
		}
		return null;
	}
};

/** "only" in a part of the clause that the item leaves out. */
function standsOutside(
	tree: SentenceTree,
	clause: Clause,
	word: string,
	has: (word: string) => boolean
): boolean {
	const first = word.toLowerCase().split(' ')[0];
	const at = tree.words.findIndex(
		(w) => w.text.toLowerCase() === first && w.start >= clause.start && w.end <= clause.end
	);
	const head = tree.words[tree.words[at]?.head ?? -1];
	return head !== undefined && !has(head.text) && !has(head.lemma);
}

/** The clause of the evidence that the item's words come from: the one whose predicate it names and of which it holds most. */
function sourceOf(item: Item, reading: Reading, said: string): Clause | null {
	const words = new Set(said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
	const indices = new Set(
		evidenceSentences(item, reading).map((s) => reading.sentences.indexOf(s))
	);
	let best: Clause | null = null;
	let most = 0.6;
	for (const clause of reading.clauses) {
		if (!indices.has(clause.sentence)) continue;
		const { tree } = reading.sentences[clause.sentence]!;
		const predicate = tree.words[clause.predicate]!;
		if (!words.has(predicate.text.toLowerCase()) && !words.has(predicate.lemma.toLowerCase()))
			continue;
		const core = [clause.subject, clause.object, clause.predicative].flatMap((phrase) =>
			phrase && phrase.sentence === clause.sentence ? [tree.words[phrase.head]!] : []
		);
		const held = core.filter((w) => words.has(w.text.toLowerCase()) || w.upos === 'PRON').length;
		const share = core.length === 0 ? 0 : held / core.length;
		if (share > most) {
			most = share;
			best = clause;
		}
	}
	return best;
}

/** No distractor is said elsewhere of what the question asks. */
const distractorsUnsupported: Gate = {
	id: 'gate-4',
	hard: true,
	check: (item, { reading }) => {
		if ((item.type !== 'choice' && item.type !== 'multiple') || !reading) return null;
		const matter = matterOf(item);
		const asked = contentWords(matter);
		// A number says something only with what is counted.
		const counted = /____ (\p{L}+)/u.exec(matter)?.[1] ?? '';
		for (const option of wrongOptions(item)) {
			if (/^(?:must|should|may|need)(?: not)?$/.test(option.text)) continue;
			const words = /^[\d.,]+$|^\p{Ll}+$/u.test(option.text)
				? `${option.text} ${counted}`
				: option.text;
			const supported = reading.sentences.some((s) => {
				if (!holdsWords(s.text, words) || item.evidence.some((e) => e.start === s.start))
					return false;
				const here = contentWords(s.text);
				let shared = 0;
				for (const word of asked) if (here.has(word)) shared += 1;
				return shared >= 4 && shared / asked.size > 0.6;
			});
			if (supported) return `The article may also support “${option.text}”.`;
		}
		return null;
	}
};

export const TRUTH_GATES: readonly Gate[] = [
	evidenceStands,
	wordsGrounded,
	forceKept,
	distractorsUnsupported
];
