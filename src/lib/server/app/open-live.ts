import { randomInt } from 'node:crypto';
import { newLive } from '../../core/live/state.ts';
import { playable } from '../../core/live/content.ts';
import { requireRole, requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { insertLiveSession, listPlayable, readLiveContent } from '../db/live.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';

const PIN_DIGITS = 8;
/** A PIN lets people in for so long; a session that nobody ended is ended then. */
export const PIN_LIFE_MS = 12 * 60 * 60_000;

/** Eight digits: of a hundred million, and never told to somebody who only guesses (see limitPinMisses). */
export function makePin(): string {
	return String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
}

/** The digits of a PIN as somebody typed it. */
export function normalisePin(typed: string): string {
	return typed
		.normalize('NFKC')
		.replace(/\D/g, '')
		.slice(0, PIN_DIGITS + 1);
}

/**
 * Opens a room on a published version that the actor has a part in, in a class of theirs or for whoever is there.
 * @param input `what` is `quiz:ID` or `scenario:ID` of a version; `classId` '' for no class
 */
export async function openLive(
	ctx: Context,
	actor: Actor,
	input: { what: string; classId: string }
): Promise<{ id: string }> {
	requireRole(actor, 'trainer', 'administrator');
	const [kind, versionId = ''] = input.what.split(':');
	const own = await listPlayable(ctx.db.read, actor.role === 'administrator' ? null : actor.userId);
	const played = own.find((one) => one.kind === kind && one.versionId === versionId);
	if (!played) {
		throw new DomainError('not-found', 'This quiz or scenario cannot be played live.', 'what');
	}
	const classId = input.classId === '' ? null : input.classId;
	if (classId !== null) await requireToChange(ctx, actor, classId);
	const now = ctx.now();
	const row = {
		id: newId(),
		hostId: actor.userId,
		classId,
		quizVersionId: kind === 'quiz' ? versionId : null,
		scenarioVersionId: kind === 'scenario' ? versionId : null,
		title: played.title,
		pinExpiresAt: now + PIN_LIFE_MS,
		state: newLive(),
		revision: 0,
		aliveAt: now,
		createdAt: now,
		endedAt: null
	};
	const content = await readLiveContent(ctx.db.read, row);
	if (content?.kind === 'quiz' && playable(content.items).length === 0) {
		throw new DomainError('invalid', 'None of its questions can be shown on a projector.', 'what');
	}
	await withNewPin((pin) => ctx.db.write((tx) => insertLiveSession(tx, { ...row, pin })));
	return { id: row.id };
}

/** Runs `store` with a PIN that no open session has. */
export async function withNewPin<T>(store: (pin: string) => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await store(makePin());
		} catch (error) {
			if (tries === 5 || !isUniqueViolation(error)) throw error;
		}
	}
}
