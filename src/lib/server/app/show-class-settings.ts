import { toLocal } from '../../core/assignment/local-time.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countAssignmentsOfClass } from '../db/assignments.ts';
import { listTrainersOf } from '../db/classes.ts';
import { countMembers } from '../db/memberships.ts';
import type { ClassSettings } from './change-class.ts';
import { forgottenAt } from './forgotten-at.ts';

/** A class's settings as its trainer changes them, with its trainers and what would go with it. */
export async function showClassSettings(ctx: Context, actor: Actor, input: { id: string }) {
	const cls = await requireTrainerOf(ctx, actor, input.id);
	const { name, timeZone, keepDays, pseudonyms, archivedAt, termStartsAt, termEndsAt } = cls;
	const dayOf = (at: number | null) => (at === null ? null : toLocal(at, timeZone).slice(0, 10));
	const settings: ClassSettings = {
		name,
		timeZone,
		termFrom: dayOf(termStartsAt),
		termTo: dayOf(termEndsAt === null ? null : termEndsAt - 1),
		keepDays,
		pseudonyms
	};
	return {
		settings,
		zones: [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])],
		archivedAt,
		/** When learners' data go, of a class in the archive. */
		forgottenAt: forgottenAt(cls),
		trainers: (await listTrainersOf(ctx.db.read, cls.id)).map((trainer) => ({
			...trainer,
			isYou: trainer.id === actor.userId
		})),
		learners: await countMembers(ctx.db.read, cls.id),
		assignments: await countAssignmentsOfClass(ctx.db.read, cls.id)
	};
}
