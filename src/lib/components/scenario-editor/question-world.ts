import { askJson, postJson } from '$lib/components/studio/post-json.ts';
import type { Findings } from '$lib/components/studio/review-session.svelte.ts';
import type { Item } from '$lib/core/quiz/item.ts';

/** A question of the bank about the scenario's article. */
export interface Offered {
	quizId: string;
	itemId: string;
	quizTitle: string;
	item: Item;
}

type Problem = { problem: string };

/** What the server knows about questions that a situation may ask. */
export interface QuestionWorld {
	/** What the gates say; null where they cannot be asked now. */
	check: (body: Item) => Promise<Findings | null>;
	offer: (words: string) => Promise<{ questions: Offered[]; total: number } | Problem>;
	take: (from: { quizId: string; itemId: string }) => Promise<{ item: Item } | Problem>;
}

/** @param at the scenario's address */
export function questionWorld(at: string): QuestionWorld {
	return {
		async check(body) {
			const answer = await postJson<{ findings: Findings }>(`${at}/check`, { body });
			return 'problem' in answer ? null : answer.findings;
		},
		offer: (words) => askJson(`${at}/questions?q=${encodeURIComponent(words)}`),
		take: (from) => postJson(`${at}/questions`, from)
	};
}
