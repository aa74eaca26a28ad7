import type { Item } from './item.ts';

/** How likely an answer picked blindly among all possible ones is fully right; what is typed is never guessed. */
export function chanceOfGuessing(item: Item): number {
	const count = item.options.length;
	switch (item.type) {
		case 'choice':
		case 'true-false':
		case 'evidence':
			return count === 0 ? 0 : Math.min(1, item.key.length / count);
		case 'multiple':
			return 1 / 2 ** count;
		case 'order':
			return 1 / factorial(count);
		case 'match':
			return 1 / Math.max(1, item.targets.length) ** count;
		default:
			return 0;
	}
}

function factorial(n: number): number {
	return n <= 1 ? 1 : n * factorial(n - 1);
}
