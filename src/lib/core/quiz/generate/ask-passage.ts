/** What the generator finds to ask about a passage that somebody has chosen. */
import type { Reading } from '../../reading/reading.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import type { GateContext } from '../gates/gate.ts';
import type { Item } from '../item.ts';
import { fitsBeside } from '../spares.ts';
import { ACCEPTED_FROM } from './acceptability-weights.ts';
import { sift } from './assemble.ts';
import { draftCandidates } from './generate.ts';
import { nameArticle } from './name-article.ts';

const MOST_OFFERS = 6;

export interface PassageOffer {
	item: Item;
	/** False: it passes the gates, and is of a kind that readers often refused. */
	sure: boolean;
}

export interface PassageOffers {
	/** The surest first. */
	offers: PassageOffer[];
	/** '' where there are offers, else a sentence that says why there are none. */
	why: string;
}

/**
 * Items that rest on sentences of a passage alone, held against the same gates as any, and fit beside the quiz.
 * @param passage UTF-16 offsets into the article; sentences that it touches belong to it
 */
export function askPassage(
	reading: Reading,
	words: WordTable,
	parse: NonNullable<GateContext['parse']>,
	passage: { start: number; end: number },
	{ title, quiz }: { title: string; quiz: readonly Item[] }
): PassageOffers {
	const none = (why: string): PassageOffers => ({ offers: [], why });
	const inside = new Set(
		reading.sentences.flatMap((s, i) => (s.start < passage.end && passage.start < s.end ? [i] : []))
	);
	if (inside.size === 0)
		return none('This passage holds no sentence that the reader takes for running text.');
	const candidates = draftCandidates(reading, words).filter(({ sentences }) =>
		sentences.every((i) => inside.has(i))
	);
	const { sound } = sift(reading, candidates, parse);
	if (sound.length === 0)
		return none('Nothing in this passage can be asked about on its own without guessing.');
	const fitting = sound.filter(({ item }) => fitsBeside(item, quiz));
	if (fitting.length === 0)
		return none('What can be asked about this passage is asked in the quiz already.');
	const isSure = (c: (typeof fitting)[number]) =>
		c.acceptable >= ACCEPTED_FROM && c.standing !== 'spare';
	const told = new Set<string>();
	const offers = fitting
		.sort(
			(a, b) =>
				Number(isSure(b)) - Number(isSure(a)) ||
				b.acceptable - a.acceptable ||
				(a.item.id < b.item.id ? -1 : 1)
		)
		// One way of asking for each fact and type.
		.filter(({ item }) => {
			const what = `${item.claim} ${item.type}`;
			return !told.has(what) && told.add(what);
		})
		.slice(0, MOST_OFFERS)
		.map((c) => ({ item: nameArticle(c.item, title, reading), sure: isSure(c) }));
	return { offers, why: '' };
}
