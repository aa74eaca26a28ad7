/** A quiz on paper: how its answers are named there, and how they are given. */
import type { Item, ItemView } from './item.ts';

/** What an item asks one to do on paper, in a sentence; '' where the question says so. */
export function paperTask({ type }: Pick<ItemView, 'type'>): string {
	switch (type) {
		case 'choice':
			return 'Mark the one right answer.';
		case 'multiple':
			return 'Mark all that are right.';
		case 'evidence':
			return 'Mark the sentence.';
		case 'order':
			return 'Number them in their right order, beginning with 1.';
		case 'match':
			return 'Write the letter of its partner beside each number.';
		default:
			return '';
	}
}

/** A, B, … Z, AA, AB …: the name of the answer at a place, from 0. */
export function letterAt(place: number): string {
	const last = String.fromCharCode(65 + (place % 26));
	return place < 26 ? last : letterAt(Math.floor(place / 26) - 1) + last;
}

/**
 * The right answers as they are given on paper, in the order the item is shown in: "B"; "A, C"; "True"; "2, 1, 3" for
 * entries from the top; "1–C, 2–A"; or the accepted words.
 */
export function paperKey(item: Item, view: ItemView): string {
	const place = (id: string) => view.options.findIndex((option) => option.id === id);
	switch (item.type) {
		case 'true-false':
			return view.options.find((option) => option.id === item.key[0])?.text ?? '';
		case 'choice':
		case 'multiple':
		case 'evidence':
			return view.options
				.flatMap((option, i) => (item.key.includes(option.id) ? [letterAt(i)] : []))
				.join(', ');
		case 'cloze':
		case 'short-answer':
			return item.key.join(' / ');
		case 'numeric': {
			const { value, tolerance, unit } = item.key;
			const words = unit ? `${value} ${unit}` : String(value);
			return tolerance > 0 ? `${words} (± ${tolerance})` : words;
		}
		case 'order':
			return view.options.map((option) => item.key.indexOf(option.id) + 1).join(', ');
		case 'match':
			return [...item.key]
				.sort(([a], [b]) => place(a) - place(b))
				.map(([left, right]) => {
					const at = view.targets.findIndex((target) => target.id === right);
					return `${place(left) + 1}–${letterAt(at)}`;
				})
				.join(', ');
	}
}
