import type { Picture } from '../image/picture.ts';
import type { Verdict } from '../quiz/behaviour.ts';
import type { ItemResponse } from '../quiz/item.ts';
import { viewItem } from '../quiz/view.ts';
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

/**
 * What was done in one situation: the choice taken, the answer given with how it was graded then, or nothing in time.
 * Replaying grades nothing again, so that a later mark scheme cannot turn a play. Nor can a trainer: what they say of a
 * typed answer that the mark scheme left open changes what it is worth, never where it led.
 */
export type Move =
	| { choiceId: string }
	| { response: ItemResponse; right: boolean; verdict?: Verdict }
	| { timedOut: true };

/** A play under way: plain data, so that it can be stored and compared. */
export interface PlayState extends Position {
	version: 1;
	/** Orders the choices on the screen, and draws among variants. */
	seed: string;
	/** Decisions taken so far. */
	step: number;
	path: { node: string; move: Move }[];
}

/** One way on from a situation, and the node it leads to. */
export type Way =
	| { kind: 'choice'; to: string; choice: Choice }
	| { kind: 'answer'; to: string; right: boolean }
	| { kind: 'timeout'; to: string };

/** What a move brought about, told only after it was made. */
export interface Consequence {
	way: Way;
	/** Meter id → the change that really happened, after the meter's bounds. */
	changes: Record<string, number>;
	/** Set when the move led to an ending, or when no further decision can be taken. */
	over: boolean;
}

export type PlayErrorCode =
	| 'unknown-version'
	| 'unknown-node'
	| 'unknown-choice'
	| 'unavailable-choice'
	| 'unavailable-move'
	| 'over';

/** A move that the rules of play do not allow, or a scenario that points nowhere. */
export class PlayError extends Error {
	override readonly name = 'PlayError';
	readonly code: PlayErrorCode;

	constructor(code: PlayErrorCode, message: string) {
		super(message);
		this.code = code;
	}
}

/** The first state of a play; equal seeds show equal orders of choices and equal words. */
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
	const value = numberOf(at.meters, condition.meter);
	return 'below' in condition ? value < condition.below : value >= condition.atLeast;
}

/** A record's own number: ids such as "constructor" are ids like any other. */
function numberOf(record: Record<string, number>, id: string): number {
	return Object.hasOwn(record, id) ? record[id]! : 0;
}

/** The choices that `node` offers in this position, in the scenario's own order. */
export function offeredChoices(node: Situation, at: Position): Choice[] {
	if (node.item) return [];
	return node.choices.filter((c) => holds(c.when, at) && !(c.once && at.taken.includes(c.id)));
}

/** Every way on from `node` in this position, in the scenario's own order; none from an ending. */
export function openWays(node: ScenarioNode, at: Position): Way[] {
	if (node.kind === 'ending') return [];
	const ways: Way[] = offeredChoices(node, at).map((choice) => ({
		kind: 'choice',
		to: choice.to,
		choice
	}));
	if (node.item && node.right !== undefined && node.wrong !== undefined) {
		ways.push({ kind: 'answer', to: node.right, right: true });
		ways.push({ kind: 'answer', to: node.wrong, right: false });
	}
	if (node.seconds !== undefined && node.timeout !== undefined) {
		ways.push({ kind: 'timeout', to: node.timeout });
	}
	return ways;
}

/** The choices open now, in the order the learner sees them; none on an ending or when the play is over. */
export function availableChoices(scenario: Scenario, state: PlayState): Choice[] {
	const node = findNode(scenario, state.node);
	if (node.kind === 'ending' || state.step >= STEP_LIMIT) return [];
	return seededRandom(`${state.seed}:${node.id}`).shuffle(offeredChoices(node, state));
}

/** True when no further decision can be taken. */
export function isOver(scenario: Scenario, state: PlayState): boolean {
	return state.step >= STEP_LIMIT || openWays(findNode(scenario, state.node), state).length === 0;
}

