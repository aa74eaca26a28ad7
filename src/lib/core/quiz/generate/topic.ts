/** Whom or what an article is about: asked for, it would be guessed from every other question. */
import type { Mention, Reading } from '../../reading/reading.ts';

/** Share of the sentences that speak of it. */
const SHARE = 0.3;
const FEWEST = 4;
const PERSONAL = /^(?:he|she|his|her|him)$/i;

/** @returns whether a mention is of what much of the article speaks of */
export function topicsOf(reading: Reading): (mention: Mention) => boolean {
	const sentences = new Map<number, number>();
	let open = 0;
	for (const { mentions, pronouns, tree } of reading.sentences) {
		const here = new Set([...mentions.map((m) => m.cluster), ...pronouns.map((p) => p.cluster)]);
		if (
			here.has(-1) &&
			pronouns.some((p) => p.cluster < 0 && PERSONAL.test(tree.words[p.position]!.text))
		)
			open++;
		here.delete(-1);
		for (const cluster of here) sentences.set(cluster, (sentences.get(cluster) ?? 0) + 1);
	}
	// A "he" that is left open is mostly the one whom the article names most.
	const people = [...sentences].filter(([c]) => reading.clusters[c]!.type === 'person');
	const first = people.sort((a, b) => b[1] - a[1])[0];
	if (first) sentences.set(first[0], first[1] + open);
	const enough = Math.max(FEWEST, reading.sentences.length * SHARE);
	const topics = [...sentences].filter(([, n]) => n >= enough).map(([cluster]) => cluster);
	topics.push(...introduced(reading));
	const names = topics.map((c) => new Set(reading.clusters[c]!.name.split(' ')));
	return ({ cluster, named, text }) =>
		topics.includes(cluster) ||
		(named && names.some((words) => text.split(' ').every((word) => words.has(word))));
}

/** "Ada Brunner (born 1890) is a physicist": whom the first sentence says to be something. */
function introduced({ clauses, sentences }: Reading): number[] {
	const opening = clauses.find(
		({ sentence, kind, verb }) => sentence === 0 && kind === 'main' && verb.copular
	);
	const mention = sentences[0]?.mentions.find((m) => m.head === opening?.subject?.head);
	return mention?.named && mention.cluster >= 0 ? [mention.cluster] : [];
}
