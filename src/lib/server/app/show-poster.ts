import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { showClassCode } from './names.ts';

/** What is pinned to the wall or thrown on it: the class's name and code; DomainError when the code is closed. */
export async function showPoster(ctx: Context, actor: Actor, input: { id: string }) {
	const cls = await requireTrainerOf(ctx, actor, input.id);
	if (!cls.codeOpen || cls.archivedAt !== null) {
		throw new DomainError('gone', 'The code of this class is closed, so there is nothing to show.');
	}
	return { name: cls.name, code: showClassCode(cls.code) };
}
