import type {
	Choice,
	Ending,
	Operator,
	Quality,
	Scenario,
	ScenarioNode
} from '$lib/core/scenario/model.ts';
import type { BadgeTone } from './tones.ts';

/** A node as people name it. */
export interface NodeName {
	kind: ScenarioNode['kind'];
	/** Among its like, from 1. */
	number: number;
	/** "Situation 3". */
	name: string;
	/** "Situation 3 · He reaches for the handle". */
	label: string;
}

const LONGEST = 70;

/** The names of all nodes by id; situations and endings are counted in their order, as the linter does. */
export function nameNodes(scenario: Scenario): Map<string, NodeName> {
	const names = new Map<string, NodeName>();
	let situations = 0;
	let endings = 0;
	for (const { id, kind, text } of scenario.nodes) {
		const number = kind === 'ending' ? ++endings : ++situations;
		const name = `${kind === 'ending' ? 'Ending' : 'Situation'} ${number}`;
		const words = firstWords(text);
		names.set(id, { kind, number, name, label: words === '' ? name : `${name} · ${words}` });
	}
	return names;
}

export function nodesById(scenario: Scenario): Map<string, ScenarioNode> {
	return new Map(scenario.nodes.map((n) => [n.id, n]));
}

/** The beginning of a text, on one line. */
export function firstWords(text: string, longest = LONGEST): string {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

export const QUALITY_WORDS: Record<Quality, { tone: BadgeTone; text: string }> = {
	best: { tone: 'good', text: 'Best, 2 points' },
	acceptable: { tone: 'info', text: 'Acceptable, 1 point' },
	poor: { tone: 'warn', text: 'Wrong, 0 points' },
	critical: { tone: 'bad', text: 'Critical, −1 point' }
};

export const ENDING_WORDS: Record<Ending['outcome'], { tone: BadgeTone; text: string }> = {
	upheld: { tone: 'good', text: 'Upheld' },
	recovered: { tone: 'info', text: 'Recovered' },
	breached: { tone: 'bad', text: 'Breached' }
};

export const OPERATOR_WORDS: Record<Operator, string> = {
	comply: 'keeps the rule',
	late: 'right, but late or incomplete',
	'break-prohibition': 'does what is forbidden',
	inaction: 'does nothing',
	'over-escalate': 'does too much',
	'under-escalate': 'does too little',
	'skip-precondition': 'skips what must come first',
	'too-early': 'does later steps first',
	'wrong-authority': 'turns to the wrong person',
	'exceed-permission': 'goes beyond what is allowed',
	'false-exception': 'claims an exception that is not there'
};

/** "A" for the first choice. */
export function letterOf(index: number): string {
	return String.fromCharCode(65 + index);
}

/** A way as short as it can be said: "A", "right", "wrong", "time". */
export function wayMark(node: ScenarioNode | undefined, way: string): string {
	if (way === '#right') return '✓';
	if (way === '#wrong') return '✗';
	if (way === '#timeout') return '⏱';
	const index = node?.kind === 'situation' ? node.choices.findIndex((c) => c.id === way) : -1;
	return index < 0 ? '?' : letterOf(index);
}

/** A way in words: "choice A of Situation 3". */
export function wayName(
	node: ScenarioNode | undefined,
	way: string,
	names: ReadonlyMap<string, NodeName>
): string {
	const of = (node && names.get(node.id)?.name) ?? 'a situation';
	if (way === '#right') return `the right answer in ${of}`;
	if (way === '#wrong') return `any other answer in ${of}`;
	if (way === '#timeout') return `running out of time in ${of}`;
	return `choice ${wayMark(node, way)} of ${of}`;
}

/** A number with its sign: "+1", "−2". */
export function signed(change: number): string {
	return change < 0 ? `−${-change}` : `+${change}`;
}

/** What a choice changes, such as "Safety −1, sets “reported”"; '' for nothing. */
export function effectWords(
	{ effects, sets = [] }: Choice,
	{ meters }: Pick<Scenario, 'meters'>
): string {
	const changes = Object.entries(effects)
		.filter(([, change]) => change !== 0)
		.map(([id, change]) => `${meters.find((m) => m.id === id)?.label ?? id} ${signed(change)}`);
	return [...changes, ...sets.map((flag) => `sets “${flag}”`)].join(', ');
}
