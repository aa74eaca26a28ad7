import { debriefPlay, type Debrief } from '../../core/scenario/debrief.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import {
	advance,
	findNode,
	isOver,
	PlayError,
	startPlay,
	type Move,
	type PlayState
} from '../../core/scenario/play.ts';
import { tellPlay, viewPlay, type PlayView } from '../../core/scenario/tell.ts';
import { allowedMs } from '../../core/scenario/timing.ts';
import type { ScenarioReply } from '../../schemas/play.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { articleText } from './article-text.ts';
import { gradeOrRefuse, storable } from './grade-answer.ts';
import { ownScenario } from './owned.ts';
import type { Done } from './take-choice.ts';

/**
 * A draft scenario at its beginning, as a learner would see it. The server keeps nothing of a preview: what was done so
 * far comes with each request.
 */
export async function showScenarioPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ id: string; title: string; role: string; briefing: string; now: PlayView }> {
	const { id, title, body, text } = await scenarioOf(ctx, actor, input.id);
	const state = play(body, id, []).state;
	return {
		id,
		title,
		role: body.role,
		briefing: body.briefing,
		now: viewNow(body, state, text, false)
	};
}

/** What comes of one more step; without one, a timed decision is shown and its time runs. */
export async function playScenarioPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string; before: Done[]; done: Done | null }
): Promise<ScenarioReply> {
	const { id, body, text } = await scenarioOf(ctx, actor, input.id);
	const { before, done } = input;
	const { moves, state } = play(body, id, done ? [...before, done] : before);
	const { steps } = tellPlay(body, id, moves, text);
	const now = viewNow(body, state, text, done === null);
	return {
		kind: 'scenario',
		step: before.length,
		taken: done ? steps.at(-1)! : null,
		now,
		finished: now.over
	};
}

/** The debrief of a preview that has come to its end. */
export async function debriefScenarioPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string; before: Done[] }
): Promise<Debrief> {
	const { id, body, text } = await scenarioOf(ctx, actor, input.id);
	const { moves, state } = play(body, id, input.before);
	if (!isOver(body, state)) throw cannotGoOn();
	return debriefPlay(body, { seed: id, moves }, text, new Map());
}

async function scenarioOf(ctx: Context, actor: Actor, scenarioId: string) {
	const { id, title, body, articleId } = await ownScenario(ctx, actor, scenarioId, 'viewer');
	return { id, title, body, text: await articleText(ctx.db.read, articleId) };
}

function play(
	scenario: Scenario,
	seed: string,
	deeds: readonly Done[]
): { moves: Move[]; state: PlayState } {
	try {
		let state = startPlay(scenario, seed);
		const moves: Move[] = [];
		for (const done of deeds) {
			const move = moveOf(scenario, state, done);
			state = advance(scenario, state, move).state;
			moves.push(move);
		}
		return { moves, state };
	} catch (error) {
		if (error instanceof PlayError) throw cannotGoOn();
		throw error;
	}
}

function moveOf(scenario: Scenario, state: PlayState, done: Done): Move {
	if ('choiceId' in done) return { choiceId: done.choiceId };
	if ('timedOut' in done) return { timedOut: true };
	const node = findNode(scenario, state.node);
	if (node.kind === 'ending' || !node.item) throw cannotGoOn();
	const response = storable(done.response);
	return { response, right: gradeOrRefuse(node.item, response, [node.item]).correct };
}

/** @param ready whether the time of a timed decision runs */
function viewNow(scenario: Scenario, state: PlayState, text: string, ready: boolean): PlayView {
	const node = findNode(scenario, state.node);
	const allowed = isOver(scenario, state) ? null : allowedMs(node, 100);
	const clock = allowed === null ? null : { allowed, left: ready ? allowed : null };
	return viewPlay(scenario, state, text, clock);
}

function cannotGoOn(): DomainError {
	return new DomainError(
		'conflict',
		'The scenario has been changed, and does not lead on from here. Begin the preview again.'
	);
}
