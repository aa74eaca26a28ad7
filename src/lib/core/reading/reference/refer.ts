/** Who and what a text speaks of under several names, and which of them its pronouns stand for. */
import type { Cluster, Mention, Pronoun, Sentence } from '../reading.ts';
import type { SentenceTree } from '../tree.ts';
import { referByDescription } from './descriptions.ts';
import { referByName } from './named.ts';
import type { MentionedSentence } from './names.ts';
import type { PronounModel } from './pronoun-model.ts';
import { Referents } from './referents.ts';
import { resolvePronouns } from './resolve-pronouns.ts';
import { unseenNames } from './unseen-names.ts';

export interface References {
	/** In the order of their first mentions. */
	clusters: Cluster[];
	/** For each sentence and mention its index in `clusters`, or −1. */
	clusterOf: number[][];
	/** For each sentence its third-person pronouns. */
	pronouns: Pronoun[][];
}

/** Fills the clusters of the sentences' mentions, and their pronouns, in place; see `findReferences`. */
export function markReferences(sentences: readonly Sentence[], model: PronounModel): Cluster[] {
	const { clusters, clusterOf, pronouns } = findReferences(sentences, model);
	sentences.forEach((sentence, s) => {
		sentence.mentions.forEach((mention, index) => (mention.cluster = clusterOf[s]![index]!));
		sentence.pronouns = pronouns[s]!;
	});
	return clusters;
}

/** The word of a mention that hangs outside it; the typer has the name itself for its head even in "Mr Pereira". */
function anchorOf({ words }: SentenceTree, { head, from, until }: Mention): number {
	let at = head;
	for (let above = words[at]!.head; above >= from && above < until; above = words[at]!.head)
		at = above;
	return at;
}

/** What the nouns of a text refer to; names that are no mentions come after those that are. */
export function gatherReferents(sentences: readonly MentionedSentence[]): Referents {
	const withUnseen = sentences.map((sentence) => ({
		...sentence,
		mentions: [...sentence.mentions, ...unseenNames(sentence)].map((mention) => ({
			...mention,
			head: anchorOf(sentence.tree, mention)
		}))
	}));
	const referents = new Referents(withUnseen);
	referByDescription(referents, referByName(referents));
	return referents;
}

/**
 * Clusters are what has a name, and what is meant more than once. A short form that fits several people is in none; a
 * cluster that several together make up ("Ana and Ben") has pronouns only. Deterministic; time grows linearly with the
 * sentences.
 */
export function findReferences(
	sentences: readonly MentionedSentence[],
	model: PronounModel
): References {
	const referents = gatherReferents(sentences);
	const resolved = resolvePronouns(referents, model);
	const meant = new Set(resolved.flatMap((row) => row.map(({ referent }) => referent)));
	const clusters: Cluster[] = [];
	const numbers = new Map<number, number>();
	const numberOf = (referent: number): number => {
		if (referent < 0) return -1;
		const { unclear, named, mentions, name, type } = referents.all[referent]!;
		if (unclear || (!named && mentions.length < 2 && !meant.has(referent))) return -1;
		let number = numbers.get(referent);
		if (number === undefined) {
			number = clusters.push({ name, type }) - 1;
			numbers.set(referent, number);
		}
		return number;
	};
	const clusterOf: number[][] = [];
	const pronouns: Pronoun[][] = [];
	sentences.forEach(({ mentions }, s) => {
		clusterOf.push(referents.of[s]!.slice(0, mentions.length).map(numberOf));
		pronouns.push(
			resolved[s]!.map(({ position, referent }) => ({ position, cluster: numberOf(referent) }))
		);
	});
	return { clusters, clusterOf, pronouns };
}
