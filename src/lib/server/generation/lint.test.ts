import { afterAll, expect, test } from 'vitest';
import { ARTICLE, ending, sampleScenario } from '../../../../tests/support/scenarios.ts';
import { lintScenario } from '../../core/scenario/check.ts';
import { closeLinters, lintInWorker } from './lint.ts';

afterAll(closeLinters);

test('the thread says of a scenario what the linter says', async () => {
	const scenario = sampleScenario();
	scenario.nodes.push(ending('never'));
	const said = await lintInWorker(scenario, ARTICLE);
	expect(said.findings.map((f) => f.code)).toEqual(['unreachable-ending']);
	expect(said).toEqual(lintScenario(scenario, ARTICLE));
});
