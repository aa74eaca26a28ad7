import type { Item, ItemResponse } from '../../quiz/item.ts';
import { firstRight, totalsOf, type AnswerTable } from './answers.ts';
import { thirdsOf, type Third } from './thirds.ts';
import { offeredWays, waysOf, type Way } from './ways.ts';

export type Counts = Record<Third, number> & { all: number };

/** How many went one way at an item, in each third of the scores. */
export interface DistractorRow extends Way {
	counts: Counts;
}

export interface DistractorTable {
	/** What is on offer in the order of the quiz, then what else was answered, most often first. */
	rows: DistractorRow[];
	/** Answered nothing. */
	nothing: Counts;
	/** How many attempts each third has. */
	attempts: Counts;
}

/**
 * What was answered to the item at `place`, by thirds of the whole quiz's scores. An answer may go several ways, so the
 * rows of a question with several right options add up to more than the attempts.
 */
export function distractorTable(
	item: Item,
	place: number,
	table: AnswerTable,
	thirds: readonly Third[] = thirdsOf(totalsOf(table))
): DistractorTable {
	const offered = offeredWays(item);
	const rows = new Map<string, DistractorRow>(
		offered.map((way) => [way.id, { ...way, counts: none() }])
	);
	const nothing = none();
	const attempts = none();
	const known = new Map<ItemResponse, Way[]>();
	table.forEach((answers, i) => {
		const third = thirds[i]!;
		const answer = answers[place];
		const ways = answer ? remembered(known, item, answer.response) : [];
		add(attempts, third);
		if (ways.length === 0) add(nothing, third);
		for (const way of ways) {
			const row = rows.get(way.id) ?? { ...way, counts: none() };
			// Of what was typed, the mark scheme has said whether it is right.
			if (way.key === null && answer) row.key = firstRight(answer);
			add(row.counts, third);
			rows.set(way.id, row);
		}
	});
	const others = [...rows.values()]
		.slice(offered.length)
		.sort((a, b) => b.counts.all - a.counts.all || (a.id < b.id ? -1 : 1));
	return { rows: [...[...rows.values()].slice(0, offered.length), ...others], nothing, attempts };
}

function none(): Counts {
	return { bottom: 0, middle: 0, top: 0, all: 0 };
}

function add(counts: Counts, third: Third): void {
	counts[third] += 1;
	counts.all += 1;
}

/** Few different responses come many times, as one object each where whoever read them remembered them. */
function remembered(known: Map<ItemResponse, Way[]>, item: Item, response: ItemResponse): Way[] {
	let ways = known.get(response);
	if (!ways) known.set(response, (ways = waysOf(item, response)));
	return ways;
}
