import type { Excerpt } from '$lib/core/excerpt.ts';
import type { Item } from '$lib/core/quiz/item.ts';
import type { DistractorTable } from '$lib/core/standing/statistics/distractors.ts';
import type { ItemStatistics } from '$lib/core/standing/statistics/item-statistics.ts';

/** What the pages of statistics are given; the use case show-statistics makes it. */
export interface ItemShown {
	item: Item;
	number: number;
	statistics: ItemStatistics;
	chance: number;
	concerns: string[];
	distractors: DistractorTable;
	quotes: Excerpt[];
	reports: ReportShown[];
	draft: string | null;
}

export interface ReportShown {
	id: string;
	note: string;
	state: 'open' | 'reopened' | 'closed';
	answer: string;
	createdAt: number;
	/** Null: whoever made it has left the class. */
	nickname: string | null;
}
