import type { SharedShown } from '../../schemas/together.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { countHanging } from '../db/hanging.ts';
import { listMembersOf, type Shared } from '../db/members.ts';
import { listQuizVersions } from '../db/quizzes.ts';
import { listScenarioVersions } from '../db/scenarios.ts';
import { ownShared } from './owned.ts';

/** A quiz or a scenario as something that people have together: who does, what came of it, and what hangs on it. */
export async function showShared(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared }
): Promise<SharedShown> {
	const { kind, id } = input.shared;
	const { title, role, archivedAt, articleId } = await ownShared(
		ctx,
		actor,
		input.shared,
		'viewer'
	);
	const q = ctx.db.read;
	const members = await listMembersOf(q, input.shared);
	return {
		...{ kind, id, title, role, archivedAt },
		article: { id: articleId, title: (await findArticle(q, articleId))?.title ?? '' },
		members: members.map((member) => ({ ...member, isYou: member.userId === actor.userId })),
		versions: kind === 'quiz' ? await listQuizVersions(q, id) : await listScenarioVersions(q, id),
		hanging: await countHanging(q, { kind, id })
	};
}
