/** Whether the answers to choose from are of one kind, and none stands out. */
import type { EntityClass } from '../../reading/typing/entity-types.ts';
import { keyTexts, matterOf, rightOptions, wrongOptions, type Gate } from './gate.ts';
import { normalized } from './words.ts';

/** Kinds a question word cannot ask for. */
const CANNOT: [RegExp, readonly EntityClass[]][] = [
	[/^(?:who|whom)\b/i, ['place', 'time']],
	[/^(?:where|(?:in )?which (?:city|town|country|place|state|region)\b)/i, ['person', 'time']],
	[/^(?:when|(?:in )?which year)\b/i, ['person', 'place', 'organization']]
];

const wordFitsKey: Gate = {
	id: 'gate-12',
	hard: true,
	check: (item, { reading }) => {
		const key = keyTexts(item)[0];
		if (key === undefined || item.type === 'cloze') return null;
		const matter = matterOf(item).replace(/^According to [^,]{2,80}, /i, '');
		if (/^(?:about )?how (?:many|much)\b/i.test(matter) && !/\d|^\p{Ll}+$/iu.test(key))
			return `The question asks for a number, and “${key}” is none.`;
		if (/^(?:who|whom)\b/i.test(matter) && /^[\d.,%$€£ ]+$/.test(key))
			return `The question asks who, and “${key}” is a number.`;
		if (!reading) return null;
		const kinds = new Set(
			reading.sentences
				.flatMap((s) => s.mentions)
				.filter((m) => m.confidence >= 0.8 && normalized(m.text) === normalized(key))
				.map((m) => m.type)
		);
		const misfit = CANNOT.find(
			([word, types]) =>
				word.test(matter) && kinds.size > 0 && [...kinds].every((k) => types.includes(k))
		);
		return misfit ? `The question word does not ask for something like “${key}”.` : null;
	}
};

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

/** What one sees of an answer before reading it. */
function shapeOf(text: string): string[] {
	const digits = /^[\d.,%$€£\s]+$/.test(text) ? 'a number' : 'words';
	const stop = /[.!?]$/.test(text) ? 'with a full stop' : 'without a full stop';
	return [digits, stop];
}

const optionsAlike: Gate = {
	id: 'gate-14',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		const shapes = item.options.map((o) => shapeOf(o.text.trim()));
		for (const at of [0, 1]) {
			const [first] = shapes;
			const other = shapes.find((shape) => shape[at] !== first![at]);
			if (other)
				return `One answer is ${other[at]}, another ${first![at]}.`.replace('is with', 'ends with');
		}
		const lengths = item.options.map((o) => o.text.length);
		return Math.max(...lengths) > 4 * Math.min(...lengths) && Math.max(...lengths) > 30
			? 'The answers differ much in length.'
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
	check: (item) => {
		const caught = item.options.some((o) =>
			/^(?:all|none|both|neither|any) (?:of )?(?:the )?(?:above|these|them|others)\b|^(?:both )?[a-h] and [a-h]$/i.test(
				o.text.trim()
			)
		);
		if (caught) return 'Leave out “all of the above”, “none of the above” and “both”.';
		if (item.type !== 'choice') return null;
		const texts = item.options.map((o) => normalized(o.text));
		const joined = texts.find((text) => {
			const parts = text.split(/ and /);
			return parts.length === 2 && parts.every((part) => texts.includes(part));
		});
		return joined === undefined ? null : 'One answer joins two others.';
	}
};

export const OPTION_GATES: readonly Gate[] = [
	wordFitsKey,
	keyNotLongest,
	optionsAlike,
	numbersSorted,
	noCatchAll
];
