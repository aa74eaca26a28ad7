import { seededRandom } from '../random.ts';
import type {
	Choice,
	Condition,
	NodeView,
	Scenario,
	ScenarioNode,
	Situation,
	When
} from './model.ts';

/** More decisions than any sensible scenario asks for; a play that has taken so many is over. */
export const STEP_LIMIT = 60;

/** Where a play stands, without how it came there: what conditions read. */
export interface Position {
	node: string;
	/** Meter id → value, always within the meter's bounds. */
	meters: Record<string, number>;
	/** Flags raised so far, sorted. */
	flags: string[];
	/** Ids of the choices taken so far that may be taken only once, sorted. */
	taken: string[];
}

/** A play under way: plain data, so that it can be stored and compared. */
export interface PlayState extends Position {
	version: 1;
	/** Orders the choices on the screen. */
	seed: string;
	/** Decisions taken so far. */
	step: number;
	path: { node: string; choice: string }[];
}

/** What a choice brought about, told only after it was taken. */
export interface Consequence {
	choice: Choice;
	/** Meter id → the change that really happened, after the meter's bounds. */
	changes: Record<string, number>;
	/** Set when the choice led to an ending, or when no further decision can be taken. */
	over: boolean;
}

export type PlayErrorCode =
	'unknown-version' | 'unknown-node' | 'unknown-choice' | 'unavailable-choice' | 'over';

/** A move that the rules of play do not allow, or a scenario that points nowhere. */
export class PlayError extends Error {
	override readonly name = 'PlayError';
	readonly code: PlayErrorCode;

	constructor(code: PlayErrorCode, message: string) {
		super(message);
		this.code = code;
	}
}

/** The first state of a play; equal seeds show equal orders of choices. */
export function startPlay(scenario: Scenario, seed: string): PlayState {
	return { version: 1, seed, step: 0, path: [], ...startPosition(scenario) };
}

/** Where every play of `scenario` starts. */
export function startPosition(scenario: Scenario): Position {
	return {
		node: scenario.start,
		meters: Object.fromEntries(scenario.meters.map((m) => [m.id, m.start])),
		flags: [],
		taken: []
	};
}

/** The node with this id; throws PlayError 'unknown-node'. */
export function findNode(scenario: Scenario, id: string): ScenarioNode {
	const node = scenario.nodes.find((n) => n.id === id);
	if (!node) throw new PlayError('unknown-node', `The scenario has no node "${id}".`);
	return node;
}

/** True when every condition of `when` holds; no condition holds always. */
export function holds(when: When | undefined, at: Position): boolean {
	if (when === undefined) return true;
	return Array.isArray(when) ? when.every((c) => holdsOne(c, at)) : holdsOne(when, at);
}

function holdsOne(condition: Condition, at: Position): boolean {
	if ('flag' in condition) return at.flags.includes(condition.flag) === condition.is;
	const value = at.meters[condition.meter] ?? 0;
	return 'below' in condition ? value < condition.below : value >= condition.atLeast;
}

/** The choices that `node` offers in this position, in the scenario's own order. */
export function offeredChoices(node: Situation, at: Position): Choice[] {
	return node.choices.filter((c) => holds(c.when, at) && !(c.once && at.taken.includes(c.id)));
}

/** The choices open now, in the order the learner sees them; none on an ending or when the play is over. */
export function availableChoices(scenario: Scenario, state: PlayState): Choice[] {
	const node = findNode(scenario, state.node);
	if (node.kind === 'ending' || state.step >= STEP_LIMIT) return [];
	return seededRandom(`${state.seed}:${node.id}`).shuffle(offeredChoices(node, state));
}

/** True when no further decision can be taken. */
export function isOver(scenario: Scenario, state: PlayState): boolean {
	return availableChoices(scenario, state).length === 0;
}

/** Where `choice` leads from `at`, whether or not it is offered there. */
export function moveOn(scenario: Scenario, at: Position, choice: Choice): Position {
	const meters = { ...at.meters };
	for (const meter of scenario.meters) {
		const value = (meters[meter.id] ?? meter.start) + (choice.effects[meter.id] ?? 0);
		meters[meter.id] = Math.min(meter.max, Math.max(meter.min, value));
	}
	return {
		node: choice.to,
		meters,
		flags: withAll(at.flags, choice.sets ?? []),
		taken: choice.once ? withAll(at.taken, [choice.id]) : at.taken
	};
}

function withAll(list: string[], more: string[]): string[] {
	return more.every((x) => list.includes(x)) ? list : [...new Set([...list, ...more])].sort();
}

/**
 * Takes one choice. The state given is left as it was. Throws PlayError when the play is over, the choice is not one
 * of this situation's, its condition does not hold, or it was spent.
 */
export function takeChoice(
	scenario: Scenario,
	state: PlayState,
	choiceId: string
): { state: PlayState; consequence: Consequence } {
	if (state.version !== 1) {
		throw new PlayError('unknown-version', `This play has the unknown version ${state.version}.`);
	}
	const node = findNode(scenario, state.node);
	const available = availableChoices(scenario, state);
	if (node.kind === 'ending' || available.length === 0) {
		throw new PlayError('over', 'This play is over; no further choice can be taken.');
	}
	const choice = node.choices.find((c) => c.id === choiceId);
	if (!choice) {
		throw new PlayError(
			'unknown-choice',
			`The situation "${node.id}" has no choice "${choiceId}".`
		);
	}
	if (!available.includes(choice)) {
		throw new PlayError('unavailable-choice', `The choice "${choiceId}" is not open here.`);
	}
	const next: PlayState = {
		version: 1,
		seed: state.seed,
		step: state.step + 1,
		path: [...state.path, { node: node.id, choice: choice.id }],
		...moveOn(scenario, state, choice)
	};
	const changes = Object.fromEntries(
		scenario.meters
			.map((m) => [m.id, (next.meters[m.id] ?? 0) - (state.meters[m.id] ?? 0)] as const)
			.filter(([, change]) => change !== 0)
	);
	return { state: next, consequence: { choice, changes, over: isOver(scenario, next) } };
}

/** Plays `choiceIds` from the start; throws PlayError where they do not follow one another. */
export function replay(scenario: Scenario, seed: string, choiceIds: readonly string[]): PlayState {
	return choiceIds.reduce(
		(state, id) => takeChoice(scenario, state, id).state,
		startPlay(scenario, seed)
	);
}

/** The situation's words in this position: its first variant whose condition holds, else its own. */
export function nodeText(node: ScenarioNode, at: Position): string {
	if (node.kind === 'ending') return node.text;
	return node.variants?.find((v) => holds(v.when, at))?.text ?? node.text;
}

/** What the learner may see of where the play stands: no quality, effect, feedback or route of any choice. */
export function viewNode(scenario: Scenario, state: PlayState): NodeView {
	const node = findNode(scenario, state.node);
	return {
		id: node.id,
		kind: node.kind,
		text: nodeText(node, state),
		hypothetical: node.kind === 'situation' && node.hypothetical,
		choices: availableChoices(scenario, state).map(({ id, text }) => ({ id, text }))
	};
}
