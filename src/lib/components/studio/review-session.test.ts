import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyChanges, fingerprint, type Change, type Desk } from '$lib/core/quiz/desk/desk.ts';
import { ownSteps, type Done as Past } from '$lib/core/quiz/desk/own-steps.ts';
import type { Item } from '$lib/core/quiz/item.ts';
import {
	ReviewSession,
	type Answer,
	type Delta,
	type DeskItem,
	type Done,
	type Verdict
} from './review-session.svelte.ts';
import type { Step } from './unsent-shelf.ts';

const FINE = { blocking: [], warnings: [] };
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
	return { itemId: id, state, body, findings: FINE };
}

const IDS = ['x', 'y', 'z'];
const SPARES = ['s', 't'];
const ALL = [...IDS, ...SPARES];
const items = () => [
	...IDS.map((id) => makeItem(id, 'pending')),
	...SPARES.map((id) => makeItem(id, 'spare'))
];
const looks = ({ title, items }: Desk) => [
	title,
	...items.map(({ itemId, state, body }) => [itemId, state, body.stem])
];
const order = (list: readonly { itemId: string }[]) => list.map((i) => i.itemId).join('');

/** A server as ours is, with the desk in memory. */
class Server {
	desk: Desk = { title: 'Door', items: items() };
	revision = 0;
	log: Done[] = [];
	past: Past[] = [];
	down = false;
	received = 0;

	send = async (
		seen: number,
		{ label, changes }: Pick<Step, 'label' | 'changes'>
	): Promise<Answer> => {
		await Promise.resolve();
		if (this.down) return { kind: 'unreachable' };
		this.received++;
		const outcome = applyChanges(this.desk, changes);
		if (!('desk' in outcome)) return { kind: 'clash', delta: this.since(seen) };
		let stored: number | null = null;
		if (outcome.back.length > 0) {
			this.desk = outcome.desk;
			stored = ++this.revision;
			this.past.push({ label, back: outcome.back });
			this.log.unshift({ revision: stored, by: 'Ana', at: 0, label, itemIds: outcome.touched });
		}
		return { kind: 'stored', stored, delta: this.since(seen) };
	};
	look = async (seen: number): Promise<Delta | null> => (this.down ? null : this.since(seen));

	since(seen: number): Delta {
		const changes = this.log.filter(({ revision }) => revision > seen);
		const ids = new Set(changes.flatMap(({ itemIds }) => itemIds));
		return {
			revision: this.revision,
			title: this.desk.title,
			order: seen === this.revision ? [] : this.desk.items.map(({ itemId }) => itemId),
			items: this.desk.items
				.filter(({ itemId }) => ids.has(itemId))
				.map((item) => ({ ...item, findings: FINE })),
			changes,
			drafting: null
		};
	}
	open(kept: Step[] = [], keep?: (steps: Step[]) => void): ReviewSession {
		const desk = {
			title: this.desk.title,
			items: this.desk.items.map((item) => ({ ...item, findings: FINE })),
			revision: this.revision,
			steps: ownSteps(this.past)
		};
		return new ReviewSession(
			desk,
			{ send: this.send, look: this.look, ...(keep ? { keep } : {}) },
			kept
		);
	}
}
const settled = (session: ReviewSession) =>
	vi.waitUntil(() => session.status === 'saved' || session.status === 'conflict');

