import type { Item, ItemType, Level } from '../../core/quiz/item.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import {
	countBankItems,
	keyOfItem,
	listBankArticles,
	listBankItems,
	listBankTags,
	listFacility,
	type BankFilter,
	type FacilityBand
} from '../db/bank.ts';
import { listTagsOf } from '../db/item-tags.ts';
import type { ItemState } from '../db/schema.ts';
import { pageOf, type Page } from './page.ts';
import { tagKeyOf } from './tag-key.ts';

/** Which items, by where they stand: on the desk of a quiz, among its spares, dropped, or anywhere. */
export type Standing = 'desk' | 'spare' | 'dropped' | 'all';
const STATES: Record<Standing, ItemState[]> = {
	desk: ['accepted', 'pending'],
	spare: ['spare'],
	dropped: ['dropped'],
	all: ['accepted', 'pending', 'spare', 'dropped']
};

export interface BankWish {
	words: string;
	articleId: string | null;
	tag: string | null;
	type: ItemType | null;
	level: Level | null;
	standing: Standing;
	facility: FacilityBand | null;
	page: number;
}

export interface BankLine {
	quizId: string;
	itemId: string;
	state: ItemState;
	item: Item;
	quizTitle: string;
	tags: string[];
	/** Share of the points, 0 to 1, and on how many answers that rests; null: nobody has answered it. */
	facility: { facility: number; answers: number } | null;
}

export interface Bank {
	list: Page<BankLine>;
	articles: { id: string; title: string }[];
	tags: { tag: string; tagKey: string; items: number }[];
}

/** Everybody's items are an administrator's to see; trainers see those of quizzes they have a part in. */
export function whoseBank(actor: Actor): Pick<BankFilter, 'userId' | 'everybodys'> {
	requireRole(actor, 'trainer', 'administrator');
	return { userId: actor.userId, everybodys: actor.role === 'administrator' };
}

/** The items that somebody may see and that are as they wish, a page of them, with what there is to choose from. */
export async function searchBank(ctx: Context, actor: Actor, wish: BankWish): Promise<Bank> {
	const whose = whoseBank(actor);
	const { words, articleId, type, level, facility } = wish;
	const filter: BankFilter = {
		...{ ...whose, words, articleId, type, level, facility },
		tagKey: wish.tag === null ? null : tagKeyOf(wish.tag),
		states: STATES[wish.standing]
	};
	const q = ctx.db.read;
	const { rows, ...page } = await pageOf(
		wish.page,
		(window) => listBankItems(q, filter, window),
		() => countBankItems(q, filter)
	);
	const facilities = await listFacility(q, rows);
	const tags = await listTagsOf(q, rows);
	return {
		list: {
			...page,
			rows: rows.map(({ quizId, itemId, state, body, quizTitle }) => {
				const key = keyOfItem({ quizId, itemId });
				return {
					...{ quizId, itemId, state, item: body, quizTitle },
					tags: tags.get(key) ?? [],
					facility: facilities.get(key) ?? null
				};
			})
		},
		articles: await listBankArticles(q, whose),
		tags: await listBankTags(q, whose)
	};
}
