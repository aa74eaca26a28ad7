import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '$lib/core/quiz/item.ts';
import { ReviewSession, type DeskItem, type Verdict } from './review-session.svelte.ts';

function makeItem(id: string, state: Verdict, position = 0): DeskItem {
	const body: Item = {
		id,
		type: 'choice',
		claim: id,
		level: 'recall',
		stem: `Stem of ${id}?`,
		options: [
			{ id: 'a', text: 'One' },
			{ id: 'b', text: 'Two' }
		],
		key: ['a'],
		evidence: [],
		explanation: '',
		difficulty: 0.5,
		flags: [],
		warnings: []
	};
	return { itemId: id, position, state, body, findings: { blocking: [], warnings: [] } };
}

const IDS = ['x', 'y', 'z'];
const SPARES = ['s', 't'];
const desk = () => [
	...IDS.map((id, i) => makeItem(id, 'pending', i)),
	...SPARES.map((id, i) => makeItem(id, 'spare', IDS.length + i))
];
const ALL = [...IDS, ...SPARES];
const look = ({ itemId, position, state, body }: Omit<DeskItem, 'findings'>) => [
	itemId,
	position,
	state,
	body.stem
];
const looks = (session: ReviewSession) => JSON.stringify(session.items.map(look));
const order = (items: DeskItem[]) => items.map((i) => i.itemId).join('');
const stored = async (revision: number) => ({
	kind: 'stored' as const,
	revision: revision + 1,
	findings: []
});

const change = fc.oneof(
	fc.record({
		kind: fc.constant('state' as const),
		id: fc.constantFrom(...ALL),
		state: fc.constantFrom<Verdict>('pending', 'accepted', 'dropped', 'spare')
	}),
	fc.record({
		kind: fc.constant('edit' as const),
		id: fc.constantFrom(...ALL),
		stem: fc.string()
	}),
	fc.record({
		kind: fc.constantFrom('replace' as const, 'insert' as const),
		id: fc.constantFrom(...ALL),
		spare: fc.constantFrom(...ALL)
	})
);

afterEach(() => vi.useRealTimers());

describe('ReviewSession', () => {
	it('undoes back to the start and redoes to the end, whatever was done; the server ends up with the same', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
				const stored = new Map<string, Omit<DeskItem, 'findings'>>(
					desk().map((item) => [item.itemId, item])
				);
				let revision = 0;
				const session = new ReviewSession(desk(), 0, async (seen, batch) => {
					if (seen !== revision) return { kind: 'conflict' };
					for (const one of batch) stored.set(one.itemId, one);
					return { kind: 'stored', revision: ++revision, findings: [] };
				});
				const before = looks(session);
				for (const c of changes) {
					const body = session.items.find((i) => i.itemId === c.id)!.body;
					if (c.kind === 'state') session.setState(c.id, c.state, 'Change');
					else if (c.kind === 'edit') session.edit(c.id, { ...body, stem: c.stem });
					else if (c.kind === 'replace') session.replace(c.id, c.spare, 'dropped', 'Swap');
					else session.insertAfter(c.id, c.spare, 'Add');
				}
				expect(session.items.map((i) => i.position)).toEqual(ALL.map((_, i) => i));
				const after = looks(session);
				while (session.undo() !== undefined);
				expect(looks(session)).toBe(before);
				while (session.redo() !== undefined);
				expect(looks(session)).toBe(after);
				await vi.waitUntil(() => session.status === 'saved');
				const held = [...stored.values()].sort((a, b) => a.position - b.position);
				expect(JSON.stringify(held.map(look))).toBe(after);
			}),
			{ numRuns: 60 }
		);
	});

	it('keeps a change while the server cannot be reached, and sends it once it is back', async () => {
		vi.useFakeTimers();
		let down = true;
		let received = 0;
		const session = new ReviewSession(desk(), 0, async (revision) => {
			if (down) return { kind: 'unreachable' };
			received++;
			return { kind: 'stored', revision: revision + 1, findings: [] };
		});
		session.setState('x', 'accepted', 'Accept');
		await vi.advanceTimersByTimeAsync(500);
		expect(session.status).toBe('waiting');
		down = false;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(session.status).toBe('saved');
		expect(received).toBe(1);
		expect(session.problem).toBe('');
	});

	it('stops sending and says so when another window was faster', async () => {
		let sent = 0;
		const session = new ReviewSession(desk(), 0, async () => {
			sent++;
			return { kind: 'conflict' };
		});
		session.setState('x', 'accepted', 'Accept');
		await vi.waitUntil(() => session.status === 'conflict');
		session.setState('y', 'accepted', 'Accept');
		await Promise.resolve();
		expect(sent).toBe(1);
		expect(session.problem).toMatch(/another window/);
	});

	it('puts a spare where an item stood, and the item back where it was', () => {
		const session = new ReviewSession(desk(), 0, stored);
		session.setState('y', 'accepted', 'Accept');
		expect(session.replace('y', 't', 'dropped', 'Something else instead')).toBe(true);
		expect(order(session.open)).toBe('xtz');
		// Nobody has accepted the new one yet.
		expect(session.accepted).toEqual([]);
		expect(order(session.dropped)).toBe('y');
		expect(session.undo()).toBe('Something else instead');
		expect(order(session.open)).toBe('xyz');
		expect(order(session.accepted)).toBe('y');
		expect(order(session.spares)).toBe('st');
	});

	it('puts a spare right after an item, and away again', () => {
		const session = new ReviewSession(desk(), 0, stored);
		expect(session.insertAfter('x', 't', 'Another like this')).toBe(true);
		expect(order(session.open)).toBe('xtyz');
		expect(order(session.spares)).toBe('s');
		session.undo();
		expect(order(session.open)).toBe('xyz');
		expect(order(session.spares)).toBe('st');
	});

	it('swaps nothing for what is no spare any more', () => {
		const session = new ReviewSession(desk(), 0, stored);
		session.setState('s', 'pending', 'Put on the desk');
		expect(session.replace('x', 's', 'dropped', 'Swap')).toBe(false);
		expect(session.insertAfter('x', 's', 'Add')).toBe(false);
		expect(order(session.open)).toBe('xyzs');
	});

	it('does not accept a question that must be mended first when accepting all', () => {
		const items = desk();
		items[1]!.findings.blocking.push({ gate: 'gate-5', message: 'No key.' });
		const session = new ReviewSession(items, 0, async (revision) => ({
			kind: 'stored',
			revision: revision + 1,
			findings: []
		}));
		session.acceptAll();
		expect(order(session.accepted)).toBe('xz');
	});
});
