import { markAnswer, markOf, type Behaviour, type Mark } from './behaviour.ts';
import { isEmpty } from './empty-response.ts';
import { gradeItem } from './grade.ts';
import { ITEM_POINTS } from './item-points.ts';
import type { Item, ItemResponse } from './item.ts';

/**
 * Who gets points when an item is marked anew: what the key as it is now gives; whatever brings more, that or what the
 * answer had; or full points for everybody, for an item that should not have been asked.
 */
export type RegradePolicy = 'new-key' | 'either-key' | 'everybody';

/**
 * The mark of an answer to an item whose key has changed.
 * @param stored how the answer was given, and its mark so far; an empty one is where nothing was answered
 * @param quiz the items it was asked among, with the key as it is now
 */
export function regradeItem(
	behaviour: Behaviour,
	item: Item,
	quiz: readonly Item[],
	stored: Mark & { response: ItemResponse; certainty: number | null; tries: number },
	policy: RegradePolicy
): Mark {
	const before = { points: stored.points, verdict: stored.verdict };
	if (policy === 'everybody') {
		const full = markAnswer(behaviour, ITEM_POINTS, stored);
		// Somebody may have been given more by hand.
		if (full <= stored.points) return before;
		return { points: full, verdict: stored.verdict === null ? null : 'accepted' };
	}
	// Not every type can be graded by a response that says nothing.
	const grade = isEmpty(stored.response)
		? { points: 0, undecided: false }
		: gradeItem(item, stored.response, quiz);
	// What the key leaves open, a trainer has said already.
	if (grade.undecided && stored.verdict !== null) return before;
	const now = markOf(behaviour, grade, stored);
	return policy === 'either-key' && now.points <= stored.points ? before : now;
}
