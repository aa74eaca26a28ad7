/** Gates on how a scenario plays: what the linter finds, one gate for each kind of fault. */
import { checkScenario, type FindingCode } from '../check.ts';
import { isWrong, situationsOf, type ScenarioGate } from './gate.ts';

function byLinter(id: string, hard: boolean, codes: readonly FindingCode[]): ScenarioGate {
	return {
		id,
		hard,
		check: ({ scenario }, reading) =>
			checkScenario(scenario, reading.text).find((f) => codes.includes(f.code))?.message ?? null
	};
}

const LENGTH_RATIO = 1.4;

const alikeInLength: ScenarioGate = {
	id: 'alike-in-length',
	hard: true,
	check: ({ scenario }) => {
		const uneven = situationsOf(scenario).find((node) => {
			const lengths = node.choices.map((c) => c.text.length);
			return Math.max(...lengths) > LENGTH_RATIO * Math.min(...lengths);
		});
		return uneven ? `The choices of “${uneven.id}” differ much in length.` : null;
	}
};

/** Three or four to choose from at any time: choices that a state hides from one another do not count together. */
const enoughToChoose: ScenarioGate = {
	id: 'enough-to-choose',
	hard: true,
	check: ({ scenario }) => {
		const odd = situationsOf(scenario).find((node) => {
			const always = node.choices.filter((c) => !c.when).length;
			const sometimes = node.choices.length - always;
			return (
				always + sometimes < 3 ||
				always > 4 ||
				new Set(node.choices.map((c) => `${c.text} ${JSON.stringify(c.when)}`)).size <
					node.choices.length
			);
		});
		return odd ? `“${odd.id}” offers too few choices, too many, or one twice.` : null;
	}
};

const manyOperators: ScenarioGate = {
	id: 'many-operators',
	hard: false,
	check: ({ scenario }) => {
		const wrong = situationsOf(scenario)
			.flatMap((n) => n.choices)
			.filter(isWrong);
		const counts = new Map<string, number>();
		for (const { operator } of wrong) counts.set(operator, (counts.get(operator) ?? 0) + 1);
		if (counts.size < 3) return 'The wrong choices go wrong in fewer than three ways.';
		return Math.max(...counts.values()) > wrong.length / 2
			? 'More than half of the wrong choices go wrong in the same way.'
			: null;
	}
};

export const PLAY_GATES: readonly ScenarioGate[] = [
	byLinter('fits-together', true, [
		'duplicate-id',
		'missing-start',
		'missing-target',
		'unknown-meter',
		'unknown-flag',
		'bad-meter',
		'missing-way',
		'bad-time',
		'bad-item',
		'empty-text',
		'too-large',
		'too-long',
		'walk-failed'
	]),
	byLinter('reachable', true, [
		'unreachable-node',
		'unreachable-ending',
		'unreachable-choice',
		'unreachable-variant'
	]),
	byLinter('ends', true, ['dead-end', 'no-ending', 'endless']),
	byLinter('ideal-is-maximum', true, ['ideal-not-maximum']),
	byLinter('chance-below-half', true, ['random-too-good']),
	byLinter('changes-something', true, [
		'inert-choice',
		'single-choice',
		'words-only',
		'unread-meter',
		'unread-flag'
	]),
	byLinter('grounded', true, ['ungrounded', 'best-without-evidence']),
	byLinter('longest-is-not-best', false, ['best-is-longest']),
	alikeInLength,
	enoughToChoose,
	manyOperators
];
