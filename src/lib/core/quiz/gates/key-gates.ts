/** Whether an item has exactly the answer it should, and does not tell it. */
import type { Item } from '../item.ts';
import {
	asksForPlace,
	isSentenceGap,
	keyTexts,
	keysOf,
	matterOf,
	rightOptions,
	type Gate
} from './gate.ts';
import { oneHoldsOther, sameAnswer } from './same.ts';
import { holdsWords, rootOf } from './words.ts';

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
				if (item.key.length === 0 || !item.key.every((k) => ids.has(k)))
					return 'Mark at least one answer as right.';
				return new Set(item.key).size < item.options.length
					? null
					: 'Every answer is marked as right. Add one that is wrong, or there is nothing to choose.';
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
	check: (item, { reading }) => {
		const lists = item.type === 'match' ? [item.options, item.targets] : [item.options];
		for (const list of lists) {
			for (const [i, option] of list.entries()) {
				if (option.text.trim() === '') return 'An answer has no words yet.';
				const twin = list.slice(0, i).find((other) => sameAnswer(option.text, other.text, reading));
				if (twin === undefined) continue;
				return twin.text.trim() === option.text.trim()
					? `“${option.text}” stands there twice.`
					: `“${twin.text}” and “${option.text}” are the same answer.`;
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
		for (const [i, a] of item.options.entries()) {
			const b = item.options.slice(0, i).find((other) => oneHoldsOther(a.text, other.text));
			if (b) return `“${b.text}” and “${a.text}” overlap: who means one may mean the other, too.`;
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
			asksForPlace(item) ||
			item.options.some((o) => /^must not$|^should not$/.test(o.text))
		)
			return null;
		const told = keyTexts(item).find((k) => holdsWords(item.stem, k));
		if (told !== undefined) return `The question holds its own answer, “${told}”.`;
		// Where a sentence is missing, what ties it to the others is what there is to find.
		if (item.type !== 'choice' || isSentenceGap(item)) return null;
		const rootsOf = (text: string) =>
			new Map(
				(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
					.filter((w) => !SHARED_STOP.test(w))
					.map((w) => [rootOf(w), w])
			);
		const asked = rootsOf(matterOf(item));
		const shared = item.options.map(
			(o) => new Set([...rootsOf(o.text).keys()].filter((root) => asked.has(root)))
		);
		const right = new Set(rightOptions(item).map((o) => o.id));
		const own = item.options.flatMap((o, i) => (right.has(o.id) ? [...shared[i]!] : []));
		const alone = own.find((w) =>
			item.options.every((o, i) => right.has(o.id) || !shared[i]!.has(w))
		);
		return alone === undefined
			? null
			: `Only the right answer shares “${asked.get(alone)}” with the question.`;
	}
};

/** Keys of a quiz stand in all places: not four times running in one. */
const keysBalanced: Gate = {
	id: 'gate-22',
	hard: false,
	check: (item, { quiz }) => {
		if (item.type !== 'choice') return null;
		const placeOf = (one: Item) => one.options.findIndex((o) => o.id === keysOf(one)[0]);
		const at = quiz.findIndex((other) => other.id === item.id);
		const before = at < 0 ? quiz : quiz.slice(0, at);
		const last = before.filter((other) => other.type === 'choice').slice(-3);
		return last.length === 3 && last.every((other) => placeOf(other) === placeOf(item))
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
