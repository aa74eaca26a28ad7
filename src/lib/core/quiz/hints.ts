import type { Item, ItemResponse } from './item.ts';
import { seededRandom } from '../random.ts';

/** Help before a further try. */
export interface Hint {
	text: string;
	/** Options that are wrong, taken out of the choice. */
	without: string[];
}

/** How many words of a paragraph's beginning are quoted to find it by. */
const OPENING_WORDS = 6;
/** Fewer options than these are not made fewer still. */
const FEWEST_OPTIONS = 2;

/**
 * How many hints an item has: where to look in the article, then something about the answer itself. True and false
 * has none, since after one of the two only the other is left.
 */
export function countHints(item: Item, article: string): number {
	if (item.type === 'true-false') return 0;
	if (isChoice(item) && item.options.length <= FEWEST_OPTIONS) return 0;
	return (whereToLook(item, article) ? 1 : 0) + 1;
}

/**
 * The hints after so many tries that missed, in order; what they take out of the choice stays out.
 * @param last what was answered in the latest of them
 */
export function hintsAfter(
	item: Item,
	tries: number,
	last: ItemResponse,
	article: string,
	seed: string
): Hint[] {
	const where = whereToLook(item, article);
	const all = [
		...(where ? [() => ({ text: where, without: [] })] : []),
		() => aboutAnswer(item, last, seed)
	];
	return all.slice(0, Math.min(tries, countHints(item, article))).map((make) => make());
}

/** Names the paragraph that the evidence stands in, without saying anything of what it says there. */
function whereToLook(item: Item, article: string): string | null {
	const [evidence] = item.evidence;
	if (!evidence) return null;
	const paragraphs = [...article.matchAll(/[^\n]*\S[^\n]*/g)].map((match) => ({
		start: match.index,
		text: match[0].trim()
	}));
	const index = paragraphs.findLastIndex(({ start }) => start <= evidence.start);
	const paragraph = paragraphs[index];
	if (!paragraph || paragraphs.length < 2) return null;
	const place = `Look again at paragraph ${index + 1} of ${paragraphs.length}`;
	const opening = paragraph.text.split(/\s+/).slice(0, OPENING_WORDS).join(' ');
	const quoted = item.evidence.some(({ start }) => start < paragraph.start + opening.length);
	return quoted || saysKey(opening, item) ? `${place}.` : `${place}, “${opening} …”.`;
}

function saysKey(opening: string, item: Item): boolean {
	const said = opening.toLowerCase();
	const words = [
		...item.options.map(({ text }) => text),
		...(item.type === 'cloze' || item.type === 'short-answer' ? item.key : []),
		...(item.type === 'numeric' ? [String(item.key.value)] : [])
	];
	return words.some((word) => said.includes(word.toLowerCase()));
}

function aboutAnswer(item: Item, last: ItemResponse, seed: string): Hint {
	const say = (text: string): Hint => ({ text, without: [] });
	switch (item.type) {
		case 'choice':
		case 'true-false':
		case 'evidence':
			return fewerOptions(
				item.options.map((o) => o.id),
				item.key,
				last,
				`${seed}:${item.id}:hint`
			);
		case 'multiple':
			return say(
				item.key.length === 1 ? 'One of these is right.' : `${item.key.length} of these are right.`
			);
		case 'order': {
			const ids = last.kind === 'options' ? last.ids : [];
			return say(inPlace(item.key.filter((id, i) => ids[i] === id).length, item.key.length));
		}
		case 'match': {
			const pairs = last.kind === 'pairs' ? last.pairs : [];
			const right = pairs.filter(([a, b]) => item.key.some(([c, d]) => a === c && b === d)).length;
			return say(`${right} of ${item.key.length} lines have their right partner.`);
		}
		case 'numeric':
			return say(nearness(last, item.key.value));
		case 'cloze':
		case 'short-answer': {
			const words = (item.key[0] ?? '').trim().split(/\s+/);
			const count = words.length === 1 ? 'one word' : `${words.length} words`;
			return say(`It is ${count} and begins with “${[...words[0]!][0] ?? ''}”.`);
		}
	}
}

/** What was just tried goes first: left beside the right answer, it would give that away. */
function fewerOptions(
	ids: string[],
	key: readonly string[],
	last: ItemResponse,
	seed: string
): Hint {
	const tried = last.kind === 'options' ? last.ids : [];
	const shuffled = seededRandom(seed).shuffle(ids.filter((id) => !key.includes(id)));
	const wrong = [
		...shuffled.filter((id) => tried.includes(id)),
		...shuffled.filter((id) => !tried.includes(id))
	];
	const fewer = Math.min(2, ids.length - FEWEST_OPTIONS, wrong.length);
	return {
		text:
			fewer === 1 ? 'One answer fewer to choose from.' : `${fewer} answers fewer to choose from.`,
		without: wrong.slice(0, fewer)
	};
}

function inPlace(right: number, of: number): string {
	return `${right} of ${of} lines ${right === 1 ? 'is' : 'are'} in the right place.`;
}

function nearness(last: ItemResponse, value: number): string {
	const said = last.kind === 'text' ? /-?\d+(?:[.,]\d+)*/.exec(last.text)?.[0] : undefined;
	const number = said === undefined ? NaN : Number(said.replaceAll(',', ''));
	if (Number.isFinite(number) && number !== value) {
		return number < value ? 'It is a larger number.' : 'It is a smaller number.';
	}
	const digits = String(Math.trunc(Math.abs(value))).length;
	return digits === 1 ? 'The number has one digit.' : `The number has ${digits} digits.`;
}

function isChoice(item: Item): boolean {
	return item.type === 'choice' || item.type === 'evidence';
}
