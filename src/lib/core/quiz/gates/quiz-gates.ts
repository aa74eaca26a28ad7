/** Whether an item fits among the others of its quiz, the level it claims, and what may be asked at all. */
import { isHarm } from '../generate/statements.ts';
import { keyTexts, matterOf, wrongOptions, type Gate } from './gate.ts';
import { holdsWords, normalized } from './words.ts';

const noRepeat: Gate = {
	id: 'gate-20',
	hard: false,
	check: (item, { quiz }) =>
		quiz.some(
			(other) =>
				other.id !== item.id &&
				(normalized(other.stem) === normalized(item.stem) ||
					(item.claim !== '' && other.claim === item.claim))
		)
			? 'Another question of this quiz asks the same.'
			: null
};

const noGiveaway: Gate = {
	id: 'gate-21',
	hard: false,
	check: (item, { quiz }) => {
		const mine = keyTexts(item).filter((k) => k.length > 3);
		const told = quiz.find(
			(other) =>
				other.id !== item.id &&
				other.claim === item.claim &&
				(mine.some((k) => holdsWords(other.stem, k)) ||
					keyTexts(other).some((k) => k.length > 3 && holdsWords(item.stem, k)))
		);
		return told ? 'Another question of this quiz gives this answer away.' : null;
	}
};

const CASE =
	/\b(?:if|when|while|before|after|unless|until|once|during|in case|in which case|without|except|how soon|exception)\b/i;

/** To apply is to decide a case: without one the item asks for less. */
const levelFits: Gate = {
	id: 'gate-24',
	hard: false,
	check: (item) =>
		item.level === 'apply' &&
		!CASE.test(`${matterOf(item)} ${item.options.map((o) => o.text).join(' ')}`)
			? 'There is no case here to which the rule could be applied.'
			: null
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
