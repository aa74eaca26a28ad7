/** Whether denial, doubt, limits, conditions and who says so are in an item as they are in the words it was made from. */
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { Item } from '../item.ts';
import { outsideQuotes } from '../generate/wording.ts';
import { thirdPerson } from '../realise/inflect.ts';
import { declared, evidenceSentences, isFalse, matterOf, type Gate } from './gate.ts';
import { rootOf } from './words.ts';

type Has = (pattern: RegExp) => boolean;

const NEGATION =
	/\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|refus\w+|fail\w*|declin\w+|den(?:y|ies|ied)|forb[ia]d\w*|prohibit\w*)\b|n['’]t\b/i;
/** Where one of these stands, a denial of ours may say the same. */
const DENIES =
	/\b(?:only|unless|except|lack\w*|prevent\w*|ban(?:s|ned)?|bar(?:s|red)?|avoid\w*|stop\w*|hardly|few|little|limit\w*|rather|instead|against|out of|protect\w*|un\p{Ll}{4,}|in(?:valid|adequate|sufficient)|dis\p{Ll}{4,}|impossible|illegal)\b/giu;

/** Modals that may stand for each other in a question. */
const MODALS: [RegExp, RegExp][] = [
	[
		/^(?:may|might|could)$/,
		/\b(?:may|might|could|can|cannot|possib\w+|perhaps|probabl\w+|allow\w*|permit\w*|authori[sz]\w*|can’t|couldn’t)\b/i
	],
	[/^can$/, /\b(?:can|could|may|able|possible|cannot|can’t)\b/i],
	[
		/^(?:must|shall)$/,
		/\b(?:must|shall|ha(?:ve|s|d) to|requir\w+|oblig\w+|need\w*|forb[ia]d\w*|allow\w*|permit\w*)\b/i
	],
	[/^should$/, /\b(?:should|ought|advis\w+|recommend\w*)\b/i],
	[/^would$/, /\b(?:would|could|might|will|said|says?|told|promis\w+|expect\w*|plan\w*|want\w*)\b/i]
];

const WEAKENS =
	/^(?:only|merely|solely|exclusively|nearly|almost|often|usually|generally|normally|sometimes|mainly|mostly|largely|partly|typically|probably|perhaps|seldom|rarely|apparently|reportedly|allegedly|likely)$/i;
const LIMIT =
	/\b(at least|at most|no more than|no later than|more than|fewer than|less than|up to|at the earliest|half of(?: the)?) (?:an? |the )?[$€£]?([\p{L}\p{N}](?:[\p{L}\p{N},.]*[\p{L}\p{N}])?)/giu;
const ABOUT =
	/\b(about|around|roughly|approximately|nearly|almost) [$€£]?(?:an? )?(\d[\d,.]*\d|\d|half|quarter|third|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|\p{L}*teen|hundred|thousand|million|dozen|\p{Ll}+ and a half)/giu;
const QUANTIFIER = /^(?:most|some|few|several|many|half)$/i;
const SAYS =
	/\baccording to (?!the article)|\b(?:said|says?|told|wrote|writes|claim\w*|argu\w*|warn\w*|announc\w*|report\w*|believ\w*|stat(?:es|ed)|insist\w*|confirm\w*|estimat\w*|suggest\w*|show\w*|find|found|think\w*|thought|hear[ds]?|add(?:s|ed)|explain\w*|conclud\w*|suspect\w*|decid\w*|rul(?:es|ed)|held|judged|call\w*|ask\w*|promis\w*|demand\w*|agree[ds]?|expect\w*|hope[ds]?|conced\w*|admit\w*)\b/i;

export const forceKept: Gate = {
	id: 'gate-3',
	hard: true,
	check: (item, { reading }) => {
		if (!reading || isFalse(item)) return null;
		const said = declared(item);
		if (said === null) return null;
		const roots = new Set((said.match(/[\p{L}\p{N}]+/gu) ?? []).map(rootOf));
		const has: Has = (pattern) => pattern.test(said);
		const sentences = evidenceSentences(item, reading);
		for (const sentence of sentences) {
			const lost = lostFrom(sentence, roots, has);
			if (lost) return lost;
		}
		if (!SAYS.test(said) && losesSource(sentences, reading, roots))
			return 'The article leaves this to somebody it names.';
		return statesOutright(item) ? added(outsideQuotes(said), sentences) : null;
	}
};

/** Whether the item's own words state something, and do not only ask. */
function statesOutright(item: Item): boolean {
	return item.type === 'true-false' || item.type === 'cloze' || matterOf(item).includes('____');
}

/** What belongs to words that the item keeps, and is not in it. */
function lostFrom({ tree, text }: Sentence, roots: ReadonlySet<string>, has: Has): string | null {
	const { words } = tree;
	const kept = (at: number) =>
		at >= 0 && (roots.has(rootOf(words[at]!.text)) || roots.has(rootOf(words[at]!.lemma)));
	/** A verb in the form of the article or of a question about it. */
	const keptVerb = (at: number) =>
		at >= 0 &&
		[words[at]!.text, words[at]!.lemma, thirdPerson(words[at]!.lemma)].some((form) =>
			has(new RegExp(`(?<!\\p{L})${escaped(form)}(?!\\p{L})`, 'iu'))
		);
	const missing = (word: string) => !has(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'));
	for (const [at, word] of words.entries()) {
		const small = word.text.toLowerCase();
		const { head } = word;
		if (/^(?:not|n['’]t|never|no|neither|nobody|none|nothing)$/.test(small)) {
			if (keptVerb(head) && Math.abs(head - at) <= 6 && !has(NEGATION))
				return 'The article denies this.';
		} else if (word.xpos === 'MD') {
			const same = MODALS.find(([modal]) => modal.test(small))?.[1];
			if (same && keptVerb(head) && !has(same)) return `The article says “${word.text}”.`;
		} else if (WEAKENS.test(small) && /^(?:advmod|case|mark)/.test(word.label)) {
			if (kept(head) && missing(small) && wholeBranch(head, at))
				return `The article says “${word.text}”.`;
		} else if (QUANTIFIER.test(small)) {
			const of = tree.children(at, 'nmod');
			const before = /^(?:det|amod|nummod)/.test(word.label) && head > at && kept(head);
			const alone =
				/^(?:nsubj|obj)/.test(word.label) && (of.length > 0 ? of.some(kept) : kept(head));
			if ((before || alone) && missing(small) && !has(/\bhow (?:many|much)\b/i))
				return `The article says “${word.text}”.`;
		} else if (word.label === 'mark' && /^(?:if|unless|provided)$/.test(small)) {
			const governor = words[head]?.head ?? -1;
			if (kept(governor) && !kept(head)) return 'The article says so under a condition only.';
		} else if (word.label === 'case' && /^(?:without|except)$/.test(small)) {
			const governor = words[head]?.head ?? -1;
			if (kept(governor) && !kept(head) && missing(small)) return `The article says “${small} …”.`;
		}
	}
	for (const [, phrase, next] of [...text.matchAll(LIMIT), ...text.matchAll(ABOUT)]) {
		if (
			missing(phrase!) &&
			!missing(escaped(next!)) &&
			!has(/\bhow (?:many|much|long|far|old|often)\b/i)
		)
			return `The article says “${phrase}”.`;
	}
	return null;

	/** A weakening word stands before what it weakens; what lies between is kept, too. */
	function wholeBranch(head: number, at: number): boolean {
		if (head < at) return true;
		return words
			.slice(at + 1, head)
			.every(
				(w, i) =>
					w.upos === 'PUNCT' ||
					w.upos === 'DET' ||
					w.upos === 'AUX' ||
					w.upos === 'ADP' ||
					kept(at + 1 + i)
			);
	}
}

/** A clause that the article gives to somebody, kept for the most part and without them. */
function losesSource(
	sentences: readonly Sentence[],
	reading: Reading,
	roots: ReadonlySet<string>
): boolean {
	const indices = new Set(sentences.map((s) => reading.sentences.indexOf(s)));
	const kept = (sentence: number, at: number) => {
		const word = reading.sentences[sentence]!.tree.words[at]!;
		return roots.has(rootOf(word.text)) || roots.has(rootOf(word.lemma));
	};
	return reading.clauses.some((clause) => {
		const { source, kind } = clause.factuality;
		if (!indices.has(clause.sentence) || kind !== 'attributed' || !source) return false;
		if (!kept(clause.sentence, clause.predicate) || kept(source.sentence, source.head))
			return false;
		const parts = [clause.subject, clause.object, clause.predicative].flatMap((p) =>
			p && p.sentence === clause.sentence ? [p.head] : []
		);
		const { words } = reading.sentences[clause.sentence]!.tree;
		return parts.every((at) => words[at]!.upos === 'PRON' || kept(clause.sentence, at));
	});
}

/** How often something is denied. */
const DENIALS = /\b(?:not|never|cannot|no|none|nobody|nothing|neither|nor)\b|n['’]t\b/giu;

/** What an item says beyond the article: a denial, a duty, "all" for some. */
function added(said: string, sentences: readonly Sentence[]): string | null {
	const told = sentences.map((s) => s.text).join(' ');
	const ours = said.match(DENIALS) ?? [];
	const theirs = outsideQuotes(told).match(DENIALS) ?? [];
	/** A word that denies by itself, which only one of the two has: it may stand for a denial of the other. */
	const denies = (one: string, other: string) =>
		(one.match(DENIES) ?? []).some((word) => !other.toLowerCase().includes(word.toLowerCase()));
	if (ours.length > theirs.length && !denies(told, said))
		return `The article does not say “${ours.at(-1)}”.`;
	const same = theirs.length > ours.length && shareOf(told, said) > 0.8;
	if (same && !denies(said, told)) return 'The article denies this.';
	const orders = sentences.some(
		({ tree }) => tree.root >= 0 && tree.words[tree.root]!.xpos === 'VB'
	);
	const checks: [RegExp, RegExp][] = [
		[
			/\b(?:must|required to|ha(?:ve|s) to)\b/i,
			/\b(?:must|shall|ha(?:ve|s|d) to|requir\w+|oblig\w+|need\w*|mandatory|compulsory|only|forb[ia]d\w*|prohibit\w*)\b/i
		],
		[
			/\b(?:may|allowed to)\b/i,
			/\b(?:may|might|can|could|allow\w*|permit\w*|free to|possib\w+)\b/i
		],
		[/\bshould\b/i, /\b(?:should|ought|advis\w+|recommend\w*|better)\b/i],
		[
			/\b(?:all|everybody|everyone|every|always)\b/i,
			/\b(?:all|every\w*|each|always|any\w*|both|whole|no one|nobody)\b/i
		],
		[/\bwill\b/i, /\b(?:will|would|shall|going to|plan\w*|expect\w*|due)\b|['’]ll\b/i]
	];
	for (const [asked, granted] of checks) {
		const found = asked.exec(said);
		if (found && !granted.test(told) && !(orders && /must|should|have/.test(found[0])))
			return `The article does not say “${found[0]}”.`;
	}
	return null;
}

/** How much of what the article says there the item says, too. */
function shareOf(told: string, said: string): number {
	const words = new Set((said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(rootOf));
	const all = (told.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map(rootOf);
	return all.filter((w) => words.has(w)).length / Math.max(1, all.length);
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
