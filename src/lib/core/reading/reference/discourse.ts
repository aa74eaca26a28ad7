/** What has been spoken of lately: the occurrences of referents that a pronoun may go back to. */
import { quotations } from '../clauses/quotation.ts';
import type { FineType } from '../typing/entity-types.ts';
import type { SentenceTree } from '../tree.ts';
import { definiteness } from './nouns.ts';
import type { PronounKind } from './pronoun-words.ts';
import type { Referents } from './referents.ts';
import { firstConjunct, roleOf, type Role } from './structure.ts';

export const OCCURRENCE_KINDS = ['named', 'definite', 'indefinite', 'pronoun', 'several'] as const;

export interface Occurrence {
	/** −1 for a pronoun of which nothing is known. */
	referent: number;
	/** Of a pronoun its kind; '' for a noun. */
	pronoun: PronounKind | '';
	/** Whether it surely is the referent's; of a noun always. */
	sure: boolean;
	/** How likely it is the referent's, 0 to 1, and the next likely one's. */
	likely: number;
	next: number;
	sentence: number;
	/** Word position. */
	head: number;
	kind: (typeof OCCURRENCE_KINDS)[number];
	role: Role;
	/** Whether it is a member of a coordination. */
	joined: boolean;
	/** Number of the quotation it stands in, −1 outside. */
	quote: number;
	fine: FineType;
	/** 0 to 1, that its type is right. */
	confidence: number;
}

/** Nouns in the singular that "they" may stand for. */
const COLLECTIVE =
	/^(?:army|audience|band|board|cabinet|choir|class|club|committee|community|company|council|couple|crew|crowd|department|duo|enemy|family|firm|gang|generation|government|group|jury|majority|management|media|minority|number|orchestra|pair|party|population|press|public|squad|staff|team|trio|union)$/;

/** Whether "they" may stand for the noun though it is no plural. */
export const isCollective = (lemma: string) => COLLECTIVE.test(lemma.toLowerCase());

/** "She was *a pilot*", "as *a pilot*", "became *a pilot*", "Ana Lopez, *a pilot*": somebody who has been spoken of already. */
function isSaidOf(tree: SentenceTree, head: number): boolean {
	if (tree.child(head, 'cop') >= 0 || tree.is(head, 'xcomp') || tree.is(head, 'appos')) return true;
	if (tree.children(head, 'case').some((at) => tree.words[at]!.lemma === 'as')) return true;
	return (
		tree.is(head, 'obj') && /^(?:become|remain)$/.test(tree.words[tree.words[head]!.head]!.lemma)
	);
}

/**
 * The occurrences of each sentence, in order of their heads: its mentions, and several named together ("Ana and Ben"),
 * which get a referent of their own; the same several share one.
 */
export function occurrencesOf(referents: Referents): Occurrence[][] {
	const { sentences, of, all, together } = referents;
	const quotes = quotations(sentences);
	return sentences.map(({ tree, mentions, text, start }, s) => {
		const found: Occurrence[] = [];
		const conjuncts = new Map<number, number[]>();
		mentions.forEach(({ head, named, fine, confidence }, index) => {
			const referent = of[s]![index]!;
			if (referent < 0 || (!named && isSaidOf(tree, head))) return;
			const first = firstConjunct(tree, head);
			const joined = first !== head || tree.child(head, 'conj') >= 0;
			if (joined) conjuncts.set(first, [...(conjuncts.get(first) ?? []), index]);
			const how = definiteness(tree, head);
			const kind = named ? 'named' : how === 'a' || how === 'bare' ? 'indefinite' : 'definite';
			const role = roleOf(tree, head);
			const quote = quotes[s]![head]!;
			found.push({
				...{
					referent,
					pronoun: '',
					sure: true,
					likely: 1,
					next: 0,
					sentence: s,
					head,
					kind,
					role,
					joined
				},
				...{ quote, fine, confidence }
			});
		});
		for (const [first, members] of conjuncts) {
			const people = members.map((index) => of[s]![index]!);
			const { type } = all[people[0]!]!;
			const coordinated = tree
				.children(first, 'conj')
				.some((at) => tree.children(at, 'cc').some((cc) => tree.words[cc]!.lemma !== 'or'));
			if (members.length < 2 || !coordinated || people.some((one) => all[one]!.type !== type))
				continue;
			const key = [...people].sort((a, b) => a - b).join(' ');
			let referent = together.get(key);
			if (referent === undefined) {
				const parts = members.map((index) => mentions[index]!);
				const from = Math.min(...parts.map((part) => part.start)) - start;
				const until = Math.max(...parts.map((part) => part.end)) - start;
				const name = text.slice(from, until);
				referent = referents.open({
					...{ type, name, gender: '', plural: true },
					...{ named: false, unclear: false }
				});
				together.set(key, referent);
			}
			const { fine, confidence } = mentions[members[0]!]!;
			found.push({
				...{
					referent,
					pronoun: '',
					sure: true,
					likely: 1,
					next: 0,
					sentence: s,
					head: first,
					kind: 'several'
				},
				...{ role: roleOf(tree, first) },
				...{ joined: false, quote: quotes[s]![first]!, fine, confidence }
			});
		}
		return found.sort((a, b) => a.head - b.head);
	});
}

/** Further back than this many sentences no pronoun reaches; and of these only so many occurrences are looked at. */
const REACH = 3;
const MOST = 60;

/** From so likely a pronoun on, what it stands for is no woman where it is "he". */
const CALLS = 0.6;

/** The occurrences so far. */
export class Discourse {
	/** How often each referent has occurred, and in which sentence first. */
	readonly counts = new Map<number, number>();
	readonly firstIn = new Map<number, number>();
	/** The sentence in which a noun last called each. */
	readonly lastNoun = new Map<number, number>();
	readonly lastPronoun = new Map<PronounKind, Occurrence>();
	/** Of each referent whether "he" or "she" has stood for it last. */
	readonly calledSo = new Map<number, 'he' | 'she'>();
	private recent: Occurrence[] = [];

	add(occurrence: Occurrence): void {
		const { referent, sentence, pronoun } = occurrence;
		if (pronoun !== '') this.lastPronoun.set(pronoun, occurrence);
		else this.lastNoun.set(referent, sentence);
		this.recent.push(occurrence);
		if (this.recent.length > 2 * MOST) this.recent = this.recent.slice(-MOST);
		if (referent < 0) return;
		if ((pronoun === 'he' || pronoun === 'she') && occurrence.likely >= CALLS)
			this.calledSo.set(referent, pronoun);
		this.counts.set(referent, (this.counts.get(referent) ?? 0) + 1);
		if (!this.firstIn.has(referent)) this.firstIn.set(referent, sentence);
	}

	/** Those within reach of a sentence, the latest last. */
	within(sentence: number): Occurrence[] {
		return this.recent.slice(-MOST).filter((one) => sentence - one.sentence <= REACH);
	}
}
