/** Who and what a text speaks of under several names, and which of them its pronouns stand for. */
import type { Cluster, Pronoun, Sentence } from '../reading.ts';
import { referByDescription } from './descriptions.ts';
import { referByName } from './named.ts';
import type { MentionedSentence } from './names.ts';
import { Referents } from './referents.ts';

export interface References {
	/** In the order of their first mentions. */
	clusters: Cluster[];
	/** For each sentence and mention its index in `clusters`, or −1. */
	clusterOf: number[][];
	/** For each sentence its third-person pronouns. */
	pronouns: Pronoun[][];
}

/** Fills the clusters of the sentences' mentions, and their pronouns, in place; see `findReferences`. */
export function markReferences(sentences: readonly Sentence[]): Cluster[] {
	const { clusters, clusterOf, pronouns } = findReferences(sentences);
	sentences.forEach((sentence, s) => {
		sentence.mentions.forEach((mention, index) => (mention.cluster = clusterOf[s]![index]!));
		sentence.pronouns = pronouns[s]!;
	});
	return clusters;
}

/**
 * Clusters are what has a name, and what is meant more than once. A short form that fits several people is in none.
 * Deterministic; time grows linearly with the sentences.
 */
export function findReferences(sentences: readonly MentionedSentence[]): References {
	const referents = new Referents(sentences);
	referByDescription(referents, referByName(referents));
	const pronouns: Pronoun[][] = sentences.map(() => []);
	const clusters: Cluster[] = [];
	const numbers = new Map<number, number>();
	const clusterOf = referents.of.map((row) =>
		row.map((referent) => {
			if (referent < 0) return -1;
			const { unclear, named, mentions, name, type } = referents.all[referent]!;
			if (unclear || (!named && mentions.length < 2)) return -1;
			let number = numbers.get(referent);
			if (number === undefined) {
				number = clusters.push({ name, type }) - 1;
				numbers.set(referent, number);
			}
			return number;
		})
	);
	return { clusters, clusterOf, pronouns };
}
