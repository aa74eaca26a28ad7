import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Item } from '../item.ts';
import {
	applyChanges,
	changesBetween,
	deskBefore,
	fingerprint,
	type Change,
	type Desk,
	type Verdict
} from './desk.ts';

const item = (id: string, stem = `Stem of ${id}?`): Item => ({
	id,
	type: 'short-answer',
	claim: '',
	level: 'recall',
	stem,
	options: [],
	key: ['yes'],
	evidence: [],
	explanation: '',
	difficulty: 0.5,
	flags: [],
	warnings: []
});
const illustrated = (body: Item, alt: string | undefined): Item =>
	alt === undefined ? body : { ...body, image: { id: 'f'.repeat(64), alt, width: 4, height: 3 } };
const IDS = ['a', 'b', 'c', 'd', 'e'];
const VERDICTS: Verdict[] = ['pending', 'accepted', 'dropped', 'spare'];
const start: Desk = {
	title: 'Door',
	items: IDS.map((itemId) => ({ itemId, state: 'pending', body: item(itemId) }))
};

/** What somebody wishes to do, whatever stands there. */
const wish = fc.oneof(
	fc.record({
		kind: fc.constant('verdict' as const),
		id: fc.constantFrom(...IDS),
		to: fc.constantFrom(...VERDICTS)
	}),
	fc.record({
		kind: fc.constant('words' as const),
		id: fc.constantFrom(...IDS),
		to: fc.constantFrom('One?', 'Two?'),
		alt: fc.constantFrom(undefined, '', 'A door')
	}),
	fc.record({
		kind: fc.constant('place' as const),
		id: fc.constantFrom(...IDS),
		after: fc.constantFrom(null, ...IDS)
	}),
	fc.record({
		kind: fc.constant('add' as const),
		id: fc.constantFrom('x', 'y'),
		after: fc.constantFrom(null, ...IDS)
	}),
	fc.record({ kind: fc.constant('title' as const), to: fc.constantFrom('Door', 'Gate', 'Bridge') })
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

function changeOf(desk: Desk, w: Wish): Change {
	if (w.kind === 'title') return { kind: 'title', was: desk.title, to: w.to };
	if (w.kind === 'add')
		return { kind: 'add', itemId: w.id, state: 'pending', body: item(w.id), after: w.after };
	if (w.kind === 'place') return { kind: 'place', itemId: w.id, after: w.after };
	const now = desk.items.find(({ itemId }) => itemId === w.id)!;
	return w.kind === 'verdict'
		? { kind: 'verdict', itemId: w.id, was: now.state, to: w.to }
		: {
				kind: 'words',
				itemId: w.id,
				was: fingerprint(now.body),
				to: illustrated(item(w.id, w.to), w.alt)
			};
}

/** Makes wishes true one by one. @returns the desk and the steps with their ways back, oldest first */
function play(desk: Desk, wishes: Wish[]) {
	const steps: { changes: Change[]; back: Change[] }[] = [];
	for (const w of wishes) {
		const changes = [changeOf(desk, w)];
		const outcome = applyChanges(desk, changes);
		if (!('desk' in outcome)) throw new Error('a change that names what is there clashed');
		desk = outcome.desk;
		steps.push({ changes, back: outcome.back });
	}
	return { desk, steps };
}
/** Nothing leaves a desk: what was added stays among the dropped. */
const withoutAdded = (desk: Desk): Desk => ({
	...desk,
	items: desk.items.filter(({ itemId }) => IDS.includes(itemId))
});

describe('changes on a desk', () => {
	it('lead back to where it was, in their reverse order', () => {
		fc.assert(
			fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
				const { desk, steps } = play(start, wishes);
				const before = deskBefore(desk, steps.map(({ back }) => back).reverse());
				expect(withoutAdded(before)).toEqual(start);
				for (const { itemId, state } of before.items)
					if (!IDS.includes(itemId)) expect(state).toBe('dropped');
			})
		);
	});

	it('made twice count once', () => {
		fc.assert(
			fc.property(fc.array(wish, { maxLength: 8 }), wish, (wishes, last) => {
				const { desk } = play(start, wishes);
				const change = changeOf(desk, last);
				const once = applyChanges(desk, [change]);
				if (!('desk' in once)) throw new Error('clashed');
				const twice = applyChanges(once.desk, [change]);
				expect(twice).toEqual({ clashes: [], desk: once.desk, back: [], touched: [] });
			})
		);
	});

	it('of two windows merge in either order where they concern different things', () => {
		const about = (w: Wish) => (w.kind === 'title' ? 'title' : `${w.kind} ${w.id}`);
		const wordsOrVerdict = wish.filter((w) => w.kind !== 'place' && w.kind !== 'add');
		fc.assert(
			fc.property(wordsOrVerdict, wordsOrVerdict, (mine, theirs) => {
				fc.pre(about(mine) !== about(theirs));
				const [a, b] = [changeOf(start, mine), changeOf(start, theirs)];
				const one = applyChanges(start, [a, b]);
				const other = applyChanges(start, [b, a]);
				expect('desk' in one && one.desk).toEqual('desk' in other && other.desk);
			})
		);
	});

	it('keep every item, once, whatever is moved where', () => {
		fc.assert(
			fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
				const { desk } = play(start, wishes);
				const ids = desk.items.map(({ itemId }) => itemId);
				expect(new Set(ids).size).toBe(ids.length);
				expect(ids).toEqual(expect.arrayContaining(IDS));
			})
		);
	});

	it('lead from any desk to any earlier one', () => {
		fc.assert(
			fc.property(
				fc.array(wish, { maxLength: 12 }),
				fc.array(wish, { maxLength: 12 }),
				(first, then) => {
					const earlier = play(start, first).desk;
					const { desk } = play(earlier, then);
					const outcome = applyChanges(desk, changesBetween(desk, earlier));
					if (!('desk' in outcome)) throw new Error('clashed');
					const known = new Set(earlier.items.map(({ itemId }) => itemId));
					expect({
						...outcome.desk,
						items: outcome.desk.items.filter(({ itemId }) => known.has(itemId))
					}).toEqual(earlier);
					for (const { itemId, state } of outcome.desk.items)
						if (!known.has(itemId)) expect(state).toBe('dropped');
				}
			)
		);
	});
});

test('a change that finds something else is refused, and nothing of its step is done', () => {
	const theirs = applyChanges(start, [
		{ kind: 'words', itemId: 'a', was: fingerprint(item('a')), to: item('a', 'Theirs?') }
	]);
	if (!('desk' in theirs)) throw new Error('clashed');
	const mine = applyChanges(theirs.desk, [
		{ kind: 'verdict', itemId: 'b', was: 'pending', to: 'accepted' },
		{ kind: 'words', itemId: 'a', was: fingerprint(item('a')), to: item('a', 'Mine?') },
		{ kind: 'title', was: 'Window', to: 'Gate' },
		{ kind: 'verdict', itemId: 'z', was: 'pending', to: 'accepted' }
	]);
	expect(mine).toEqual({
		clashes: [
			{ kind: 'words', itemId: 'a' },
			{ kind: 'title', itemId: null },
			{ kind: 'gone', itemId: 'z' }
		]
	});
});

test('a fingerprint does not depend on the order of fields, nor on fields that are undefined', () => {
	const body = item('a');
	const turned = Object.fromEntries(Object.entries(body).reverse()) as unknown as Item;
	expect(fingerprint({ ...turned, claim: '' })).toBe(fingerprint(body));
	expect(fingerprint({ ...body, stem: 'Other?' })).not.toBe(fingerprint(body));
});
