import { excerptOf, type Excerpt } from '../excerpt.ts';
import type { Picture } from '../image/picture.ts';
import { tellAct, waysFrom, type Act } from './act.ts';
import { decisiveSteps, type Decisive } from './decisive.ts';
import { exploreScenario } from './graph.ts';
import type { Outcome, Scenario, ScenarioNode } from './model.ts';
import {
	advance,
	findNode,
	imageOf,
	nodeText,
	openWays,
	startPlay,
	type Move,
	type PlayState,
	type Way
} from './play.ts';
import { reportedBy, type MarkedParagraph } from './reported.ts';
import { idealPath } from './score.ts';
import { qualityOf } from './worth.ts';

/** One decision: the situation as it stood, what was done, and what would have been best there. */
export interface DebriefDecision {
	step: number;
	node: string;
	text: string;
	image: Picture | null;
	hypothetical: boolean;
	/** What the article says about the situation. */
	quotes: Excerpt[];
	done: Act;
	/** The best that was open there, unless it is what was done. */
	better: Act | null;
	/** What this decision put out of reach, where it decided the play. */
	decisive: Decisive | null;
	/** What the class did here; empty while nobody may be told. */
	fork: ForkShare[];
}

/** How many of the class went one way at a situation in their first attempts; null below FEWEST_SHOWN. */
export interface ForkShare {
	id: string;
	text: string;
	count: number | null;
}

/** The learner's way beside the ideal one; a side is null where that way does not pass the situation. */
export interface DebriefRow {
	own: DebriefDecision | null;
	ideal: DebriefDecision | null;
}

export interface DebriefEnding {
	node: string;
	outcome: Outcome;
	text: string;
	quotes: Excerpt[];
}

export interface Debrief {
	rows: DebriefRow[];
	/** Where each way ends; null where it stops before an ending. */
	ownEnding: DebriefEnding | null;
	idealEnding: DebriefEnding | null;
	/** What the article says happened, in its own words and order. */
	reported: MarkedParagraph[];
}

/** Fewer than this going one way are not counted out: in a small class everybody knows who they are. */
export const FEWEST_SHOWN = 5;

/** How often each way was gone: node id → way id → learners. */
export type ForkCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Lays the moves of a play beside the ideal way. `article` is the text that evidence points into. Throws PlayError
 * where the moves do not follow one another.
 */
export function debriefPlay(
	scenario: Scenario,
	play: { seed: string; moves: readonly Move[] },
	article: string,
	counts: ForkCounts = new Map()
): Debrief {
	const graph = exploreScenario(scenario);
	const own = walk(scenario, play, article, counts);
	const decisive = decisiveSteps(graph, play.moves);
	own.decisions.forEach((d, i) => {
		const lost = decisive[i] ?? null;
		// What a trainer accepted cost no points, whatever it led to.
		d.decisive = lost?.outcome === null && d.done.quality === 'best' ? null : lost;
	});
	const moves = idealPath(scenario, graph).map((step) => moveAlong(step.way));
	const ideal = walk(scenario, { seed: play.seed, moves }, article, counts);
	return {
		rows: alignByNode(own.decisions, ideal.decisions),
		ownEnding: endingOf(scenario, own.state, article),
		idealEnding: endingOf(scenario, ideal.state, article),
		reported: reportedBy(scenario, article)
	};
}

/** A move that goes this way; an answer without what was answered, since only its being right matters. */
export function moveAlong(way: Way): Move {
	switch (way.kind) {
		case 'choice':
			return { choiceId: way.choice.id };
		case 'answer':
			return { response: { kind: 'options', ids: [] }, right: way.right };
		case 'timeout':
			return { timedOut: true };
	}
}

function walk(
	scenario: Scenario,
	{ seed, moves }: { seed: string; moves: readonly Move[] },
	article: string,
	counts: ForkCounts
): { decisions: DebriefDecision[]; state: PlayState } {
	const decisions: DebriefDecision[] = [];
	let state = startPlay(scenario, seed);
	for (const move of moves) {
		const node = findNode(scenario, state.node);
		const { state: next, consequence } = advance(scenario, state, move);
		if (node.kind === 'ending') break;
		const { way } = consequence;
		const best = openWays(node, state).find((w) => qualityOf(w) === 'best');
		// An answer of the ideal way has no words of its own.
		const isBare =
			'response' in move && move.response.kind === 'options' && move.response.ids.length === 0;
		const done = tellAct(node, way, article, isBare ? undefined : move);
		decisions.push({
			step: state.step,
			node: node.id,
			text: nodeText(node, state, seed),
			image: imageOf(node),
			hypothetical: node.hypothetical,
			quotes: node.evidence.map((e) => excerptOf(article, e)),
			done,
			better: done.quality === 'best' || !best ? null : tellAct(node, best, article),
			decisive: null,
			fork: forkAt(node, counts)
		});
		state = next;
	}
	return { decisions, state };
}

/** Every way that can be gone at a node, with how many went it; empty where no way may be counted out. */
function forkAt(node: ScenarioNode, counts: ForkCounts): ForkShare[] {
	if (node.kind === 'ending') return [];
	const here = counts.get(node.id);
	if (!here || ![...here.values()].some((n) => n >= FEWEST_SHOWN)) return [];
	return waysFrom(node).map(({ id, text }) => {
		const count = here.get(id) ?? 0;
		return { id, text, count: count >= FEWEST_SHOWN ? count : null };
	});
}

function endingOf(scenario: Scenario, state: PlayState, article: string): DebriefEnding | null {
	const node = findNode(scenario, state.node);
	if (node.kind !== 'ending') return null;
	const quotes = node.evidence.map((e) => excerptOf(article, e));
	return { node: node.id, outcome: node.outcome, text: node.text, quotes };
}

/** Puts decisions at the same situation side by side, keeping both orders (longest common subsequence). */
function alignByNode(own: DebriefDecision[], ideal: DebriefDecision[]): DebriefRow[] {
	const length = own.map(() => ideal.map(() => 0));
	const at = (i: number, j: number) => length[i]?.[j] ?? 0;
	for (let i = own.length - 1; i >= 0; i--) {
		for (let j = ideal.length - 1; j >= 0; j--) {
			length[i]![j] =
				own[i]!.node === ideal[j]!.node
					? at(i + 1, j + 1) + 1
					: Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const rows: DebriefRow[] = [];
	let i = 0;
	let j = 0;
	while (i < own.length || j < ideal.length) {
		const mine = own[i] ?? null;
		const theirs = ideal[j] ?? null;
		if (mine && theirs && mine.node === theirs.node) {
			rows.push({ own: mine, ideal: theirs });
			i++;
			j++;
		} else if (mine && (!theirs || at(i + 1, j) >= at(i, j + 1))) {
			rows.push({ own: mine, ideal: null });
			i++;
		} else {
			rows.push({ own: null, ideal: theirs });
			j++;
		}
	}
	return rows;
}
