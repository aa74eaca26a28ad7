/** Whether an item has exactly the answer it should, and does not tell it. */
import { keyTexts, keysOf, matterOf, rightOptions, type Gate } from './gate.ts';
import { holdsWords, normalized } from './words.ts';

const oneKey: Gate = {
	id: 'gate-5',
	hard: true,
	check: (item) => {
		const ids = new Set(item.options.map((o) => o.id));
		switch (item.type) {
			case 'choice':
			case 'true-false':
			case 'evidence':
				if (item.options.length < 2) return 'Give at least two answers to choose from.';
				return item.key.length === 1 && ids.has(item.key[0]!)
					? null
					: 'Mark exactly one answer as right.';
			case 'multiple':
				if (item.options.length < 2) return 'Give at least two answers to choose from.';
				return item.key.length > 0 && item.key.every((k) => ids.has(k))
					? null
					: 'Mark at least one answer as right.';
			case 'cloze':
				if (item.stem.split('____').length !== 2)
					return 'A gap text needs exactly one gap, written ____.';
				return item.key.some((k) => k.trim()) ? null : 'Write down the answer that is right.';
			case 'short-answer':
				return item.key.some((k) => k.trim()) ? null : 'Write down the answer that is right.';
			case 'numeric':
				return Number.isFinite(item.key.value) && item.key.tolerance >= 0
					? null
					: 'Write down the number that is right.';
			case 'order':
				return item.key.length >= 2 &&
					item.key.length === ids.size &&
					new Set(item.key).size === ids.size &&
					item.key.every((k) => ids.has(k))
					? null
					: 'Every entry must have its one place in the order.';
			case 'match': {
				const targets = new Set(item.targets.map((t) => t.id));
				return item.key.length >= 2 &&
					item.key.every(([a, b]) => ids.has(a) && targets.has(b)) &&
					new Set(item.key.map(([a]) => a)).size === ids.size
					? null
					: 'Every entry must have its one partner.';
			}
		}
	}
};

const optionsDistinct: Gate = {
	id: 'gate-6',
	hard: true,
	check: (item) => {
		const lists = item.type === 'match' ? [item.options, item.targets] : [item.options];
		for (const list of lists) {
			const seen = new Set<string>();
			for (const option of list) {
				const text = normalized(option.text) || option.text.trim();
				if (text === '') return 'An answer has no words yet.';
				if (seen.has(text)) return `“${option.text}” stands there twice.`;
				seen.add(text);
			}
		}
		return null;
	}
};

const optionsApart: Gate = {
	id: 'gate-7',
	hard: true,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		for (const a of item.options) {
			for (const b of item.options) {
				if (a === b || /^(?:must|should|may|need)(?: not)?$/.test(a.text)) continue;
				if (holdsWords(a.text, b.text)) return `“${a.text}” contains “${b.text}”.`;
			}
		}
		return null;
	}
};

const SHARED_STOP =
	/^(?:with|from|that|this|their|have|been|were|which|when|where|what|into|about|after|before)$/;

const keyHidden: Gate = {
	id: 'gate-10',
	hard: true,
	check: (item) => {
		if (
			item.type === 'true-false' ||
			item.type === 'evidence' ||
			item.options.some((o) => /^must not$|^should not$/.test(o.text))
		)
			return null;
		const told = keyTexts(item).find((k) => holdsWords(item.stem, k));
		if (told !== undefined) return `The question holds its own answer, “${told}”.`;
		if (item.type !== 'choice') return null;
		const asked = new Set(
			(
				matterOf(item)
					.toLowerCase()
					.match(/\p{L}{4,}/gu) ?? []
			).filter((w) => !SHARED_STOP.test(w))
		);
		const shared = item.options.map(
			(o) => new Set((o.text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((w) => asked.has(w)))
		);
		const right = new Set(rightOptions(item).map((o) => o.id));
		const own = item.options.flatMap((o, i) => (right.has(o.id) ? [...shared[i]!] : []));
		const alone = own.find((w) =>
			item.options.every((o, i) => right.has(o.id) || !shared[i]!.has(w))
		);
		return alone === undefined
			? null
			: `Only the right answer shares “${alone}” with the question.`;
	}
};

/** Keys of a quiz stand in all places: not four times running in one. */
const keysBalanced: Gate = {
	id: 'gate-22',
	hard: false,
	check: (item, { quiz }) => {
		if (item.type !== 'choice') return null;
		const choices = quiz.filter((other) => other.type === 'choice' && other.id !== item.id);
		const last = choices.slice(-3).map((other) => keysOf(other)[0]);
		return last.length === 3 && last.every((k) => k === item.key[0])
			? 'The right answer stands in one place four times running.'
			: null;
	}
};

export const KEY_GATES: readonly Gate[] = [
	oneKey,
	optionsDistinct,
	optionsApart,
	keyHidden,
	keysBalanced
];
