import { isExact, isLessExactDate, isOtherHalfOfDay } from './dates.ts';
import { answerWords } from './fold.ts';
import { compareWords, NEGATIONS, type Closeness } from './same-word.ts';

/** `undecided`: neither plainly right nor plainly wrong; the trainer decides. */
export type Mark = 'right' | 'undecided' | 'wrong';

/** What the rest of a quiz says, which a typed answer must not be mistaken for, or may be explained by. */
export interface QuizWords {
	/** Folded words of other items' keys and options and of all quotes. */
	words: ReadonlySet<string>;
	/** The same texts, as written. */
	texts: readonly string[];
}

export const NO_QUIZ_WORDS: QuizWords = { words: new Set(), texts: [] };

/** Who goes on at greater length lists whatever came to mind. */
const MOST_WORDS = 30;

/** Said or left out before an answer without changing it: "in Quito", "Quito". */
const LEADS: ReadonlySet<string> = new Set(['in', 'at', 'on', 'to', 'for', 'because']);
const PREPOSITIONS: ReadonlySet<string> = new Set(
	(
		'in at on to for from by of with against under over after before during between about into near through as ' +
		'because since until within outside inside above below'
	).split(' ')
);
const TITLES: ReadonlySet<string> = new Set(
	'mr mrs ms miss dr doctor prof professor sir president senator judge mayor ambassador minister secretary governor'.split(
		' '
	)
);

/** Marks a typed answer by the accepted texts: the best mark that any of them gives. */
export function markText(
	given: string,
	accepted: readonly string[],
	quiz: QuizWords = NO_QUIZ_WORDS
): Mark {
	const words = answerWords(given);
	if (words.length === 0) return 'wrong';
	const marks = accepted.map((text) => {
		const mark = markWords(words, answerWords(text), quiz.words);
		if (mark === 'right') return mark;
		return markInitials(given, words, text, quiz) ?? mark;
	});
	return marks.includes('right') ? 'right' : marks.includes('undecided') ? 'undecided' : 'wrong';
}

function markWords(
	given: readonly string[],
	accepted: readonly string[],
	known: ReadonlySet<string>
): Mark {
	if (accepted.length === 0 || polarity(given) !== polarity(accepted)) return 'wrong';
	const [a, b] = withoutLead(given, accepted);
	const inOrder = compareInOrder(a, b, known);
	if (inOrder !== 'wrong') return inOrder;
	if (isSwapped(a, b, known)) return 'right';
	return isDoubtful(a, b, known) ? 'undecided' : 'wrong';
}

/** How often something is denied; what is denied once more or once less is something else. */
function polarity(words: readonly string[]): number {
	return words.filter((word) => NEGATIONS.has(word)).length;
}

function withoutLead(
	given: readonly string[],
	accepted: readonly string[]
): [readonly string[], readonly string[]] {
	if (PREPOSITIONS.has(given[0]!) && PREPOSITIONS.has(accepted[0]!)) return [given, accepted];
	return [dropLead(given), dropLead(accepted)];
}

function dropLead(words: readonly string[]): readonly string[] {
	if (words.length < 2 || !LEADS.has(words[0]!)) return words;
	return words.slice(words[0] === 'because' && words[1] === 'of' && words.length > 2 ? 2 : 1);
}

function compareInOrder(
	given: readonly string[],
	accepted: readonly string[],
	known: ReadonlySet<string>
): Mark {
	if (given.length !== accepted.length) return 'wrong';
	const found = given.map((word, i): Closeness =>
		isDoubtfulExact(word, accepted[i]!) ? 'close' : compareWords(word, accepted[i]!, known)
	);
	if (found.includes('other')) return 'wrong';
	if (found.includes('close')) return 'undecided';
	// Among other words it is clear that "calling" is a verb; "fire" and "fired" alone may be two things.
	return found.includes('form') && found.length === 1 ? 'undecided' : 'right';
}

function isDoubtfulExact(a: string, b: string): boolean {
	return isLessExactDate(a, b) || isOtherHalfOfDay(a, b);
}

/** "an agent and a staffer" for "a staffer and an agent". */
function isSwapped(
	given: readonly string[],
	accepted: readonly string[],
	known: ReadonlySet<string>
): boolean {
	const at = given.indexOf('and');
	if (at < 1 || at !== given.lastIndexOf('and') || !accepted.includes('and')) return false;
	const turned = [...given.slice(at + 1), 'and', ...given.slice(0, at)];
	return compareInOrder(turned, accepted, known) === 'right';
}

/** All words of the key and more, the same words in another order, or its head without what describes it. */
function isDoubtful(
	given: readonly string[],
	accepted: readonly string[],
	known: ReadonlySet<string>
): boolean {
	if (given.length > MOST_WORDS) return false;
	const matches = (a: string, b: string) =>
		isDoubtfulExact(a, b) || ['same', 'form'].includes(compareWords(a, b, known));
	const said = (word: string) => given.some((other) => matches(other, word));
	if (accepted.every(said)) return true;
	// A number that the key has is no detail.
	if (!accepted.filter(isExact).every(said)) return false;
	const meant = given.filter((word) => !TITLES.has(word));
	const head = headOf(accepted);
	return (
		meant.some((word) => matches(word, head)) &&
		meant.every((word) => accepted.some((other) => matches(word, other)))
	);
}

/** "ministry" of "ministry of foreign affairs"; else the last word. */
function headOf(words: readonly string[]): string {
	const preposition = words.findIndex((word, i) => i > 0 && PREPOSITIONS.has(word));
	return words[preposition === -1 ? words.length - 1 : preposition - 1]!;
}

/** Left out of initials: "IAEA", "BoE" aside, "ministry of defence" is MD. */
const SMALL = /^(?:the|a|an|of|for|and|on|in|to|at|de|la|del|y)$/i;

/**
 * Initials for a name, or a name for its initials. Two letters can be anybody's, and a name that the quiz does not tell
 * can be made up to fit: those are for the trainer. @returns undefined where neither is initials of the other
 */
function markInitials(
	given: string,
	words: readonly string[],
	accepted: string,
	{ texts }: QuizWords
): Mark | undefined {
	const initials = initialsOf(accepted);
	if (words.length === 1 && initials !== undefined && initials === words[0]) {
		return initials.length > 2 ? 'right' : 'undecided';
	}
	const short = answerWords(accepted);
	if (short.length !== 1 || !/^(?:the )?\p{Lu}(?:\.?\p{Lu})+\.?$/u.test(accepted.trim()))
		return undefined;
	const spelled = wordsOf(given).filter((word) => !SMALL.test(word));
	if (
		spelled.length < 2 ||
		spelled
			.map((w) => [...w][0])
			.join('')
			.toLowerCase() !== short[0]
	) {
		return undefined;
	}
	const phrase = ` ${answerWords(given).join(' ')} `;
	const told = texts.some((text) => ` ${answerWords(text).join(' ')} `.includes(phrase));
	return told ? 'right' : 'undecided';
}

/** The initials of a name, lower case; undefined for what is no name of two words or more. */
function initialsOf(name: string): string | undefined {
	const parts = wordsOf(name).filter((word) => !SMALL.test(word));
	if (parts.length < 2 || !parts.every((word) => /^\p{Lu}/u.test(word))) return undefined;
	return parts
		.map((word) => [...word][0]!)
		.join('')
		.toLowerCase();
}

function wordsOf(text: string): string[] {
	return text.normalize('NFKC').match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
}
