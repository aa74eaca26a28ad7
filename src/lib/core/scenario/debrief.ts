import { excerptOf, withoutRepeatedQuote, type Excerpt } from '../excerpt.ts';
import type { Choice, Outcome, Quality, Scenario } from './model.ts';
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
	quotes: Excerpt[];
}

/** One decision: the situation as it stood, what was chosen, and what would have been best there. */
export interface DebriefDecision {
	node: string;
	text: string;
	hypothetical: boolean;
	/** What the article says about the situation. */
	quotes: Excerpt[];
	chosen: DebriefChoice;
	/** The best choice that was open there, unless it is the one taken. */
	better: DebriefChoice | null;
}

/** The learner's way beside the ideal one; a side is null where that way does not pass the situation. */
export interface DebriefRow {
	own: DebriefDecision | null;
	ideal: DebriefDecision | null;
}

export interface DebriefEnding {
	outcome: Outcome;
	text: string;
	quotes: Excerpt[];
}

export interface Debrief {
	rows: DebriefRow[];
	/** Where each way ends; null where it stops before an ending. */
	ownEnding: DebriefEnding | null;
	idealEnding: DebriefEnding | null;
}

/**
 * Lays `choiceIds`, as taken from the start, beside the ideal way. `article` is the text that evidence points into.
 * Throws PlayError where the choices do not follow one another.
 */
export function debriefPlay(
	scenario: Scenario,
	choiceIds: readonly string[],
	article: string
): Debrief {
	const own = decisionsOf(scenario, choiceIds, article);
	const ideal = decisionsOf(
		scenario,
		idealPath(scenario).map((step) => step.choice.id),
		article
	);
	return {
		rows: alignByNode(own.decisions, ideal.decisions),
		ownEnding: endingOf(scenario, own.state, article),
		idealEnding: endingOf(scenario, ideal.state, article)
	};
}

function decisionsOf(
	scenario: Scenario,
	choiceIds: readonly string[],
	article: string
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
				quotes: node.evidence.map((e) => excerptOf(article, e)),
				chosen: tell(consequence.choice, article),
				better: consequence.choice.quality === 'best' || !better ? null : tell(better, article)
			});
		}
		state = next;
	}
	return { decisions, state };
}

function tell(choice: Choice, article: string): DebriefChoice {
	const { id, text, quality, feedback, evidence } = choice;
	return {
		id,
		text,
		quality,
		points: pointsOf(quality),
		feedback: withoutRepeatedQuote(feedback, evidence),
		quotes: evidence.map((e) => excerptOf(article, e))
	};
}

function endingOf(scenario: Scenario, state: PlayState, article: string): DebriefEnding | null {
	const node = findNode(scenario, state.node);
	if (node.kind !== 'ending') return null;
	const quotes = node.evidence.map((e) => excerptOf(article, e));
	return { outcome: node.outcome, text: node.text, quotes };
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
