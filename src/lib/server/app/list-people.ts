import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countPeople, listPeople as list, type Person } from '../db/people.ts';
import type { Role } from '../db/schema.ts';
import { foldName } from './names.ts';
import { pageOf, type Page } from './page.ts';

const EVERYBODY: Role[] = ['administrator', 'trainer', 'learner'];

/** A page of those with an account whose name or nickname has `words` in it; `role` null: of whatever role. */
export async function listPeople(
	ctx: Context,
	actor: Actor,
	input: { words: string; role: Role | null; page: number }
): Promise<Page<Person>> {
	requireRole(actor, 'administrator');
	const filter = {
		words: foldName(input.words.slice(0, 100)),
		roles: input.role ? [input.role] : EVERYBODY
	};
	return await pageOf(
		input.page,
		(window) => list(ctx.db.read, filter, window),
		() => countPeople(ctx.db.read, filter)
	);
}
