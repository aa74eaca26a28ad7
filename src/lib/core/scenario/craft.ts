import type { Finding } from './check.ts';
import { whatIsRead } from './graph.ts';
import type { Choice, Scenario, Situation } from './model.ts';
import { pointsOf } from './worth.ts';

/** The longest choice of a situation may be this much longer than its shortest. */
const LENGTH_RATIO = 1.4;

/** How well the choices are made: what gives the answer away, and what makes no difference. */
export function checkCraft(scenario: Scenario): Finding[] {
	const situations = scenario.nodes.filter((n) => n.kind === 'situation');
	return [
		...situations.flatMap(checkDifference),
		...situations.flatMap(checkLengths),
		...checkLongest(situations),
		...checkOperators(situations),
		...checkMeters(scenario)
	];
}

/** Every choice must change the state, the route or the score against its neighbours. */
function checkDifference(node: Situation): Finding[] {
	if (node.choices.length === 0) return [];
	if (node.choices.length === 1) {
		return [
			{
				code: 'single-choice',
				severity: 'warning',
				message: 'A situation with a single choice asks for no decision.',
				node: node.id
			}
		];
	}
	const inert = node.choices.filter(
		(choice) =>
			Object.values(choice.effects).every((change) => change === 0) &&
			(choice.sets ?? []).length === 0 &&
			node.choices.every(
				(other) => other.to === choice.to && pointsOf(other.quality) === pointsOf(choice.quality)
			)
	);
	return inert.map((choice) => ({
		code: 'inert-choice',
		severity: 'error',
		message: 'This choice changes nothing: neither the state, nor the route, nor the score.',
		node: node.id,
		choice: choice.id
	}));
}

function checkLengths(node: Situation): Finding[] {
	const lengths = node.choices.map((c) => c.text.length);
	if (lengths.length < 2 || Math.max(...lengths) <= LENGTH_RATIO * Math.min(...lengths)) return [];
	return [
		{
			code: 'length-ratio',
			severity: 'warning',
			message: 'The choices differ much in length, which can give the answer away.',
			node: node.id
		}
	];
}

function checkLongest(situations: Situation[]): Finding[] {
	const asked = situations.filter(
		(n) => n.choices.length > 1 && n.choices.some((c) => c.quality === 'best')
	);
	const given = asked.filter((n) => bestIsLongest(n.choices));
	if (given.length <= Math.max(1, asked.length / 2)) return [];
	return [
		{
			code: 'best-is-longest',
			severity: 'warning',
			message: `The best choice is the longest in ${given.length} of ${asked.length} situations: learners will notice.`
		}
	];
}

function bestIsLongest(choices: Choice[]): boolean {
	const longest = Math.max(...choices.map((c) => c.text.length));
	const holders = choices.filter((c) => c.text.length === longest);
	return holders.every((c) => c.quality === 'best');
}

function checkOperators(situations: Situation[]): Finding[] {
	const wrong = situations
		.flatMap((n) => n.choices)
		.filter((c) => c.quality === 'poor' || c.quality === 'critical')
		.map((c) => c.operator);
	if (wrong.length === 0) return [];
	const counts = new Map<string, number>();
	for (const operator of wrong) counts.set(operator, (counts.get(operator) ?? 0) + 1);
	const findings: Finding[] = [];
	if (counts.size < 3) {
		findings.push({
			code: 'few-operators',
			severity: 'warning',
			message: `The wrong choices go wrong in only ${counts.size} ${counts.size === 1 ? 'way' : 'ways'}; three or more teach more.`
		});
	}
	if (counts.size > 1 && Math.max(...counts.values()) > wrong.length / 2) {
		findings.push({
			code: 'one-operator',
			severity: 'warning',
			message: 'More than half of the wrong choices go wrong in the same way.'
		});
	}
	return findings;
}

function checkMeters(scenario: Scenario): Finding[] {
	const read = whatIsRead(scenario).meters;
	return scenario.meters
		.filter((meter) => !read.has(meter.id))
		.map((meter) => ({
			code: 'unread-meter',
			severity: 'warning',
			message: `Nothing in the story depends on “${meter.label}”.`
		}));
}
