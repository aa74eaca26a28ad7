import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countRowsOf } from '../db/erasures.ts';
import { countBelongings, findPerson, type Belongings, type Person } from '../db/people.ts';
import { hasSecondFactor } from '../db/second-factors.ts';
import { noSuchPerson } from './change-account.ts';

export interface ShownPerson extends Person {
	isOneself: boolean;
	hasSecondFactor: boolean;
	/** Of a learner: what would be deleted with the account, by table. */
	work: Record<string, number> | null;
	/** Of a trainer or administrator: what would pass to whoever deletes the account. */
	belongings: Belongings | null;
}

/** Somebody's account with what hangs on it, for an administrator. */
export async function showPerson(
	ctx: Context,
	actor: Actor,
	input: { userId: string }
): Promise<ShownPerson> {
	requireRole(actor, 'administrator');
	const person = await findPerson(ctx.db.read, input.userId);
	if (!person) throw noSuchPerson();
	const learns = person.role === 'learner';
	return {
		...person,
		isOneself: person.id === actor.userId,
		hasSecondFactor: await hasSecondFactor(ctx.db.read, person.id),
		work: learns ? await countRowsOf(ctx.db.read, person.id, null) : null,
		belongings: learns ? null : await countBelongings(ctx.db.read, person.id)
	};
}
