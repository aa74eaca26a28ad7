import { lintScenario, type Lint } from '../../core/scenario/check.ts';
import type { Scenario } from '../../core/scenario/model.ts';

export interface LintTask {
	scenario: Scenario;
	/** The article's text, which the scenario's evidence points into. */
	text: string;
}

/** Runs in a worker thread; see lint.ts. */
export default function lint({ scenario, text }: LintTask): Lint {
	return lintScenario(scenario, text);
}