/** Where `way` leads from `at`, whether or not it is open there. */
export function moveOn(scenario: Scenario, at: Position, way: Way): Position {
	if (way.kind !== 'choice') {
		return { node: way.to, meters: at.meters, flags: at.flags, taken: at.taken };
	}
	const { choice } = way;
	const meters = scenario.meters.map(({ id, min, max }) => {
		const value = numberOf(at.meters, id) + numberOf(choice.effects, id);
		return [id, Math.min(max, Math.max(min, value))] as const;
	});
	return {
		node: way.to,
		meters: Object.fromEntries(meters),
		flags: withAll(at.flags, choice.sets ?? []),
		taken: choice.once ? withAll(at.taken, [choice.id]) : at.taken
	};
}

function withAll(list: string[], more: string[]): string[] {
	return more.every((x) => list.includes(x)) ? list : [...new Set([...list, ...more])].sort();
}

/**
 * Makes one move. The state given is left as it was. Throws PlayError when the play is over, or the move is not open
 * in this situation: a choice whose condition does not hold or that was spent, an answer where nothing is asked.
 */
export function advance(
	scenario: Scenario,
	state: PlayState,
	move: Move
): { state: PlayState; consequence: Consequence } {
	if (state.version !== 1) {
		throw new PlayError('unknown-version', `This play has the unknown version ${state.version}.`);
	}
	const node = findNode(scenario, state.node);
	if (node.kind === 'ending' || isOver(scenario, state)) {
		throw new PlayError('over', 'This play is over; no further decision can be taken.');
	}
	const way = wayOf(node, state, move);
	const next: PlayState = {
		version: 1,
		seed: state.seed,
		step: state.step + 1,
		path: [...state.path, { node: node.id, move }],
		...moveOn(scenario, state, way)
	};
	const changes = Object.fromEntries(
		scenario.meters
			.map(({ id }) => [id, numberOf(next.meters, id) - numberOf(state.meters, id)] as const)
			.filter(([, change]) => change !== 0)
	);
	return { state: next, consequence: { way, changes, over: isOver(scenario, next) } };
}

/** The open way that `move` takes. */
function wayOf(node: Situation, at: Position, move: Move): Way {
	const way = openWays(node, at).find((w) => isTakenBy(w, move));
	if (way) return way;
	if (!('choiceId' in move)) {
		throw new PlayError('unavailable-move', `The situation "${node.id}" does not ask for this.`);
	}
	throw node.choices.some((c) => c.id === move.choiceId)
		? new PlayError('unavailable-choice', `The choice "${move.choiceId}" is not open here.`)
		: new PlayError(
				'unknown-choice',
				`The situation "${node.id}" has no choice "${move.choiceId}".`
			);
}

/** True when `move` goes this way. */
export function isTakenBy(way: Way, move: Move): boolean {
	switch (way.kind) {
		case 'choice':
			return 'choiceId' in move && move.choiceId === way.choice.id;
		case 'answer':
			return 'right' in move && move.right === way.right;
		case 'timeout':
			return 'timedOut' in move;
	}
}

/** Plays `moves` from the start; throws PlayError where they do not follow one another. */
export function replay(scenario: Scenario, seed: string, moves: readonly Move[]): PlayState {
	return moves.reduce(
		(state, move) => advance(scenario, state, move).state,
		startPlay(scenario, seed)
	);
}

/** The words of the node in this position; see Variant. */
export function nodeText(node: ScenarioNode, at: Position, seed: string): string {
	if (node.kind === 'ending' || !node.variants) return node.text;
	const fitting = node.variants.find((v) => v.when !== undefined && holds(v.when, at));
	if (fitting) return fitting.text;
	const free = node.variants.filter((v) => v.when === undefined).map((v) => v.text);
	return seededRandom(`${seed}:${node.id}:words`).pick([node.text, ...free]);
}

/** The picture that stands with a node's words, whichever of them are shown. */
export function imageOf(node: ScenarioNode): Picture | null {
	return (node.kind === 'situation' && node.image) || null;
}

/** What the learner may see of where the play stands: no quality, effect, feedback, route or key. */
export function viewNode(scenario: Scenario, state: PlayState): NodeView {
	const node = findNode(scenario, state.node);
	const asks = node.kind === 'situation' && node.item && !isOver(scenario, state);
	return {
		id: node.id,
		kind: node.kind,
		text: nodeText(node, state, state.seed),
		image: imageOf(node),
		hypothetical: node.kind === 'situation' && node.hypothetical,
		choices: availableChoices(scenario, state).map(({ id, text }) => ({ id, text })),
		question: asks ? viewItem(node.item!, state.seed) : null
	};
}
