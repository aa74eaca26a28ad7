import { expect, test } from 'vitest';
import { setFolded } from '$lib/core/scenario/edit/arrange.ts';
import { hiddenBy } from '$lib/core/scenario/edit/tree.ts';
import { choice, ending, sampleScenario, situation } from '../../../../tests/support/scenarios.ts';
import { editorView } from './editor-view.ts';

const plain = {
	findings: new Map(),
	hidden: new Set<string>(),
	foldable: new Set<string>(),
	walk: null
};

test('all ways between two situations are one line, which says its letters, conditions and meters', () => {
	const { edges } = editorView(sampleScenario(), plain);
	expect(edges.map(({ id, lines }) => [id, lines])).toEqual([
		['door report', ['B', 'A · Legality +1', 'C · Legality −2', 'D · Legality −1']],
		['report upheld', [expect.stringMatching(/^A · if Legality is 0 or more/)]],
		['report recovered', ['C', expect.stringMatching(/^B · if Legality is below 0/)]],
		['report breached', [expect.stringMatching(/^D · if “reported” is not set/)]]
	]);
	expect(edges[1]!.spoken).toBe(
		'choice A of Situation 2 to Ending 1, if Legality is 0 or more, sets “reported”'
	);
});

test('a folded branch is drawn as its first node, with a line to where it comes out again', () => {
	const scenario = {
		...sampleScenario(),
		start: 'a',
		nodes: [
			situation('a', [choice('a1', 'best', 'b'), choice('a2', 'poor', 'e')]),
			situation('b', [choice('b1', 'best', 'c')]),
			situation('c', [choice('c1', 'best', 'e')]),
			ending('e')
		]
	};
	const folded = setFolded(scenario, ['b'], true);
	const view = editorView(folded, { ...plain, hidden: hiddenBy(folded, ['b']) });
	expect(view.nodes.map(({ id, hides }) => [id, hides])).toEqual([
		['a', 0],
		['b', 1],
		['e', 0]
	]);
	expect(view.edges.map(({ id, tone }) => [id, tone])).toEqual([
		['a b', 'plain'],
		['a e', 'plain'],
		['b e', 'folded']
	]);
});
