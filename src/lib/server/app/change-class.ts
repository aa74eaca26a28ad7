import { fromLocal } from '../../core/assignment/local-time.ts';
import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass, updateClass } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { givePseudonyms } from './pseudonyms.ts';
import { recountClass } from './recount-boards.ts';

/** What a class's settings page says. Days are dates such as 2026-09-01 in the class's zone; null: none. */
export interface ClassSettings {
	name: string;
	timeZone: string;
	/** The first and the last day of the term. */
	termFrom: string | null;
	termTo: string | null;
	/** How long learners' data are kept in the archive. */
	keepDays: number;
	pseudonyms: boolean;
}

/**
 * Changes a class's settings. Boards are made anew where the term, the zone or the names on them changed; with
 * pseudonyms, everybody who has none is given one.
 */
export async function changeClass(
	ctx: Context,
	actor: Actor,
	input: { id: string } & ClassSettings
): Promise<void> {
	const { id, name, timeZone, keepDays, pseudonyms } = input;
	await requireToChange(ctx, actor, id);
	const termStartsAt = momentOf(input.termFrom, timeZone, 'termFrom');
	const termEndsAt = momentOf(
		input.termTo === null ? null : dayAfter(input.termTo),
		timeZone,
		'termTo'
	);
	if (termStartsAt !== null && termEndsAt !== null && termEndsAt <= termStartsAt) {
		throw new DomainError('invalid', 'The term’s last day is before its first.', 'termTo');
	}
	if (termEndsAt !== null && termEndsAt <= ctx.now()) {
		throw new DomainError(
			'invalid',
			'This day is over. To put the class into the archive now, use the button below.',
			'termTo'
		);
	}
	await ctx.db.write(async (tx) => {
		const before = await lockClass(tx, id);
		if (!before) return;
		await updateClass(tx, id, { name, timeZone, termStartsAt, termEndsAt, keepDays, pseudonyms });
		if (pseudonyms) await givePseudonyms(tx, id);
		const moved =
			before.timeZone !== timeZone ||
			before.termStartsAt !== termStartsAt ||
			before.termEndsAt !== termEndsAt ||
			before.pseudonyms !== pseudonyms;
		if (moved) await recountClass(tx, id);
	});
	notifyBoard(id);
}

/** The moment a day begins in the zone; where its midnight is jumped over, the first hour there is. */
function momentOf(day: string | null, timeZone: string, field: string): number | null {
	if (day === null) return null;
	const at = fromLocal(`${day}T00:00`, timeZone) ?? fromLocal(`${day}T01:00`, timeZone);
	if (at === null) throw new DomainError('invalid', 'This is no date.', field);
	return at;
}

function dayAfter(day: string): string {
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) ? day : new Date(at + 24 * 60 * 60_000).toISOString().slice(0, 10);
}
