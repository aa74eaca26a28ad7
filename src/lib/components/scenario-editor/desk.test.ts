import { expect, test } from 'vitest';
import { addNode } from '$lib/core/scenario/edit/nodes.ts';
import { MOST_NODES } from '$lib/core/scenario/model.ts';
import { ending, sampleScenario } from '../../../../tests/support/scenarios.ts';
import { Desk } from './desk.svelte.ts';
import { EditorSession } from './editor-session.svelte.ts';
import { questionWorld } from './question-world.ts';

test('a full scenario takes no more, says so in a sentence, and can still be changed and made smaller', () => {
	const { nodes, ...head } = sampleScenario();
	const more = Array.from({ length: MOST_NODES - nodes.length }, (_, i) => ending(`more${i}`));
	const session = new EditorSession(
		{ body: { ...head, nodes: [...nodes, ...more] }, revision: 0, findings: [], analysis: null },
		async () => ({ kind: 'unreachable' }),
		{ read: () => null, write: () => {} }
	);
	const desk = new Desk(session, { title: '', text: '' }, questionWorld('/scenarios/1'));
	let count = 0;
	const add = () =>
		desk.change(
			'adding an ending',
			addNode(desk.scenario, { kind: 'ending' }, () => `new${count++}`).scenario
		);
	add();
	expect(desk.scenario.nodes).toHaveLength(MOST_NODES);
	expect(desk.full).toMatch(
		/^A scenario has at most 500 situations and endings, and this one has 500\./
	);
	expect(session.undoSteps).toEqual([]);

	desk.remove('more0', null);
	expect(desk.full).toBe('');
	add();
	expect(desk.scenario.nodes).toHaveLength(MOST_NODES);
	expect(desk.scenario.nodes.some(({ id }) => id === 'new1')).toBe(true);
});
