import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyPatch, type ScenarioPatch } from '$lib/core/scenario/edit/patch.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import { sampleScenario } from '../../../../tests/support/scenarios.ts';
import { StepShelf } from './step-shelf.ts';
import { EditorSession, type Keeper, type Pending, type Sent } from './editor-session.svelte.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const CHECKED = { findings: [], analysis: null };

/** What a server does: it stores what comes with the revision it has, and tells others what is stored. */
function server(body: Scenario) {
	const store = { body, revision: 0, lost: 0, away: false, received: 0 };
	const send = async (revision: number, patch: ScenarioPatch): Promise<Sent> => {
		store.received++;
		if (store.away) return { kind: 'unreachable' };
		if (revision !== store.revision) {
			return { kind: 'conflict', revision: store.revision, body: store.body, ...CHECKED };
		}
		store.body = applyPatch(store.body, structuredClone(patch));
		store.revision++;
		if (store.lost-- > 0) return { kind: 'unreachable' };
		return { kind: 'stored', revision: store.revision, ...CHECKED };
	};
	return { store, send };
}

function memory(): Keeper & { kept: Pending | null } {
	return {
		kept: null,
		read() {
			return structuredClone(this.kept);
		},
		write(pending) {
			this.kept = structuredClone(pending);
		}
	};
}

const titled = (s: Scenario, title: string): Scenario => ({ ...s, title });
const worded = (s: Scenario, at: number, text: string): Scenario => ({
	...s,
	nodes: s.nodes.with(at, { ...s.nodes[at]!, text })
});
const settle = () => vi.advanceTimersByTimeAsync(60_000);

function open(at: ReturnType<typeof server>, keeper = memory()) {
	const { body, revision } = at.store;
	const session = new EditorSession({ body, revision, ...CHECKED }, at.send, keeper);
	session.resume();
	return { session, keeper };
}

test('what is typed into one field is one step, sent once it rests, and undone as a whole', async () => {
	const first = sampleScenario();
	const at = server(first);
	const { session, keeper } = open(at);
	for (const title of ['A', 'At', 'At a']) {
		session.change('the title', titled(session.scenario, title), 'title');
		await vi.advanceTimersByTimeAsync(100);
	}
	expect(at.store.received).toBe(0);
	await settle();
	expect(at.store).toMatchObject({ received: 1, revision: 1 });
	expect(at.store.body.title).toBe('At a');
	expect(session.status).toBe('saved');
	expect(keeper.kept).toBeNull();

	expect(session.undo()).toBe('the title');
	await settle();
	expect(at.store.body).toEqual(first);
	expect(session.redo()).toBe('the title');
	await settle();
	expect(at.store.body.title).toBe('At a');
});

test('while the server is away everything is kept, and a closed tab loses nothing', async () => {
	const at = server(sampleScenario());
	at.store.away = true;
	const { session, keeper } = open(at);
	session.change('the title', titled(session.scenario, 'Kept'));
	session.change('words', worded(session.scenario, 0, 'Kept as well'));
	await vi.advanceTimersByTimeAsync(2_000);
	expect(session.status).toBe('waiting');
	expect(session.problem).toContain('kept in this browser');

	at.store.away = false;
	const later = open(at, Object.assign(memory(), { kept: keeper.kept })).session;
	expect(later.scenario.title).toBe('Kept');
	expect(later.note).toContain('are back');
	await settle();
	expect(at.store.body.nodes[0]!.text).toBe('Kept as well');
	expect(later.settled).toBe(true);
	later.undo();
	await settle();
	expect(at.store.body).toEqual(sampleScenario());
});

test('an answer that was lost on its way is no conflict', async () => {
	const at = server(sampleScenario());
	at.store.lost = 1;
	const { session } = open(at);
	session.change('the title', titled(session.scenario, 'Once'));
	await settle();
	expect(session.held.size).toBe(0);
	expect(session.settled).toBe(true);
	expect(at.store).toMatchObject({ revision: 1 });
	expect(at.store.body.title).toBe('Once');
});

