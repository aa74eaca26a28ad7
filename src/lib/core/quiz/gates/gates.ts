import { isGrounded } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import { contentWords } from '../generate/peers.ts';
import { isHarm, outsideQuotes } from '../generate/statements.ts';
import type { Item } from '../item.ts';
import { holdsWords, normalized } from './words.ts';

/** What a gate looks at. `quiz` holds the items already taken. */
export interface GateContext {
	text: string;
	reading: Reading | null;
	quiz: Item[];
}

export interface Gate {
	id: string;
	/** A hard gate refuses; the others lower the rank and are shown to the trainer. */
	hard: boolean;
	/** null when passed, else one plain sentence. */
	check: (item: Item, context: GateContext) => string | null;
}

const QUOTED = /“[^”]*”|"[^"]*"/g;
const keysOf = (item: Item): string[] => (Array.isArray(item.key) ? item.key.flat() : []);
const keyTexts = (item: Item): string[] => {
	if (item.type === 'numeric') return [String(item.key.value)];
	if (item.type === 'cloze' || item.type === 'short-answer') return item.key;
	if (item.type === 'choice')
		return item.options.filter((o) => item.key.includes(o.id)).map((o) => o.text);
	return [];
};

const evidenceStands: Gate = {
	id: 'gate-1',
	hard: true,
	check: (item, { text }) => {
		if (item.evidence.length === 0)
			return 'Mark the words of the article that this question rests on.';
		return item.evidence.every((e) => isGrounded(text, e))
			? null
			: 'A quote does not stand at its place in the article. Mark it again.';
	}
};

/** The templates refuse what shares words with the claim; here no distractor may stand in the evidence in the key's place. */
const distractorsUnsupported: Gate = {
	id: 'gate-4',
	hard: true,
	check: (item, { reading }) => {
		if (item.type !== 'choice' || !reading) return null;
		const asked = contentWords(item.stem);
		for (const option of item.options) {
			if (item.key.includes(option.id)) continue;
			const supported = reading.sentences.some((s) => {
				if (!holdsWords(s.text, option.text) || item.evidence.some((e) => e.start === s.start))
					return false;
				const here = contentWords(s.text);
				let shared = 0;
				for (const word of asked) if (here.has(word)) shared += 1;
				return shared >= 4 && shared / asked.size > 0.6;
			});
			if (supported) return `The article may also support “${option.text}”.`;
		}
		return null;
	}
};

const oneKey: Gate = {
	id: 'gate-5',
	hard: true,
	check: (item) => {
		const ids = new Set(item.options.map((o) => o.id));
		switch (item.type) {
			case 'choice':
			case 'true-false':
			case 'evidence': {
				if (item.options.length < 2) return 'Give at least two answers to choose from.';
				return item.key.length === 1 && ids.has(item.key[0]!)
					? null
					: 'Mark exactly one answer as right.';
			}
			case 'multiple': {
				if (item.options.length < 2) return 'Give at least two answers to choose from.';
				return item.key.length > 0 && item.key.every((k) => ids.has(k))
					? null
					: 'Mark at least one answer as right.';
			}
			case 'cloze':
				if (item.stem.split('____').length !== 2)
					return 'A gap text needs exactly one gap, written ____.';
				return item.key.some((k) => k.trim()) ? null : 'Write down the answer that is right.';
			case 'short-answer':
				return item.key.some((k) => k.trim()) ? null : 'Write down the answer that is right.';
			case 'numeric':
				return Number.isFinite(item.key.value) && item.key.tolerance >= 0
					? null
					: 'Write down the number that is right.';
			case 'order':
				return item.key.length >= 2 &&
					item.key.length === ids.size &&
					new Set(item.key).size === ids.size &&
					item.key.every((k) => ids.has(k))
					? null
					: 'Every entry must have its one place in the order.';
			case 'match': {
				const targets = new Set(item.targets.map((t) => t.id));
				return item.key.length >= 2 &&
					item.key.every(([a, b]) => ids.has(a) && targets.has(b)) &&
					new Set(item.key.map(([a]) => a)).size === ids.size
					? null
					: 'Every entry must have its one partner.';
			}
		}
	}
};

const optionsDistinct: Gate = {
	id: 'gate-6',
	hard: true,
	check: (item) => {
		const lists = item.type === 'match' ? [item.options, item.targets] : [item.options];
		for (const list of lists) {
			const seen = new Set<string>();
			for (const option of list) {
				const text = normalized(option.text) || option.text.trim();
				if (text === '') return 'An answer has no words yet.';
				if (seen.has(text)) return `“${option.text}” stands there twice.`;
				seen.add(text);
			}
		}
		return null;
	}
};

const optionsApart: Gate = {
	id: 'gate-7',
	hard: true,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		for (const a of item.options) {
			for (const b of item.options) {
				if (a === b || /^(?:must|should|may|need)(?: not)?$/.test(a.text)) continue;
				if (holdsWords(a.text, b.text)) return `“${a.text}” contains “${b.text}”.`;
			}
		}
		return null;
	}
};

