/** What the treebank says that mentions and pronouns stand for, to learn from and to measure by. */
import type { GoldMention } from '../typing/entity-brackets.ts';
import type { Candidate } from './candidates.ts';
import type { Occurrence } from './discourse.ts';
import type { MentionedSentence } from './names.ts';
import type { PronounScene } from './pronoun-features.ts';

/** A document as the reader reads it, with the annotated mentions of each sentence. */
export interface GoldDocument {
	sentences: readonly MentionedSentence[];
	gold: readonly (readonly GoldMention[])[];
}

/** The id of what the pronoun stands for; '' when it stands for nothing that has a mention. */
/** Where people are meant, a pronoun without an annotation is one that was forgotten. */
export const isForgotten = ({ pronoun }: PronounScene, id: string) =>
	id === '' && pronoun.kind !== 'it';

export function goldOfPronoun({ gold }: GoldDocument, { sentence, pronoun }: PronounScene): string {
	const spans = gold[sentence]!.filter(({ head }) => head === pronoun.position);
	return shortest(spans)?.id ?? '';
}

const shortest = (found: readonly GoldMention[]) =>
	found.reduce<GoldMention | null>(
		(best, one) => (best && best.last - best.first <= one.last - one.first ? best : one),
		null
	);

/** The id of what the word is a mention of; '' for none. */
function goldAt(
	{ gold }: GoldDocument,
	sentences: readonly MentionedSentence[],
	{ sentence, head, kind }: Pick<Occurrence, 'sentence' | 'head' | 'kind'>
): string {
	const spans = gold[sentence]!;
	if (kind === 'several') {
		const last = Math.max(...sentences[sentence]!.tree.children(head, 'conj'));
		return (
			shortest(spans.filter((one) => one.first <= head && one.last >= last && one.head === head))
				?.id ?? ''
		);
	}
	const exact = shortest(spans.filter((one) => one.head === head));
	if (exact) return exact.id;
	const mention = sentences[sentence]!.mentions.find((one) => one.head === head);
	if (!mention) return '';
	const { from, until } = mention;
	const around = spans.filter(
		(one) => one.first <= head && one.last >= head && one.head >= from && one.head < until
	);
	return shortest(around)?.id ?? '';
}

/**
 * Whether the pronoun stands for the candidate: by the candidate's latest occurrence that the treebank knows, or by what
 * most of its mentions are.
 */
export function isRight(
	document: GoldDocument,
	{ referents }: PronounScene,
	{ occurrences, referent }: Candidate,
	id: string
): boolean {
	if (id === '') return false;
	const known = occurrences
		.toReversed()
		.map((one) => goldAt(document, referents.sentences, one))
		.find((gold) => gold !== '');
	if (known === id) return true;
	const { mentions } = referents.all[referent]!;
	const same = mentions.filter((at) => {
		const { head } = referents.mention(at);
		const place = { sentence: at.sentence, head, kind: 'named' } as const;
		return goldAt(document, referents.sentences, place) === id;
	});
	return same.length * 2 > mentions.length;
}
