import type { Item } from './item.ts';

/** What a form sends for a key: ids in order, typed texts, a number, or pairs of ids. */
export interface KeyFields {
	/** Ids of the right options; for `order`, of all of them in their right order. */
	ids: string[];
	/** Accepted texts, best first. */
	texts: string[];
	value: number | null;
	tolerance: number | null;
	pairs: [string, string][];
}

/** The item with another key, everything else as it is; null where the fields are no key to it. */
export function changeKey(item: Item, fields: KeyFields): Item | null {
	const known = new Set(item.options.map(({ id }) => id));
	const { ids } = fields;
	const sound =
		ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
	switch (item.type) {
		case 'choice':
		case 'true-false':
			return sound && ids.length === 1 ? { ...item, key: ids } : null;
		case 'evidence':
		case 'multiple':
			return sound ? { ...item, key: ids } : null;
		case 'order':
			return sound && ids.length === known.size ? { ...item, key: ids } : null;
		case 'cloze':
		case 'short-answer': {
			const texts = fields.texts.map((text) => text.trim()).filter((text) => text !== '');
			return texts.length > 0 ? { ...item, key: texts } : null;
		}
		case 'numeric': {
			const { value, tolerance } = fields;
			if (value === null || tolerance === null || tolerance < 0) return null;
			return { ...item, key: { ...item.key, value, tolerance } };
		}
		case 'match': {
			const targets = new Set(item.targets.map(({ id }) => id));
			const rows = new Set(fields.pairs.map(([option]) => option));
			const whole = rows.size === known.size && fields.pairs.length === known.size;
			const there = fields.pairs.every(([o, t]) => known.has(o) && targets.has(t));
			return whole && there ? { ...item, key: fields.pairs } : null;
		}
	}
}

/** True when both items have the same key. */
export function sameKey(a: Item, b: Item): boolean {
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The key, with what has no order in one. */
function sorted(item: Item): unknown {
	switch (item.type) {
		case 'multiple':
		case 'evidence':
			return [...item.key].sort();
		case 'match':
			return [...item.key].map(([o, t]) => [o, t]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
		case 'numeric':
			return [item.key.value, item.key.tolerance, item.key.unit];
		default:
			return item.key;
	}
}
