import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '$lib/core/quiz/item.ts';
import { ReviewSession, type DeskItem, type Verdict } from './review-session.svelte.ts';

function makeItem(id: string, state: Verdict): DeskItem {
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
	return { itemId: id, position: 0, state, body, findings: { blocking: [], warnings: [] } };
}

const IDS = ['x', 'y', 'z'];
const desk = () => IDS.map((id) => makeItem(id, 'pending'));
const looks = (session: ReviewSession) =>
	JSON.stringify(session.items.map(({ itemId, state, body }) => [itemId, state, body.stem]));

const change = fc.oneof(
	fc.record({
		kind: fc.constant('state' as const),
		id: fc.constantFrom(...IDS),
		state: fc.constantFrom<Verdict>('pending', 'accepted', 'dropped', 'spare')
	}),
	fc.record({
		kind: fc.constant('edit' as const),
		id: fc.constantFrom(...IDS),
		stem: fc.string()
	})
);

afterEach(() => vi.useRealTimers());

describe('ReviewSession', () => {
	it('undoes back to the start and redoes to the end, whatever was done; the server ends up with the same', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
				const stored = new Map(desk().map((i) => [i.itemId, { state: i.state, body: i.body }]));
				let revision = 0;
				const session = new ReviewSession(desk(), 0, async (seen, batch) => {
					if (seen !== revision) return { kind: 'conflict' };
					for (const { itemId, state, body } of batch) stored.set(itemId, { state, body });
					return { kind: 'stored', revision: ++revision, findings: [] };
				});
				const before = looks(session);
				for (const c of changes) {
					const body = session.items.find((i) => i.itemId === c.id)!.body;
					if (c.kind === 'state') session.setState(c.id, c.state, 'Change');
					else session.edit(c.id, { ...body, stem: c.stem });
				}
				const after = looks(session);
				while (session.undo() !== undefined);
				expect(looks(session)).toBe(before);
				while (session.redo() !== undefined);
				expect(looks(session)).toBe(after);
				await vi.waitUntil(() => session.status === 'saved');
				const held = IDS.map((id) => [id, stored.get(id)!.state, stored.get(id)!.body.stem]);
				expect(JSON.stringify(held)).toBe(after);
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

	it('does not accept a question that must be mended first when accepting all', () => {
		const items = desk();
		items[1]!.findings.blocking.push({ gate: 'gate-5', message: 'No key.' });
		const session = new ReviewSession(items, 0, async (revision) => ({
			kind: 'stored',
			revision: revision + 1,
			findings: []
		}));
		session.acceptAll();
		expect(session.accepted.map((i) => i.itemId)).toEqual(['x', 'z']);
	});
});
