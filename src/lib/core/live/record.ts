import { playable, type LiveContent } from './content.ts';
import type { LiveState } from './state.ts';
import { distributionOf, type LiveAnswer } from './tally.ts';
import type { Distribution } from './views.ts';

/** A question as it is looked back at. */
export interface RecordRound {
	round: number;
	stem: string;
	/** True: it counted for nobody. */
	skipped: boolean;
	distribution: Distribution;
}

/** Every question that was asked, with what the room thought and what is right. @param answers by round */
export function recordOf(
	{ items }: LiveContent & { kind: 'quiz' },
	{ round: last, skipped }: Pick<LiveState, 'round' | 'skipped'>,
	answers: ReadonlyMap<number, readonly LiveAnswer[]>
): RecordRound[] {
	// One is asked after the other, skipped or not.
	return playable(items)
		.slice(0, last)
		.map((place, index) => {
			const item = items[place]!;
			const round = index + 1;
			return {
				round,
				stem: item.stem,
				skipped: skipped.includes(round),
				distribution: distributionOf(item, answers.get(round) ?? [], true)
			};
		});
}
