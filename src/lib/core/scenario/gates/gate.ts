/** What a scenario gate is: a named question that a drafted scenario must answer before it ships. */
import type { Reading } from '../../reading/reading.ts';
import type { RuleCase } from '../generate/plan.ts';
import type { Choice, Scenario, Situation } from '../model.ts';

export interface DraftedCourse {
	scenario: Scenario;
	/** Node id → the rule it is decided by, and in which case. */
	cases: ReadonlyMap<string, RuleCase>;
}

export interface ScenarioGate {
	id: string;
	/** A hard gate refuses; the others are counted. */
	hard: boolean;
	/** null when passed, else one plain sentence. */
	check: (course: DraftedCourse, reading: Reading) => string | null;
}

export const situationsOf = (scenario: Scenario): Situation[] =>
	scenario.nodes.filter((n) => n.kind === 'situation');

export const isWrong = ({ quality }: Choice): boolean =>
	quality === 'poor' || quality === 'critical';

/** Everything of our own making that a learner reads of a situation before and after choosing, quotations left out. */
export function ownWords(node: Situation): string[] {
	return [
		node.text,
		...(node.variants ?? []).map((v) => v.text),
		...node.choices.flatMap((c) => [c.text, c.feedback.split(' The article says: ')[0]!])
	];
}
