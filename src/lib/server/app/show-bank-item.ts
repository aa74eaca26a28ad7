import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { keyOfItem, listFacility } from '../db/bank.ts';
import { findOrigin, listCopies, listQuizzesToChange } from '../db/item-origins.ts';
import { listTagsOf, type ItemRef } from '../db/item-tags.ts';
import { listItemVersions, type ItemVersion } from '../db/item-versions.ts';
import { findQuiz } from '../db/quizzes.ts';
import type { ItemState, MemberRole } from '../db/schema.ts';
import { offerRegrades, type RegradeOffer } from './offer-regrades.ts';
import { ownQuiz, roleIn } from './owned.ts';
import { newerAtOrigin, requireItem, type Newer } from './use-item.ts';

export interface BankItemShown {
	quiz: { id: string; title: string };
	role: MemberRole;
	archived: boolean;
	itemId: string;
	state: ItemState;
	item: Item;
	tags: string[];
	facility: { facility: number; answers: number } | null;
	/** Newest first; empty where it was never changed. */
	versions: ItemVersion[];
	/** Where it was taken from; the title is null where that quiz is gone or none of one's business. */
	origin: { quizId: string | null; itemId: string; quizTitle: string | null } | null;
	/** What was changed there since it was taken. */
	newer: Newer | null;
	/** Where it was taken to, as far as one may see that. */
	copies: (ItemRef & { quizTitle: string })[];
	/** Where marking anew is to be offered, because its key was changed since it was given. */
	regrades: RegradeOffer[];
	/** The quizzes it could be taken to. */
	targets: { id: string; title: string }[];
}

/** An item of a quiz with its tags, its versions, where it came from and where else it is used. */
export async function showBankItem(
	ctx: Context,
	actor: Actor,
	input: { item: ItemRef }
): Promise<BankItemShown> {
	const ref = input.item;
	const quiz = await ownQuiz(ctx, actor, ref.quizId, 'viewer');
	const q = ctx.db.read;
	const item = await requireItem(q, ref);
	const sees = async (id: string) => (await roleIn(q, actor, { kind: 'quiz', id })) !== null;
	const origin = await findOrigin(q, ref);
	const seesOrigin = origin?.quizId ? await sees(origin.quizId) : false;
	const copies = [];
	for (const copy of await listCopies(q, ref)) if (await sees(copy.quizId)) copies.push(copy);
	const toChange = await listQuizzesToChange(
		q,
		actor.role === 'administrator' ? null : actor.userId
	);
	return {
		quiz: { id: quiz.id, title: quiz.title },
		role: quiz.role,
		archived: quiz.archivedAt !== null,
		itemId: item.itemId,
		state: item.state,
		item: item.body,
		tags: (await listTagsOf(q, [ref])).get(keyOfItem(ref)) ?? [],
		facility: (await listFacility(q, [ref])).get(keyOfItem(ref)) ?? null,
		versions: await listItemVersions(q, ref),
		origin: origin
			? {
					quizId: seesOrigin ? origin.quizId : null,
					itemId: origin.itemId,
					quizTitle: seesOrigin ? ((await findQuiz(q, origin.quizId!))?.title ?? null) : null
				}
			: null,
		newer: seesOrigin ? await newerAtOrigin(q, ref, origin) : null,
		copies,
		regrades: (await offerRegrades(ctx, actor, { quizId: quiz.id })).filter(
			({ itemId }) => itemId === item.itemId
		),
		targets: toChange.filter(({ id }) => id !== quiz.id).map(({ id, title }) => ({ id, title }))
	};
}
