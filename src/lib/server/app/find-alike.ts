import { sayAlike } from '../../core/bank/alike.ts';
import type { Actor, Context } from '../context.ts';
import { listBankItems, type BankItem } from '../db/bank.ts';
import { listKeptApart, listQuizzesToChange, pairName } from '../db/item-origins.ts';
import { findAlikeInWorker } from '../generation/alike.ts';
import { pageOfAll, type Page } from './page.ts';
import { whoseBank } from './search-bank.ts';

/** More items than are compared at a time. */
const MOST_ITEMS = 20_000;

export interface AlikePair {
	items: [BankItem, BankItem];
	/** In sentences. */
	why: string[];
	/** Whether the one who looks may keep the first, or the second, in place of the other. */
	mayKeep: [boolean, boolean];
}

/**
 * The items on the desks of somebody's quizzes that ask nearly the same, the likest first, without those that somebody
 * has said shall both stay.
 */
export async function findAlikeItems(
	ctx: Context,
	actor: Actor,
	input: { page: number }
): Promise<Page<AlikePair>> {
	const whose = whoseBank(actor);
	const q = ctx.db.read;
	const items = await listBankItems(
		q,
		{
			...whose,
			...{ words: '', articleId: null, tagKey: null, type: null, level: null, facility: null },
			states: ['accepted', 'pending']
		},
		{ limit: MOST_ITEMS, offset: 0 }
	);
	const apart = await listKeptApart(q);
	const open = new Set(
		(await listQuizzesToChange(q, whose.everybodys ? null : whose.userId)).map(({ id }) => id)
	);
	const alike = await findAlikeInWorker(items.map(({ body }) => body));
	const pairs = alike
		.map(({ a, b }) => [items[a]!, items[b]!] as [BankItem, BankItem])
		.filter(([a, b]) => !apart.has(pairName(a, b)));
	const { rows, ...page } = pageOfAll(input.page, pairs);
	return {
		...page,
		rows: rows.map(([a, b]) => ({
			items: [a, b],
			why: sayAlike(a.body, b.body),
			mayKeep: [open.has(b.quizId), open.has(a.quizId)]
		}))
	};
}
