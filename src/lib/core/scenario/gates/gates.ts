/** All gates a drafted scenario passes before it ships (GENERATION.md §5). */
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse, ScenarioGate } from './gate.ts';
import { PLAY_GATES } from './play-gates.ts';
import { RULE_GATES } from './rule-gates.ts';
import { WORDING_GATES } from './wording-gates.ts';

export const SCENARIO_GATES: readonly ScenarioGate[] = [
	...PLAY_GATES,
	...RULE_GATES,
	...WORDING_GATES
];

/** @returns the hard gates that refuse the scenario and the soft ones that warn, each with its reason */
export function gateScenario(
	course: DraftedCourse,
	reading: Reading
): { refused: [string, string][]; warnings: [string, string][] } {
	const failed = SCENARIO_GATES.flatMap((gate) => {
		const why = gate.check(course, reading);
		return why === null ? [] : [{ gate, why }];
	});
	const told = (hard: boolean) =>
		failed
			.filter(({ gate }) => gate.hard === hard)
			.map(({ gate, why }): [string, string] => [gate.id, why]);
	return { refused: told(true), warnings: told(false) };
}
