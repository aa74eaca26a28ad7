/** Whether the answers to choose from are of one kind, and none stands out. */
import type { EntityClass } from '../../reading/typing/entity-types.ts';
import type { Reading } from '../../reading/reading.ts';
import { amountOf, type Amount } from './amount.ts';
import { keyTexts, matterOf, rightOptions, wrongOptions, type Gate } from './gate.ts';
import { normalized } from './words.ts';

/** Kinds a question word cannot ask for. */
const CANNOT: [RegExp, readonly EntityClass[]][] = [
	[/^(?:who|whom|which person)\b/i, ['place', 'time']],
	[/^(?:where|(?:in )?which (?:city|town|country|place|state|region)\b)/i, ['person', 'time']],
	[
		/^(?:when|(?:in |since |by |from |until |on )?(?:which|what) (?:year|day|month|date)\b)/i,
		['person', 'place', 'organization']
	]
];

/** An amount that is told without a numeral. */
const AMOUNT_WORDS =
	/\b(?:half|third|quarter|most|none|nobody|no one|all|every|both|few|fewer|several|many|some|dozen|dozens|hundreds|thousands|millions|little|enough|twice|once|double|nothing|more|less)\b/i;

const wordFitsKey: Gate = {
	id: 'gate-12',
	hard: true,
	check: (item, { reading }) => {
		const key = keyTexts(item)[0];
		if (key === undefined || item.type === 'cloze') return null;
		const matter = matterOf(item).replace(/^According to [^,]{2,80}, /i, '');
		const isNumber = /^[\d.,%$€£ ]+$/.test(key);
		if (
			/^(?:(?:about|for|in|by|up to) )?how (?:many|much)\b/i.test(matter) &&
			!holdsNumeral(key) &&
			!AMOUNT_WORDS.test(key)
		)
			return `The question asks for a number, and “${key}” is none.`;
		if (
			/^(?:in |since |by |from |until )?(?:which|what) year\b/i.test(matter) &&
			!/\d{3}/.test(key)
		)
			return `The question asks for a year, and “${key}” is none.`;
		if (isNumber && /^(?:who|whom|whose|which (?:person|man|woman))\b/i.test(matter))
			return `The question asks who, and “${key}” is a number.`;
		if (isNumber && CANNOT[1]![0].test(matter))
			return `The question asks for a place, and “${key}” is a number.`;
		if (!reading) return null;
		const kind = kindOf(key, reading);
		const misfit =
			kind !== null && CANNOT.some(([word, types]) => word.test(matter) && types.includes(kind));
		return misfit ? `The question word does not ask for something like “${key}”.` : null;
	}
};

const holdsNumeral = (text: string) =>
	/\d/.test(text) ||
	text
		.toLowerCase()
		.split(/[\s-]+/)
		.some((word) => amountOf(word) !== null);

/** What the article's mentions of this name are, for the most part; null where it has none of which that is sure. */
function kindOf(name: string, reading: Reading): EntityClass | null {
	const weights = new Map<EntityClass, number>();
	let all = 0;
	for (const { mentions } of reading.sentences) {
		for (const m of mentions) {
			if (m.confidence < 0.7 || normalized(m.text) !== normalized(name)) continue;
			weights.set(m.type, (weights.get(m.type) ?? 0) + m.confidence);
			all += m.confidence;
		}
	}
	const [best] = [...weights].sort((a, b) => b[1] - a[1]);
	return best && best[1] / all > 0.6 ? best[0] : null;
}

const keyNotLongest: Gate = {
	id: 'gate-13',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice') return null;
		const key = rightOptions(item)[0];
		const others = wrongOptions(item).map((o) => o.text.length);
		return key && others.length > 0 && key.text.length > 1.33 * Math.max(...others)
			? 'The right answer is much the longest, which can give it away.'
			: null;
	}
};

