import type { Picture } from '../image/picture.ts';
import { nothingFor } from './empty-response.ts';
import { isRight, mostFor } from './behaviour.ts';
import { givenWords, revealItem, type RevealedItem } from './reveal.ts';
import { keyIsTold, verdictIsTold, type Told } from './what-is-told.ts';
import type { Item, ItemResponse, ItemType } from './item.ts';

/** An answer as it is stored; points in thousandths. */
export interface AnsweredItem {
	response: ItemResponse;
	points: number;
	possible: number;
	undecided: boolean;
	certainty: number | null;
	/** At which try it was settled, from 1. */
	tries: number;
}

interface Common {
	certainty: number | null;
	tries: number;
	/** False: nothing was answered. */
	answered: boolean;
}

/** What may be told of an item after it was answered: all of it, only whether it was right, or only what was said. */
export type ToldItem =
	| (Common & RevealedItem & { tells: 'key' })
	| (Common & KeptBack & { tells: 'verdict'; points: number; correct: boolean; undecided: boolean })
	| (Common & KeptBack & { tells: 'nothing' });

interface KeptBack {
	itemId: string;
	type: ItemType;
	stem: string;
	image: Picture | null;
	response: ItemResponse;
	given: string[];
	possible: number;
}

/**
 * @param answer undefined where the item was left unanswered
 * @param article the article's text; only read where the key is told
 */
export function tellItem(
	item: Item,
	answer: AnsweredItem | undefined,
	told: Told,
	article: string
): ToldItem {
	const response = answer?.response ?? nothingFor(item);
	const common = {
		certainty: answer?.certainty ?? null,
		tries: answer?.tries ?? 1,
		answered: answer !== undefined
	};
	const grade = {
		points: answer?.points ?? 0,
		possible: answer?.possible ?? mostFor(told.behaviour),
		correct: answer !== undefined && isRight(told.behaviour, answer),
		undecided: answer?.undecided ?? false
	};
	if (keyIsTold(told)) {
		return { ...common, ...revealItem(item, response, grade, article), tells: 'key' };
	}
	const kept = {
		...common,
		itemId: item.id,
		type: item.type,
		stem: item.stem,
		image: item.image ?? null,
		response,
		given: givenWords(item, response),
		possible: grade.possible
	};
	if (!verdictIsTold(told)) return { ...kept, tells: 'nothing' };
	const { points, correct, undecided } = grade;
	return { ...kept, tells: 'verdict', points, correct, undecided };
}
