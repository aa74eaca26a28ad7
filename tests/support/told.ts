import type { RevealedItem } from '../../src/lib/core/quiz/reveal.ts';
import type { QuizReply } from '../../src/lib/schemas/play.ts';

/** What was told of an answer where everything is told at once; anything less is an error. */
export function toldWhole({ result }: QuizReply): RevealedItem {
	if (result?.tells !== 'key') throw new Error(`Told ${result?.tells ?? 'nothing yet'}.`);
	return result;
}