/** What one sees of an answer before reading it, each said of it after "is". */
function shapeOf(text: string): string[] {
	return [
		/^[\d.,%$€£\s]+$/.test(text) ? 'a number' : 'in words',
		/[.!?]$/.test(text) ? 'closed with a full stop' : 'without a full stop',
		/^\p{Ll}/u.test(text) ? 'written small' : 'written with a capital'
	];
}

const optionsAlike: Gate = {
	id: 'gate-14',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		const shapes = item.options.map((o) => shapeOf(o.text.trim()));
		for (const at of [0, 1, 2]) {
			const [first] = shapes;
			const other = shapes.find((shape) => shape[at] !== first![at]);
			if (other) return `One answer is ${other[at]}, another ${first![at]}.`;
		}
		const amounts = item.options.map((o) => amountOf(o.text));
		const [first] = amounts;
		if (first && amounts.every((a) => a !== null)) {
			if (amounts.some((a) => a.unit !== first.unit && !(isYear(a) && isYear(first))))
				return 'The answers are not all in one unit.';
			if (amounts.some((a) => a.high - a.low !== first.high - first.low && a.bound === first.bound))
				return 'One answer is more exact than another.';
			const zeros = amounts.map(({ low }) => /0*$/.exec(String(low))![0].length);
			if (first.unit !== 'date' && Math.max(...zeros) >= 4 && Math.min(...zeros) <= 1)
				return 'One answer is more exact than another.';
		}
		const lengths = item.options.map((o) => o.text.length);
		return Math.max(...lengths) > 4 * Math.min(...lengths) && Math.max(...lengths) > 30
			? 'The answers differ much in length.'
			: null;
	}
};

/** A number that may be a year stands beside one that cannot: both are plain numbers. */
const isYear = ({ unit, low, high }: Amount) => unit === '' || (unit === 'date' && high > low);

const numbersSorted: Gate = {
	id: 'gate-15',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice') return null;
		const plain = item.options.map((o) => Number(o.text.replaceAll(',', '')));
		const amounts = item.options.map((o) => amountOf(o.text));
		const [first] = amounts;
		const told = amounts.every((a) => a !== null && a.unit === first!.unit);
		const values = plain.every((v) => Number.isFinite(v))
			? plain
			: told
				? amounts.map((a) => (a!.low === -Infinity ? a!.high : a!.low))
				: [];
		return values.every((v, i) => i === 0 || v >= values[i - 1]!)
			? null
			: 'Numbers and dates are easier to find in their order.';
	}
};

const CATCH_ALL =
	/^(?:all|none|both|neither|any|no|every)(?: (?:of|the|three|four|five|two|answers?|options?|above|these|those|them|others?|is|are|right|correct|wrong))*$|^(?:both )?[a-h](?:,? (?:and|or) [a-h])+$/i;

const noCatchAll: Gate = {
	id: 'gate-16',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		if (item.options.some((o) => CATCH_ALL.test(o.text.trim().replace(/\.$/, ''))))
			return 'Leave out “all of the above”, “none of the above” and “both”.';
		const texts = item.options.map((o) => normalized(o.text));
		const joined = texts.findIndex((text) => {
			const parts = text.replace(/^both /, '').split(/ and | or /);
			if (
				parts.length === 2 &&
				parts.every((part) => texts.includes(part.replace(/^(?:the|an?) /, '')))
			)
				return true;
			return texts.some((a) =>
				texts.some(
					(b) =>
						a !== b &&
						a !== '' &&
						b !== '' &&
						text.replaceAll(/\b(?:the|an?) /g, '') === `${a} ${b}`.replaceAll(/\b(?:the|an?) /g, '')
				)
			);
		});
		return joined < 0 ? null : `“${item.options[joined]!.text}” joins two other answers.`;
	}
};

export const OPTION_GATES: readonly Gate[] = [
	wordFitsKey,
	keyNotLongest,
	optionsAlike,
	numbersSorted,
	noCatchAll
];
