/** Whether an item fits among the others of its quiz, the level it claims, and what may be asked at all. */
import { contentRoots } from '../generate/peers.ts';
import { isHarm } from '../generate/wording.ts';
import type { Item } from '../item.ts';
import { keyTexts, matterOf, wrongOptions, type Gate } from './gate.ts';
import { holdsWords, normalized } from './words.ts';

/** Half, a third …: the share of the smaller set that stands in the other, and how many that are. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): { shared: number; share: number } {
	let shared = 0;
	for (const word of a) if (b.has(word)) shared += 1;
	return { shared, share: shared / Math.max(1, Math.min(a.size, b.size)) };
}

const SPREAD = /^(?:order|match|evidence)$/;

/** One fact, asked in nearly the same words. */
function asksTheSame(item: Item, other: Item): boolean {
	if (SPREAD.test(item.type) || SPREAD.test(other.type)) return false;
	const said = (one: Item) => contentRoots(`${matterOf(one)} ${keyTexts(one)[0] ?? ''}`);
	const { shared, share } = common(said(item), said(other));
	return shared >= 3 && share > 0.74;
}

const noRepeat: Gate = {
	id: 'gate-20',
	hard: false,
	check: (item, { quiz }) =>
		quiz.some(
			(other) =>
				other.id !== item.id &&
				(normalized(other.stem) === normalized(item.stem) ||
					(item.claim !== '' && other.claim === item.claim) ||
					asksTheSame(item, other))
		)
			? 'Another question of this quiz asks the same.'
			: null
};

/** What is too short or common to tell anything. */
const TELLS_NOTHING = /^(?:\d{1,2}|.{1,3}|must(?: not)?|should(?: not)?|need not|may(?: not)?)$/i;

/** Whether the one's question, which speaks of the same, holds the other's answer. */
function tells(teller: Item, other: Item): boolean {
	if (SPREAD.test(teller.type)) return false;
	const key = keyTexts(other).find((k) => !TELLS_NOTHING.test(k) && holdsWords(teller.stem, k));
	if (key === undefined) return false;
	const keyRoots = contentRoots(key);
	const rest = new Set([...contentRoots(matterOf(other))].filter((root) => !keyRoots.has(root)));
	const { shared, share } = common(rest, contentRoots(matterOf(teller)));
	return shared >= 2 && share >= 0.3;
}

const noGiveaway: Gate = {
	id: 'gate-21',
	hard: false,
	check: (item, { quiz }) => {
		const mine = keyTexts(item).filter((k) => !TELLS_NOTHING.test(k) && !/^[\d.,]+$/.test(k));
		for (const other of quiz) {
			if (other.id === item.id) continue;
			if (tells(other, item)) return 'Another question of this quiz gives this answer away.';
			if (tells(item, other)) return 'This question gives the answer to another one away.';
			const twice = mine.find((k) => keyTexts(other).some((o) => normalized(o) === normalized(k)));
			if (twice !== undefined)
				return `Another question of this quiz has the same answer, “${twice}”.`;
		}
		return null;
	}
};

const CASE =
	/\b(?:if|when|while|before|after|unless|until|once|during|in case|in which case|without|except|how soon|exception)\b/i;

/** A whole answer that can only be known, not worked out. */
const NAME_OR_NUMBER = /^\d[\d,.]*$|^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}’'-]+)+$/u;

/** To apply is to decide a case: without one the item asks for less. */
const levelFits: Gate = {
	id: 'gate-24',
	hard: false,
	check: (item) => {
		if (
			item.level === 'apply' &&
			!CASE.test(`${matterOf(item)} ${item.options.map((o) => o.text).join(' ')}`)
		)
			return 'There is no case here to which the rule could be applied.';
		const isNamed = NAME_OR_NUMBER.test(keyTexts(item)[0] ?? '');
		return item.level !== 'recall' && isNamed && item.type !== 'multiple' && !CASE.test(item.stem)
			? 'To give a name or a number is to recall it, not to understand it.'
			: null;
	}
};

const noGameOfHarm: Gate = {
	id: 'gate-25',
	hard: true,
	check: (item) => {
		if (item.type === 'evidence')
			return isHarm(item.stem) ? 'People came to harm here: this is nothing to play with.' : null;
		const targets = item.type === 'match' ? item.targets : [];
		const played =
			[...wrongOptions(item), ...targets].some((o) => isHarm(o.text)) ||
			(item.type !== 'short-answer' && isHarm(item.stem));
		return played ? 'People came to harm here: this is nothing to play with.' : null;
	}
};

export const QUIZ_GATES: readonly Gate[] = [noRepeat, noGiveaway, levelFits, noGameOfHarm];
