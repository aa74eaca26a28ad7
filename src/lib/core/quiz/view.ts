import { hash32, seededRandom } from '../random.ts';
import type { Item, ItemView, Option } from './item.ts';

/**
 * What a learner may see of an item before answering. Options are shuffled by `seed` (the attempt's) and the item's
 * id, so that a reload shows the same order. True and false, sentences of the article, and options that stand sorted
 * as numbers or dates keep their order.
 */
export function viewItem(item: Item, seed: string): ItemView {
	const options = item.options.map(bare);
	const targets = item.type === 'match' ? item.targets.map(bare) : [];
	const random = seededRandom(`${seed}:${item.id}`);
	const view: ItemView = {
		id: item.id,
		type: item.type,
		stem: item.stem,
		image: item.image ?? null,
		options: [],
		targets: [],
		unit: item.type === 'numeric' ? item.key.unit : ''
	};
	switch (item.type) {
		case 'choice':
		case 'multiple':
			view.options = isSorted(options.map((o) => o.text)) ? options : random.shuffle(options);
			return view;
		case 'true-false':
		case 'evidence':
			view.options = options;
			return view;
		case 'order':
			view.options = away(random.shuffle(byHash(options, item.id)), item.key);
			return view;
		case 'match':
			view.options = random.shuffle(byHash(options, item.id));
			view.targets = random.shuffle(byHash(targets, item.id));
			return view;
		default:
			// What is typed has no options to show, whatever stands there.
			return view;
	}
}

function bare({ id, text }: Option): { id: string; text: string } {
	return { id, text };
}

type Shown = ReturnType<typeof bare>;

/** An order that knows nothing of how the author listed them. */
function byHash(options: Shown[], salt: string): Shown[] {
	const rank = new Map(options.map((o) => [o.id, hash32(`${salt}:${o.id}`)]));
	return [...options].sort((a, b) => rank.get(a.id)! - rank.get(b.id)!);
}

/** Never shows the right order itself: answering must take at least one move. */
function away(options: Shown[], key: string[]): Shown[] {
	const right = options.length > 1 && options.every((o, i) => o.id === key[i]);
	return right ? [...options.slice(1), options[0]!] : options;
}

const MONTHS =
	'january february march april may june july august september october november december'.split(
		' '
	);

/** True when every option is a number or a date and they stand in rising order. */
function isSorted(texts: string[]): boolean {
	const values = texts.map(orderValue);
	return (
		values.length > 1 &&
		values.every(
			(value, i) => value !== undefined && (i === 0 || value > (values[i - 1] ?? Infinity))
		)
	);
}

/** A number's value, or a date as a count that rises with time; undefined for anything else. */
function orderValue(text: string): number | undefined {
	const plain = text
		.trim()
		.toLowerCase()
		.replace(/,(?=\d{3}(?!\d))/g, '');
	const number = /^[$€£]?\s?(-?\d+(?:\.\d+)?)(?:\s?%|(?:\s\p{L}+){0,3})$/u.exec(plain);
	const words = plain.split(/[\s,.]+/).filter((w) => w !== '');
	const month = words.findIndex((w) => w.length >= 3 && MONTHS.some((m) => m.startsWith(w)));
	if (month >= 0) {
		const numbers = words.filter((w) => /^\d+$/.test(w)).map(Number);
		const others = words.filter((w, i) => i !== month && !/^\d+$/.test(w));
		if (others.length > 0 || numbers.length === 0) return undefined;
		const year = numbers.find((n) => n > 31) ?? 0;
		const day = numbers.find((n) => n <= 31) ?? 0;
		const index = MONTHS.findIndex((m) => m.startsWith(words[month]!));
		return (year * 12 + index) * 32 + day;
	}
	return number ? Number(number[1]) : undefined;
}
