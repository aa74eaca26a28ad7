import { gradeItem, InvalidResponse, type Grade } from '../../core/quiz/grade.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { tellItem, type ToldItem } from '../../core/quiz/told-item.ts';
import type { Told } from '../../core/quiz/what-is-told.ts';
import type { StoredResponse } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { storableText } from '../storable-text.ts';

/** A stored answer, or one that is missing, as far as it may be told. */
export function tellAnswer(
	item: Item,
	stored: StoredResponse | undefined,
	told: Told,
	text: string
): ToldItem {
	const answer = stored && {
		response: stored.response as ItemResponse,
		points: stored.points,
		possible: stored.possible,
		undecided: stored.verdict === 'undecided',
		certainty: stored.certainty,
		tries: stored.tries
	};
	return tellItem(item, answer, told, text);
}

/** The grade, or a DomainError for what is no answer to this item. */
export function gradeOrRefuse(item: Item, response: ItemResponse, quiz: readonly Item[]): Grade {
	try {
		return gradeItem(item, response, quiz);
	} catch (error) {
		if (error instanceof InvalidResponse) throw new DomainError('invalid', error.message);
		throw error;
	}
}

/** The response as it can be kept. */
export function storable(response: ItemResponse): ItemResponse {
	if (response.kind !== 'text') return response;
	return { kind: 'text', text: storableText(response.text) };
}