test('two windows at different places both keep what they did, and undo takes back one’s own only', async () => {
	const at = server(sampleScenario());
	const [here, there] = [open(at).session, open(at).session];
	there.change('words', worded(there.scenario, 1, 'Theirs'));
	await settle();
	here.change('words', worded(here.scenario, 0, 'Mine'));
	await settle();
	expect(here.note).toContain('Both are kept');
	expect(at.store.body.nodes.map((n) => n.text).slice(0, 2)).toEqual(['Mine', 'Theirs']);
	here.undo();
	await settle();
	expect(at.store.body.nodes.map((n) => n.text).slice(0, 2)).toEqual([
		sampleScenario().nodes[0]!.text,
		'Theirs'
	]);
});

test.each(['mine', 'theirs'] as const)(
	'what both changed is put before the author, who takes %s; the other can be had back',
	async (by) => {
		const at = server(sampleScenario());
		const [here, there] = [open(at).session, open(at).session];
		there.change('words', worded(there.scenario, 0, 'theirs'));
		await settle();
		here.change('words', worded(titled(here.scenario, 'Both'), 0, 'mine'));
		await settle();
		expect(here.status).toBe('conflict');
		expect([...here.held]).toEqual(['door']);
		expect(here.scenario.nodes[0]!.text).toBe('mine');
		// Only that waits: whatever else was done here is stored.
		expect(at.store.body).toMatchObject({
			title: 'Both',
			nodes: [{ text: 'theirs' }, {}, {}, {}, {}]
		});
		here.change('words', worded(here.scenario, 1, 'after'));
		await settle();
		expect(at.store.body.nodes.map((n) => n.text).slice(0, 2)).toEqual(['theirs', 'after']);
		here.settle('door', by);
		await settle();
		expect(here.settled).toBe(true);
		expect(at.store.body.nodes[0]!.text).toBe(by);
		if (by === 'theirs') {
			here.undo();
			await settle();
			expect(at.store.body.nodes[0]!.text).toBe('mine');
			expect(at.store.body.title).toBe('Both');
		}
	}
);

test('what was done can be undone after a reload, unless another window has changed something since', async () => {
	const at = server(sampleScenario());
	const shelf = new Map<string, string>();
	const tab = {
		getItem: (key: string) => shelf.get(key) ?? null,
		setItem: (key: string, text: string) => void shelf.set(key, text),
		removeItem: (key: string) => void shelf.delete(key)
	};
	const load = () => {
		const { body, revision } = at.store;
		const steps = new StepShelf(() => tab, 'story:Ana');
		const start = { body: structuredClone(body), revision, ...CHECKED };
		const session = new EditorSession(start, at.send, memory(), steps);
		session.resume();
		return session;
	};
	const session = load();
	session.change('the title', titled(session.scenario, 'First'));
	session.change('the title', titled(session.scenario, 'Second'));
	session.change('words', worded(session.scenario, 0, 'Third'));
	session.undo();
	session.flush(true);
	await settle();

	const next = load();
	expect(next.redo()).toBe('words');
	expect(next.scenario.nodes[0]!.text).toBe('Third');
	next.undo();
	next.undo();
	expect(next.scenario.title).toBe('First');
	next.undo();
	expect(next.scenario).toEqual(sampleScenario());
	next.redo();
	next.flush(true);
	await settle();

	at.store.body = worded(at.store.body, 1, 'theirs');
	at.store.revision++;
	expect(load().undoSteps).toEqual([]);
});

test('changes kept in a closed tab meet what was stored since', async () => {
	const at = server(sampleScenario());
	at.store.away = true;
	const { session, keeper } = open(at);
	session.change('words', worded(session.scenario, 0, 'mine'));
	await vi.advanceTimersByTimeAsync(100);
	at.store.away = false;
	at.store.body = worded(at.store.body, 0, 'theirs');
	at.store.revision++;
	const laterKeeper = Object.assign(memory(), { kept: keeper.kept });
	const later = open(at, laterKeeper).session;
	expect([...later.held]).toEqual(['door']);
	expect(later.scenario.nodes[0]!.text).toBe('mine');
	await settle();
	// Nor does another visit lose the choice.
	const last = open(at, Object.assign(memory(), { kept: laterKeeper.kept })).session;
	expect([...last.held]).toEqual(['door']);
	await settle();
	expect(at.store.body.nodes[0]!.text).toBe('theirs');
	last.settle('door', 'mine');
	await settle();
	expect(at.store.body.nodes[0]!.text).toBe('mine');
});
