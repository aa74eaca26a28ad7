/** How far somebody gets in choice items without the article, against chance. */
import type { Item, OptionItem } from '../../src/lib/core/quiz/item.ts';

export interface Guessing {
	items: number;
	/** Expected share right when one guesses blindly, takes the longest option, or the one most like the stem. */
	chance: number;
	longest: number;
	stemWords: number;
}

export function guess(items: readonly Item[]): Guessing {
	const choices = items.filter((item): item is OptionItem => item.type === 'choice');
	const mean = (of: (item: OptionItem) => number) =>
		choices.reduce((sum, item) => sum + of(item), 0) / Math.max(choices.length, 1);
	return {
		items: choices.length,
		chance: mean((item) => 1 / item.options.length),
		longest: mean((item) => shareRight(item, (text) => text.length)),
		stemWords: mean((item) => {
			const asked = wordsOf(item.stem);
			return shareRight(item, (text) => [...wordsOf(text)].filter((w) => asked.has(w)).length);
		})
	};
}

/** The chance to hit the key when one picks among those that score highest. */
function shareRight(item: OptionItem, score: (text: string) => number): number {
	const scores = item.options.map((o) => score(o.text));
	const most = Math.max(...scores);
	const best = item.options.filter((_, i) => scores[i] === most);
	return best.some((o) => item.key.includes(o.id)) ? 1 / best.length : 0;
}

function wordsOf(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}
