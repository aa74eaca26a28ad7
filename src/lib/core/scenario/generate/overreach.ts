/** Claims that go beyond the article: something true of it, and a word more that it does not say. */
import type { Reading } from '../../reading/reading.ts';
import { seededRandom } from '../../random.ts';

interface Addition {
	/** What is said of the first sentence. */
	more: string;
	/** What the article must not speak of anywhere, so that it is silent on this. */
	silent: RegExp;
	because: string;
}

/** Said of a rule. */
const ON_RULES: readonly Addition[] = [
	{
		more: 'The rule was made after a complaint.',
		silent: /\bcomplain\w*|\bobject(?:ed|ion\w*)\b/i,
		because: 'The article tells of no complaint that led to the rule.'
	},
	{
		more: 'The rule is to be looked at again next year.',
		silent: /\b(?:review\w*|revis\w*|next year|looked at again|expires?)\b/i,
		because: 'The article does not say that the rule will be looked at again.'
	},
	{
		more: 'Most of those concerned were against the rule.',
		silent: /\b(?:against|opposed?|vot\w+|majority|unpopular|resist\w*|welcom\w*)\b/i,
		because: 'The article does not say what those concerned think of the rule.'
	}
];

/** Said of what happened. */
const ON_EVENTS: readonly Addition[] = [
	{
		more: 'It was the first time that this happened.',
		silent: /\b(?:first|never before|again|once more|earlier|previous\w*|before)\b/i,
		because: 'The article does not say whether it had happened before.'
	},
	{
		more: 'Nobody had expected it.',
		silent: /\b(?:expect\w*|surpris\w*|predict\w*|warn\w*|foresee\w*|foreseen)\b/i,
		because: 'The article does not say what anybody had expected.'
	},
	{
		more: 'A spokesperson has since denied it.',
		silent: /\b(?:spokes\w+|den(?:y|ied|ies)|reject(?:ed|s)?|dispute\w*)\b/i,
		because: 'The article tells of nobody who denied it.'
	}
];

/** Said of what is so. */
const ON_FACTS: readonly Addition[] = [
	{
		more: 'Few people know this.',
		silent: /\b(?:few people|know|knows|known|unknown|secret)\b/i,
		because: 'The article does not say how many people know it.'
	},
	{
		more: 'This is to change next year.',
		silent: /\b(?:next year|chang\w*|plan(?:s|ned)?|replac\w*)\b/i,
		because: 'The article tells of no change that is to come.'
	}
];

/** Said of what is so by nature. */
const ON_NATURE: readonly Addition[] = [
	ON_FACTS[0]!,
	{
		more: 'Some experts doubt it.',
		silent: /\b(?:experts?|doubt\w*|dispute\w*|critic\w*|controvers\w*)\b/i,
		because: 'The article tells of nobody who doubts it.'
	}
];
const NATURE =
	/\b(?:research\w*|scien\w+|species|laboratory|experiment\w*|brain|cells?|planets?|climate|disease)\b/i;

/** Somebody's word and what is quoted are nothing to add to. */
const UNFIT =
	/^According to\b|[“”"]|\b(?:said|says|say|called|calls|warned|warns|told|argued|argues|explained|claims?|thinks?|believes?|you|your)\b/u;

/** @param said a statement of the article's own; null where it is somebody's word, or the article is not silent */
export function overreach(
	reading: Reading,
	sentence: number,
	said: string,
	used: ReadonlySet<string>
): { said: string; because: string } | null {
	if (UNFIT.test(said) || said.length > 130) return null;
	const open = additionsTo(reading, sentence)
		.filter(({ silent }) => !silent.test(reading.text))
		.filter(({ because }) => !used.has(because));
	if (open.length === 0) return null;
	const { more, because } = seededRandom(said).pick(open);
	return { said: `${said} ${more}`, because };
}

function additionsTo(reading: Reading, sentence: number): readonly Addition[] {
	if (reading.norms.some((norm) => norm.sentence === sentence)) return ON_RULES;
	const { tree } = reading.sentences[sentence]!;
	const main = reading.clauses.find((c) => c.sentence === sentence && c.kind === 'main');
	const tells = main?.verb.tense === 'past' && !main.verb.copular && tree.root >= 0;
	if (tells && !main.verb.negated) return ON_EVENTS;
	if (main?.verb.tense !== 'present') return [];
	return NATURE.test(reading.text) ? ON_NATURE : ON_FACTS;
}
