import type { Verdict } from '$lib/core/quiz/desk/desk.ts';
import type { ItemType, Level } from '$lib/core/quiz/item.ts';
import type { Wish } from '$lib/core/quiz/spares.ts';

/** What people read for each type. */
export const TYPE_NAMES: Record<ItemType, string> = {
	choice: 'One right answer',
	multiple: 'Several right answers',
	'true-false': 'True or false',
	cloze: 'Fill the gap',
	'short-answer': 'Short answer',
	numeric: 'A number',
	order: 'Put in order',
	match: 'Match',
	evidence: 'Find the sentence'
};

export const LEVEL_NAMES: Record<Level, string> = {
	recall: 'recall',
	understand: 'understanding',
	apply: 'use'
};

export const VERDICT_NAMES: Record<Verdict, string> = {
	pending: 'To look at',
	accepted: 'In the quiz',
	dropped: 'Dropped',
	spare: 'Spare'
};

export const WISH_NAMES: Record<Wish, string> = {
	another: 'Another like this',
	instead: 'Something else instead',
	easier: 'Easier',
	harder: 'Harder'
};
