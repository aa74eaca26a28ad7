/** What several answers begin and end with: told once in the question, it need not be read in each of them. */
import { contentWords } from '../../quiz/generate/peers.ts';

/** So many words that mean something tell a case, and so many a rule with the place left open. */
export const FEWEST_MEANT = 1;
const FEWEST_TOLD = 3;
/** "if necessary", "when asked": of what, is not said. */
export const meantBy = (text: string): number =>
	[...contentWords(text)].filter(
		(w) =>
			!/^(?:you|your|they|their|them|necessary|asked?|possible|normally|usually|required?|needed|need|appropriate|applicable|relevant|unsure|doubt|case|rules?|must|may|should|happens?)$/i.test(
				w
			)
	).length;

/** What all answers begin and end with, and what each has in between. */
export interface Shared {
	opening: string;
	closing: string;
	between: readonly string[];
	/** Whether what is in between answers the question by itself. */
	isAnswer?: true;
}

/** @param beside what is told with it, so that one knows what it is about */
export function sharedBy(texts: readonly string[], beside: string): Shared | null {
	const words = texts.map((text) => text.replace(/\.$/, '').split(' '));
	const [first] = words;
	const shortest = Math.min(...words.map((w) => w.length));
	let from = 0;
	while (from < shortest - 1 && words.every((w) => w[from] === first![from])) from++;
	let end = 0;
	while (from + end < shortest - 1 && words.every((w) => w.at(-1 - end) === first!.at(-1 - end)))
		end++;
	// A closing begins where a phrase does.
	while (
		end > 0 &&
		(end < FEWEST_CLOSING ||
			(!BEGINS.test(first!.at(-end)!) && !/[,;]$/.test(first!.at(-end - 1)!)))
	)
		end--;
	const cut = (opening: number, closing: number): Shared => ({
		opening: first!.slice(0, opening).join(' '),
		closing: closing === 0 ? '' : first!.slice(-closing).join(' '),
		between: words.map((w) =>
			w
				.slice(opening, w.length - closing)
				.join(' ')
				.replace(/[,;]$/, '')
		)
	});
	const places = [end, 0].flatMap((closing) =>
		Array.from({ length: from }, (_, i) => from - i)
			.filter((opening) => !LOOSE.test(first![opening - 1]!))
			.filter((opening) => !/\bbetween (?!.* and )/.test(first!.slice(0, opening).join(' ')))
			.map((opening) => cut(opening, closing))
	);
	// No cut goes through "a public … network".
	const plain = places
		.filter(
			(place) =>
				meantBy(toldOf(place)) >= FEWEST_MEANT &&
				meantBy(`${toldOf(place)} ${beside}`) >= FEWEST_TOLD
		)
		.filter(
			({ opening, between }) =>
				/[,;:]$/.test(opening) || between.every((text) => STARTS.test(text.split(' ')[0]!))
		);
	// Cut too early, the rule does not say what it is about.
	const [latest] = plain;
	return (
		plain.find((p) => isAlikeInLength(p) && latest!.opening.length - p.opening.length <= EARLIER) ??
		latest ??
		null
	);
}

export const toldOf = ({ opening, closing }: Shared): string =>
	[opening, '…', closing].filter((t) => t !== '').join(' ');

const STARTS =
	/^(?:to|at|in|on|by|for|from|with|within|without|before|after|until|unless|even|only|if|when|whether|as|up|no|not|and|or|but|must|may|should|shall|will|can|cannot|has|have|had|need|needs|is|are|be|do|does|don[’']t|never|always|every|each|once|twice|monthly|weekly|daily|the|an?|your|their|its|any|all|straight|immediately|more|less|who|which|under|over|during|outside|through|except|provided|while|where),?$/i;

/** Whether the answers may be told without the rest. */
export const isAlikeInLength = ({ between }: Shared): boolean => {
	const lengths = between.map((text) => text.length + MARKS);
	return (
		Math.max(...lengths) <= Math.min(...lengths) * ALIKE && Math.min(...lengths) >= SHORTEST + MARKS
	);
};

const ALIKE = 1.36;
const SHORTEST = 4;
/** Quotation marks, and what stands for the rest. */
const MARKS = 5;
const FEWEST_CLOSING = 2;
const EARLIER = 20;

const BEGINS =
	/^(?:but|if|when|unless|until|before|after|where|while|who|which|because|in|on|at)$/i;

/** Words on which nothing should be cut. */
const LOOSE =
	/^(?:the|an?|of|for|within|to|in|on|at|and|or|but|by|with|from|be|been|is|are|any|every|your|their|its|than|more|less|least|most|no|up|only|must|may|should|will|shall|have|has|not|do|does|don[’']t|doesn[’']t|need|as|that|who|which|until|unless|before|after|if|when|into|onto|over|under|about|through|both|either|such|fewer|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve),?$/i;
