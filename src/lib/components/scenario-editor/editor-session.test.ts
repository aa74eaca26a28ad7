import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyPatch, type ScenarioPatch } from '$lib/core/scenario/edit/patch.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import { sampleScenario } from '../../../../tests/support/scenarios.ts';
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
	expect(session.conflict).toBeNull();
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
		expect(here.conflict?.parts).toEqual(['door']);
		expect(at.store.body.nodes[0]!.text).toBe('theirs');
		here.settle(by);
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

test('changes kept in a closed tab meet what was stored since', async () => {
	const at = server(sampleScenario());
	at.store.away = true;
	const { session, keeper } = open(at);
	session.change('words', worded(session.scenario, 0, 'mine'));
	await vi.advanceTimersByTimeAsync(100);
	at.store.away = false;
	at.store.body = worded(at.store.body, 0, 'theirs');
	at.store.revision++;
	const later = open(at, Object.assign(memory(), { kept: keeper.kept })).session;
	expect(later.conflict?.parts).toEqual(['door']);
	expect(later.scenario.nodes[0]!.text).toBe('mine');
	later.settle('mine');
	await settle();
	expect(at.store.body.nodes[0]!.text).toBe('mine');
});
