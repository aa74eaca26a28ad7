import type { Item } from '../quiz/item.ts';

/** Two items that ask nearly the same, with what makes them alike. */
export interface Alike {
	/** Places in the list that was looked through; `a` comes first. */
	a: number;
	b: number;
	/** Words of both as a share of words of either, 0 to 1. */
	share: number;
}

/** From so much on two items are alike. */
export const ALIKE = 0.7;

/** So many pairs are found at most; who has more should settle some first. */
const MOST_PAIRS = 10_000;

/**
 * Every pair of items whose words (question and right answer) are the same to at least `least`, the likest first. Exact:
 * two sets that share so much must share one of their few rarest words, and only such pairs are compared (prefix
 * filtering; Bayardo et al. 2007).
 */
export function findAlike(items: readonly Item[], least = ALIKE): Alike[] {
	const sets = items.map(wordsOf);
	const counts = new Map<string, number>();
	for (const set of sets) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
	const rarest = (a: string, b: string) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1);
	const holding = new Map<string, number[]>();
	const found: Alike[] = [];
	sets.forEach((set, b) => {
		const words = [...set].sort(rarest);
		const few = words.slice(0, words.length - Math.ceil(least * words.length - 1e-9) + 1);
		const near = new Set(few.flatMap((word) => holding.get(word) ?? []));
		for (const a of near) {
			const share = shareOf(sets[a]!, set);
			if (share >= least && found.length < MOST_PAIRS) found.push({ a, b, share });
		}
		for (const word of few) {
			const those = holding.get(word);
			if (those) those.push(b);
			else holding.set(word, [b]);
		}
	});
	return found.sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b);
}

/** Words of both as a share of words of either. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const [less, more] = a.size < b.size ? [a, b] : [b, a];
	let both = 0;
	for (const word of less) if (more.has(word)) both++;
	return both / (a.size + b.size - both);
}

/** Where every question of a quiz may begin so, it says nothing of this one. */
const ARTICLE_NAMED = /^According to the article(?: “[^”]*”)?[,:]?\s/i;

/** The words an item asks with and is answered by, each once, without regard to capitals and accents. */
function wordsOf(item: Item): Set<string> {
	const said = `${item.stem.replace(ARTICLE_NAMED, '')} ${answerOf(item)}`;
	return new Set(
		said
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu)
	);
}

/** The right answer in words. Of true and false it is the statement itself that counts. */
function answerOf(item: Item): string {
	switch (item.type) {
		case 'choice':
		case 'multiple':
		case 'evidence':
			return item.options
				.filter(({ id }) => item.key.includes(id))
				.map(({ text }) => text)
				.join(' ');
		case 'true-false':
			return '';
		case 'cloze':
		case 'short-answer':
			return item.key[0] ?? '';
		case 'numeric':
			return `${item.key.value} ${item.key.unit}`;
		case 'order':
		case 'match':
			return item.options.map(({ text }) => text).join(' ');
	}
}

/** Why two items are alike, in sentences. */
export function sayAlike(one: Item, other: Item): string[] {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	const both = [...a].filter((word) => b.has(word)).length;
	const said =
		both === a.size && both === b.size
			? ['They ask and are answered in the same words.']
			: [`They share ${both} of ${a.size + b.size - both} words.`];
	const only = (x: Set<string>, y: Set<string>) =>
		[...x].filter((word) => !y.has(word)).map((word) => `“${word}”`);
	const [here, there] = [only(a, b), only(b, a)];
	if (here.length > 0) said.push(`Only the first says ${listed(here)}.`);
	if (there.length > 0) said.push(`Only the second says ${listed(there)}.`);
	if (one.evidence.some((e) => other.evidence.some((f) => e.quote === f.quote))) {
		said.push('They rest on the same quote.');
	}
	if (one.type !== other.type) said.push('They are of different types.');
	return said;
}

const MOST_LISTED = 6;

function listed(words: string[]): string {
	const shown = words.slice(0, MOST_LISTED).join(', ');
	return words.length > MOST_LISTED ? `${shown} and ${words.length - MOST_LISTED} more` : shown;
}