const id = fc.constantFrom(...ALL);
const wish = fc.oneof(
	fc.record({
		kind: fc.constant('state' as const),
		id,
		state: fc.constantFrom<Verdict>('pending', 'accepted', 'dropped', 'spare')
	}),
	fc.record({ kind: fc.constant('edit' as const), id, stem: fc.string() }),
	fc.record({ kind: fc.constantFrom('replace' as const, 'insert' as const), id, spare: id }),
	fc.record({ kind: fc.constant('move' as const), id, by: fc.constantFrom<1 | -1>(1, -1) }),
	fc.record({ kind: fc.constant('title' as const), to: fc.string() })
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

function grant(session: ReviewSession, w: Wish): void {
	if (w.kind === 'title') session.setTitle(w.to);
	else if (w.kind === 'move') session.move(w.id, w.by);
	else if (w.kind === 'state') session.setState(w.id, w.state, 'Change');
	else if (w.kind === 'replace') session.replace(w.id, w.spare, 'dropped', 'Swap');
	else if (w.kind === 'insert') session.insertAfter(w.id, w.spare, 'Add');
	else if (w.kind === 'edit') {
		const { body } = session.items.find(({ itemId }) => itemId === w.id)!;
		session.edit(w.id, { ...body, stem: w.stem }, fingerprint(body));
	}
}

afterEach(() => vi.useRealTimers());

describe('ReviewSession', () => {
	it('undoes back to the start and redoes to the end, whatever was done; the server ends up with the same', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(wish, { maxLength: 15 }), async (wishes) => {
				const server = new Server();
				const session = server.open();
				const before = looks(session.desk);
				for (const w of wishes) grant(session, w);
				const after = looks(session.desk);
				while (session.undo() !== undefined);
				expect(looks(session.desk)).toEqual(before);
				while (session.redo() !== undefined);
				expect(looks(session.desk)).toEqual(after);
				await settled(session);
				expect(looks(server.desk)).toEqual(after);
			}),
			{ numRuns: 60 }
		);
	});

	it('comes to one desk in two windows, whoever did what, once nobody is asked anything any more', async () => {
		const both = fc.array(fc.tuple(fc.boolean(), wish), { maxLength: 10 });
		await fc.assert(
			fc.asyncProperty(both, fc.constantFrom('mine', 'theirs'), async (wishes, choice) => {
				const server = new Server();
				const [one, other] = [server.open(), server.open()];
				for (const [first, w] of wishes) grant(first ? one : other, w);
				for (const session of [one, other]) {
					await settled(session);
					for (let i = 0; session.conflicts.length > 0 && i < 50; i++) {
						session.settle(session.conflicts[0]!.itemId, choice as 'mine' | 'theirs');
						await settled(session);
					}
					expect(session.unsaved).toBe(0);
				}
				await one.look();
				await other.look();
				expect(looks(one.desk)).toEqual(looks(server.desk));
				expect(looks(other.desk)).toEqual(looks(server.desk));
			}),
			{ numRuns: 60 }
		);
	});

	it('keeps a change while the server cannot be reached, and sends it once it is back', async () => {
		vi.useFakeTimers();
		const server = new Server();
		server.down = true;
		const session = server.open();
		session.setState('x', 'accepted', 'Accept');
		await vi.advanceTimersByTimeAsync(500);
		expect(session.status).toBe('waiting');
		server.down = false;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(session.status).toBe('saved');
		expect(server.received).toBe(1);
		expect(session.problem).toBe('');
	});

	it('goes on in the next window with what was not stored when one was closed', async () => {
		vi.useFakeTimers();
		const server = new Server();
		server.down = true;
		let kept: Step[] = [];
		const closed = server.open([], (steps) => (kept = steps));
		closed.move('z', -1);
		const { body } = closed.items[0]!;
		closed.edit('x', { ...body, stem: 'Mine?' }, fingerprint(body));
		await vi.advanceTimersByTimeAsync(100);
		kept = structuredClone(kept);
		server.down = false;
		const next = server.open(kept, (steps) => (kept = steps));
		await vi.advanceTimersByTimeAsync(100);
		expect(order(server.desk.items)).toBe('xzyst');
		expect(server.desk.items[0]!.body.stem).toBe('Mine?');
		expect(next.status).toBe('saved');
		expect(kept).toEqual([]);
	});

	it('merges what another window did to something else, and asks about what both changed', async () => {
		const server = new Server();
		const [one, other] = [server.open(), server.open()];
		const words = (session: ReviewSession, itemId: string, stem: string) => {
			const { body } = session.items.find((i) => i.itemId === itemId)!;
			session.edit(itemId, { ...body, stem }, fingerprint(body));
		};
		words(one, 'x', 'Theirs?');
		one.setState('y', 'accepted', 'Accept');
		await settled(one);
		words(other, 'z', 'Mine as well?');
		words(other, 'x', 'Mine?');
		await settled(other);
		expect(other.status).toBe('conflict');
		expect(order(other.accepted)).toBe('y');
		expect(server.desk.items[2]!.body.stem).toBe('Mine as well?');
		// Nothing of theirs is overwritten before somebody says so.
		expect(server.desk.items[0]!.body.stem).toBe('Theirs?');
		const [conflict] = other.conflicts;
		expect(conflict).toMatchObject({
			itemId: 'x',
			mine: { body: { stem: 'Mine?' } },
			theirs: { body: { stem: 'Theirs?' } },
			by: { by: 'Ana', label: 'Edit' }
		});
		other.settle('x', 'both', 'new');
		await settled(other);
		expect(order(other.open)).toBe('xnewyz');
		expect(server.desk.items.slice(0, 2).map(({ body }) => body.stem)).toEqual([
			'Theirs?',
			'Mine?'
		]);
		expect(other.conflicts).toEqual([]);
	});

	it('asks where an editor was open while somebody else changed the question', async () => {
		const server = new Server();
		const [one, other] = [server.open(), server.open()];
		const { body } = other.items[0]!;
		const began = fingerprint(body);
		one.edit('x', { ...body, stem: 'Theirs?' }, began);
		await settled(one);
		await other.look();
		expect(other.items[0]!.body.stem).toBe('Theirs?');
		other.edit('x', { ...body, stem: 'Mine?' }, began);
		expect(other.status).toBe('conflict');
		expect(other.conflicts).toMatchObject([
			{ mine: { body: { stem: 'Mine?' } }, theirs: { body: { stem: 'Theirs?' } } }
		]);
		expect(server.desk.items[0]!.body.stem).toBe('Theirs?');
		other.settle('x', 'mine');
		await settled(other);
		expect(server.desk.items[0]!.body.stem).toBe('Mine?');
	});

	it('lets a refused change be seen and taken back', async () => {
		const server = new Server();
		const session = new ReviewSession(
			{ title: 'Door', items: items(), revision: 0 },
			{
				send: async () => ({ kind: 'refused', message: 'The question needs its words.' })
			}
		);
		const { body } = session.items[0]!;
		session.edit('x', { ...body, stem: '' }, fingerprint(body));
		await settled(session);
		expect(session.conflicts).toMatchObject([
			{ itemId: 'x', message: 'The question needs its words.', mine: { body: { stem: '' } } }
		]);
		session.settle('x', 'theirs');
		await settled(session);
		expect(session.status).toBe('saved');
		expect(looks(session.desk)).toEqual(looks(server.desk));
	});

	it('does not undo what somebody else has changed since', async () => {
		const server = new Server();
		const [one, other] = [server.open(), server.open()];
		one.setState('x', 'accepted', 'Accept');
		await settled(one);
		await other.look();
		other.setState('x', 'dropped', 'Drop');
		await settled(other);
		await one.look();
		expect(one.undo()).toBeNull();
		expect(order(one.dropped)).toBe('x');
		expect(one.undo()).toBeUndefined();
	});

	it('sets aside only what clashes of a step, and undoes what others have left alone', async () => {
		const server = new Server();
		const [one, other] = [server.open(), server.open()];
		other.setState('y', 'dropped', 'Drop');
		await settled(other);
		// This window has not heard of it yet.
		one.acceptAll();
		await settled(one);
		expect(one.conflicts.map(({ itemId }) => itemId)).toEqual(['y']);
		expect(order(server.desk.items.filter(({ state }) => state === 'accepted'))).toBe('xz');
		one.settle('y', 'theirs');
		await other.look();
		other.setState('x', 'dropped', 'Drop');
		await settled(other);
		await one.look();
		expect(one.undo()).toBe('Accept 3 questions, but for what others have changed since');
		expect(order(one.open.filter(({ state }) => state === 'pending'))).toBe('z');
		await settled(one);
		expect(looks(one.desk)).toEqual(looks(server.desk));
	});

	it('undoes and redoes in the next window what was done in an earlier one', async () => {
		const server = new Server();
		const session = server.open();
		const start = looks(session.desk);
		session.setTitle('Gate');
		session.move('x', 1);
		session.setState('y', 'accepted', 'Accept');
		const end = looks(session.desk);
		session.undo();
		session.undo();
		session.redo();
		await settled(session);
		const next = server.open();
		expect(next.undoSteps.map(({ label }) => label)).toEqual(['Rename the quiz', 'Move']);
		expect(next.redo()).toBe('Accept');
		expect(looks(next.desk)).toEqual(end);
		while (next.undo() !== undefined);
		expect(looks(next.desk)).toEqual(start);
		await settled(next);
		expect(looks(next.desk)).toEqual(looks(server.desk));
	});

	it('goes back to how it was, and that can be undone', async () => {
		const server = new Server();
		const session = server.open();
		const earlier = session.desk;
		session.setTitle('Gate');
		session.move('x', 1);
		session.setState('y', 'dropped', 'Drop');
		session.restore(earlier, 'Restore');
		expect(looks(session.desk)).toEqual(looks(earlier));
		session.undo();
		expect(session.title).toBe('Gate');
		expect(order(session.dropped)).toBe('y');
	});

	it('puts a spare where an item stood, and the item back where it was', () => {
		const session = new Server().open();
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
		const session = new Server().open();
		expect(session.insertAfter('x', 't', 'Another like this')).toBe(true);
		expect(order(session.open)).toBe('xtyz');
		expect(order(session.spares)).toBe('s');
		session.undo();
		expect(order(session.open)).toBe('xyz');
		expect(order(session.spares)).toBe('st');
	});

	it('takes an offered question from the spares where it stands among them', () => {
		const session = new Server().open();
		session.add(makeItem('t', 'pending').body, 'x', 'Ask about this');
		expect(order(session.open)).toBe('xtyz');
		expect(order(session.items)).toBe('xtyzs');
	});

	it('swaps nothing for what is no spare any more', () => {
		const session = new Server().open();
		session.setState('s', 'pending', 'Put on the desk');
		expect(session.replace('x', 's', 'dropped', 'Swap')).toBe(false);
		expect(session.insertAfter('x', 's', 'Add')).toBe(false);
		expect(order(session.open)).toBe('xyzs');
	});

	it('moves among what is on the desk, past what is laid aside', () => {
		const session = new Server().open();
		session.setState('y', 'dropped', 'Drop');
		expect(session.move('x', 1)).toBe(2);
		expect(order(session.open)).toBe('zx');
		expect(session.move('x', 1)).toBe(0);
		expect(session.move('x', -1)).toBe(1);
		expect(order(session.open)).toBe('xz');
	});

	it('does not accept a question that must be mended first when accepting all', () => {
		const list = items();
		list[1]!.findings = { blocking: [{ gate: 'gate-5', message: 'No key.' }], warnings: [] };
		const session = new ReviewSession({ title: 'Door', items: list, revision: 0 }, new Server());
		session.acceptAll();
		expect(order(session.accepted)).toBe('xz');
	});

	it('does not send for ever what clashes with something it cannot see', async () => {
		let sent = 0;
		const change: Change = { kind: 'verdict', itemId: 'x', was: 'pending', to: 'accepted' };
		const session = new ReviewSession(
			{ title: 'Door', items: items(), revision: 0 },
			{
				send: async (revision) => {
					if (++sent > 5) return { kind: 'refused', message: 'Enough.' };
					return { kind: 'clash', delta: { ...new Server().since(0), revision } };
				}
			}
		);
		session.setState(change.itemId, change.to, 'Accept');
		await settled(session);
		expect(sent).toBe(1);
		expect(session.conflicts).toHaveLength(1);
	});
});