const noLooseWords: Gate = {
	id: 'gate-8',
	hard: true,
	check: (item) => {
		const claim = item.stem
			.replace(/^According to the article[:,] /, '')
			.replace(/^(?:Which|Fill in)[^?:]*[?:] /, '');
		const outside =
			claim === item.stem
				? outsideQuotes(claim)
				: claim.replace(/‘[^’]*’(?!\p{L})|(?<=.)["][^"]*["]/gu, '');
		const loose =
			/^[“"]?(?:He|She|It|They|This|These|Those|His|Her|Its|Their)\b|\bthe (?:other|others|latter|former)\b|\bthis (?:month|week|year|time)\b/i.exec(
				outside
			);
		return loose ? `“${loose[0]}” points to something outside the question.` : null;
	}
};

const noRelativeDate: Gate = {
	id: 'gate-9',
	hard: true,
	check: (item) => {
		const loose =
			/\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:days|weeks|months|years) ago|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i.exec(
				item.stem.replace(/ who (?:said|wrote|demanded that) “[^”]*”/, '')
			);
		return loose ? `“${loose[0]}” means nothing without the day of the article.` : null;
	}
};

const keyHidden: Gate = {
	id: 'gate-10',
	hard: true,
	check: (item) => {
		if (
			item.type === 'true-false' ||
			item.type === 'evidence' ||
			item.options.some((o) => /^must not$|^should not$/.test(o.text))
		)
			return null;
		const told = keyTexts(item).find((k) => holdsWords(item.stem, k));
		return told === undefined ? null : `The question holds its own answer, “${told}”.`;
	}
};

const keyNotLongest: Gate = {
	id: 'gate-13',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice') return null;
		const key = item.options.find((o) => item.key.includes(o.id));
		const others = item.options.filter((o) => o !== key).map((o) => o.text.length);
		return key && others.length > 0 && key.text.length > 1.33 * Math.max(...others)
			? 'The right answer is much the longest, which can give it away.'
			: null;
	}
};

const numbersSorted: Gate = {
	id: 'gate-15',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice') return null;
		const values = item.options.map((o) => Number(o.text.replaceAll(',', '')));
		if (values.some((v) => !Number.isFinite(v))) return null;
		return values.every((v, i) => i === 0 || v > values[i - 1]!)
			? null
			: 'Numbers are easier to find in order of size.';
	}
};

const noCatchAll: Gate = {
	id: 'gate-16',
	hard: false,
	check: (item) =>
		item.options.some((o) =>
			/^(?:all|none|both|neither) (?:of )?(?:the )?(?:above|these)\b/i.test(o.text.trim())
		)
			? 'Leave out “all of the above” and “none of the above”.'
			: null
};

const stemLength: Gate = {
	id: 'gate-19',
	hard: false,
	check: (item) => {
		const words = item.stem.split(/\s+/).filter(Boolean).length;
		if (words === 0) return 'The question has no words yet.';
		return words < 6 || words > 45 ? 'The question is very short or very long.' : null;
	}
};

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

const noGameOfHarm: Gate = {
	id: 'gate-25',
	hard: true,
	check: (item) => {
		const texts = item.options.filter((o) => !keysOf(item).includes(o.id)).map((o) => o.text);
		if (item.type === 'evidence')
			return isHarm(item.stem) ? 'People came to harm here: this is nothing to play with.' : null;
		const numbers =
			item.type === 'numeric' ||
			item.type === 'true-false' ||
			item.type === 'order' ||
			item.type === 'cloze';
		const played =
			texts.some(isHarm) ||
			((numbers || item.type === 'choice') && isHarm(item.stem.replace(QUOTED, (q) => q)));
		return played ? 'People came to harm here: this is nothing to play with.' : null;
	}
};

/** All gates that are computed, in the order of GENERATION.md §3. 2, 3, 11 and 12 are held by the templates. */
export const GATES: readonly Gate[] = [
	evidenceStands,
	distractorsUnsupported,
	oneKey,
	optionsDistinct,
	optionsApart,
	noLooseWords,
	noRelativeDate,
	keyHidden,
	keyNotLongest,
	numbersSorted,
	noCatchAll,
	stemLength,
	noRepeat,
	noGiveaway,
	noGameOfHarm
];

/** @returns the ids of the hard gates that refuse the item, and of the soft ones that warn. */
export function gateItem(
	item: Item,
	reading: Reading,
	quizSoFar: Item[]
): { refused: string[]; warnings: string[] } {
	const context: GateContext = { text: reading.text, reading, quiz: quizSoFar };
	const failed = GATES.filter((gate) => gate.check(item, context) !== null);
	return {
		refused: failed.filter((g) => g.hard).map((g) => g.id),
		warnings: failed.filter((g) => !g.hard).map((g) => g.id)
	};
}
