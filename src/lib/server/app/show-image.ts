import { pictureIds, picturesOfNode } from '../../core/image/picture.ts';
import { imagesShown } from '../../core/live/content.ts';
import { keyIsTold } from '../../core/quiz/what-is-told.ts';
import { debriefPlay } from '../../core/scenario/debrief.ts';
import { findNode, replay } from '../../core/scenario/play.ts';
import type { ImagePlace } from '../../schemas/images.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type AssignedWork, type Assignment } from '../db/assignments.ts';
import { findAttempt, type Attempt } from '../db/attempts.ts';
import { findImage, listHeldImages, type StoredImage } from '../db/images.ts';
import { findMembership } from '../db/memberships.ts';
import { listResponses } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { roomsOf } from '../live/rooms.ts';
import { articleText } from './article-text.ts';
import { standpointIn } from './class-access.ts';
import { ownRoom, playerOf, type PhoneKey } from './live-access.ts';
import { ownShared } from './owned.ts';
import { ownRules, toldOf } from './own-rules.ts';
import { nextStep } from './tell-progress.ts';
import { clockOf, movesOf } from './where-it-stands.ts';

/** Who asks: whoever is signed in, or a phone in a live session. */
export type Viewer = { actor: Actor; phone: null } | { actor: null; phone: PhoneKey };

/**
 * A picture, for those who see its question or situation where they say they look: members of a quiz or scenario; trainers
 * of a class, in what is given to it; a learner, in their own attempt, once it has been shown there; a phone in a live
 * room, once the room has come to it. For everybody else, and for one that is yet to come, it is 'not-found'.
 */
export async function showImage(
	ctx: Context,
	viewer: Viewer,
	input: { place: ImagePlace; id: string; imageId: string }
): Promise<StoredImage> {
	const isShown = await mayBeSeen(ctx, viewer, input);
	const image = isShown ? await findImage(ctx.db.read, input.imageId) : undefined;
	if (!image) throw notHere();
	return image;
}

async function mayBeSeen(
	ctx: Context,
	{ actor, phone }: Viewer,
	{ place, id, imageId }: { place: ImagePlace; id: string; imageId: string }
): Promise<boolean> {
	if (place === 'play') return phone !== null && (await shownOnPhone(ctx, phone, id)).has(imageId);
	if (!actor) throw notHere();
	switch (place) {
		case 'quiz':
		case 'scenario': {
			const shared = { kind: place, id };
			await ownShared(ctx, actor, shared, 'viewer');
			return (await listHeldImages(ctx.db.read, shared, [imageId])).length > 0;
		}
		case 'assignment': {
			const assignment = await findAssignment(ctx.db.read, id);
			if (!assignment || actor.role === 'learner') throw notHere();
			await standpointIn(ctx, actor, assignment.classId);
			return idsIn(assignment.work).has(imageId);
		}
		case 'attempt':
			return (await shownInAttempt(ctx, actor, id)).has(imageId);
		case 'live': {
			const { content } = await ownRoom(ctx, actor, id);
			return pictureIds(content.kind === 'quiz' ? content.items : content.scenario).has(imageId);
		}
	}
}

function idsIn(work: AssignedWork): Set<string> {
	return pictureIds(work.kind === 'quiz' ? work.items : work.scenario);
}

async function shownInAttempt(ctx: Context, actor: Actor, id: string): Promise<Set<string>> {
	const attempt = await findAttempt(ctx.db.read, id);
	const assignment = attempt && (await findAssignment(ctx.db.read, attempt.assignmentId));
	if (!assignment) throw notHere();
	const { work, classId } = assignment;
	if (attempt.userId !== actor.userId) {
		if (actor.role === 'learner') throw notHere();
		await standpointIn(ctx, actor, classId);
		return idsIn(work);
	}
	const all = idsIn(work);
	if (all.size === 0) return all;
	return work.kind === 'quiz'
		? await shownInQuiz(ctx, attempt, assignment, work)
		: await shownInScenario(ctx, attempt, assignment, work);
}

/** Of what was answered and what is to be answered now; of everything where that is laid out at once, or is over. */
async function shownInQuiz(
	ctx: Context,
	attempt: Attempt,
	assignment: Assignment,
	work: AssignedWork & { kind: 'quiz' }
): Promise<Set<string>> {
	if (attempt.finishedAt !== null) return idsIn(work);
	await memberOf(ctx, attempt, assignment);
	if (assignment.behaviour === 'deferred') return idsIn(work);
	const stored = await listResponses(ctx.db.read, attempt.id);
	const steps = [...stored.map(({ step }) => step), nextStep(stored, attempt, assignment, work)];
	const items = steps.flatMap((step) => (step === null ? [] : (work.items[step] ?? [])));
	return pictureIds(items);
}

/** Of the way so far; a timed decision is shown once it has begun, the ideal way with the debrief. */
async function shownInScenario(
	ctx: Context,
	attempt: Attempt,
	assignment: Assignment,
	{ scenario, articleId }: AssignedWork & { kind: 'scenario' }
): Promise<Set<string>> {
	const q = ctx.db.read;
	const at = ctx.now();
	const moves = movesOf(await listResponses(q, attempt.id));
	const state = replay(scenario, attempt.seed, moves);
	const nodes = new Set(state.path.map(({ node }) => node));
	if (attempt.finishedAt === null) {
		const own = await ownRules(q, assignment, await memberOf(ctx, attempt, assignment));
		const clock = await clockOf(q, attempt.id, scenario, state, own.timePercent, at);
		if (clock?.left !== null) nodes.add(state.node);
	} else if (keyIsTold(await toldOf(q, assignment, attempt, at))) {
		const text = await articleText(q, articleId);
		const { rows } = debriefPlay(scenario, { seed: attempt.seed, moves }, text);
		for (const { ideal } of rows) if (ideal) nodes.add(ideal.node);
	}
	const pictures = [...nodes].flatMap((node) => picturesOfNode(findNode(scenario, node)));
	return new Set(pictures.map((picture) => picture.id));
}

async function memberOf(ctx: Context, attempt: Attempt, { classId }: Assignment) {
	const member = await findMembership(ctx.db.read, classId, attempt.userId);
	if (!member) throw notHere();
	return member;
}

async function shownOnPhone(ctx: Context, phone: PhoneKey, id: string): Promise<Set<string>> {
	const room = await roomsOf(ctx).get(id);
	const player = await playerOf(ctx, room, phone);
	if (player?.state !== 'in') throw notHere();
	return imagesShown(room.content, room.state);
}

function notHere(): DomainError {
	return new DomainError('not-found', 'This picture is not here.');
}
