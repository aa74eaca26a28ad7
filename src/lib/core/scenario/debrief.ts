import type { Evidence } from '../evidence.ts';
import type { Choice, Quality, Scenario } from './model.ts';
import {
	findNode,
	nodeText,
	offeredChoices,
	startPlay,
	takeChoice,
	type PlayState
} from './play.ts';
import { idealPath, pointsOf } from './score.ts';

/** One choice as the debrief tells it, with why. */
export interface DebriefChoice {
	id: string;
	text: string;
	quality: Quality;
	/** Whole points it brought or would have brought. */
	points: number;
	feedback: string;
	evidence: Evidence[];
}

/** One decision: the situation as it stood, what was chosen, and what would have been best there. */
export interface DebriefDecision {
	node: string;
	text: string;
	hypothetical: boolean;
	/** What the article says about the situation. */
	evidence: Evidence[];
	chosen: DebriefChoice;
	/** The best choice that was open there, unless it is the one taken. */
	better: DebriefChoice | null;
}

/** The learner's way beside the ideal one; a side is null where that way does not pass the situation. */
export interface DebriefRow {
	own: DebriefDecision | null;
	ideal: DebriefDecision | null;
}

export interface Debrief {
	rows: DebriefRow[];
	/** Where each way ends; null where it stops before an ending. */
	ownEnding: { outcome: string; text: string; evidence: Evidence[] } | null;
	idealEnding: { outcome: string; text: string; evidence: Evidence[] } | null;
}

/** Lays `choiceIds`, as taken from the start, beside the ideal way. Throws PlayError where they do not follow. */
export function debriefPlay(scenario: Scenario, choiceIds: readonly string[]): Debrief {
	const own = decisionsOf(scenario, choiceIds);
	const ideal = decisionsOf(
		scenario,
		idealPath(scenario).map((step) => step.choice.id)
	);
	return {
		rows: alignByNode(own.decisions, ideal.decisions),
		ownEnding: endingOf(scenario, own.state),
		idealEnding: endingOf(scenario, ideal.state)
	};
}

function decisionsOf(
	scenario: Scenario,
	choiceIds: readonly string[]
): { decisions: DebriefDecision[]; state: PlayState } {
	const decisions: DebriefDecision[] = [];
	let state = startPlay(scenario, '');
	for (const id of choiceIds) {
		const node = findNode(scenario, state.node);
		const { state: next, consequence } = takeChoice(scenario, state, id);
		if (node.kind === 'situation') {
			const better = offeredChoices(node, state).find((c) => c.quality === 'best');
			decisions.push({
				node: node.id,
				text: nodeText(node, state),
				hypothetical: node.hypothetical,
				evidence: node.evidence,
				chosen: tell(consequence.choice),
				better: consequence.choice.quality === 'best' || !better ? null : tell(better)
			});
		}
		state = next;
	}
	return { decisions, state };
}

function tell(choice: Choice): DebriefChoice {
	const { id, text, quality, feedback, evidence } = choice;
	return { id, text, quality, points: pointsOf(quality), feedback, evidence };
}

function endingOf(scenario: Scenario, state: PlayState): Debrief['ownEnding'] {
	const node = findNode(scenario, state.node);
	if (node.kind !== 'ending') return null;
	return { outcome: node.outcome, text: node.text, evidence: node.evidence };
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
