/** Claims that go beyond the article: something true of it, and a word more that it does not say. */
import type { Reading } from '../../reading/reading.ts';
import { seededRandom } from '../../random.ts';

interface Addition {
	/** What is said of the first sentence. */
	more: string;
	/** What the article must not speak of anywhere, so that it is silent on this. */
	silent: RegExp;
	/** What it can be said of; of anything where it is left out. */
	of?: RegExp;
	because: string;
	/** Fits nearly anything, and so is soon known by its form: once in a desk. */
	bare?: true;
}

/** What is done before the public, so that others may have been against it or written of it. */
const PUBLIC =
	/\b(?:announced|sold|closed|opened|banned|introduced|decided|voted|approved|charged|sentenced|ordered|bought|built|founded|launched|signed|rejected|released|dismissed|appointed|elected|refused|fined|arrested|cancelled)\b/;
/** What is done again and again, and may be done otherwise one day. */
const HABIT =
	/\b(?:treats?|employs?|publish(?:es)?|runs?|operates?|offers?|costs?|pays?|serves?|gives?|(?:is|are) (?:given|held|paid|sold|opened|closed|emptied|collected|checked)|takes? place|lends?|sells?|collects?|charges?|meets?|closes?|opens?)\b/;

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
		because: 'The article does not say whether it had happened before.',
		bare: true
	},
	{
		more: 'Nobody had expected it.',
		silent: /\b(?:expect\w*|surpris\w*|predict\w*|warn\w*|foresee\w*|foreseen)\b/i,
		because: 'The article does not say what anybody had expected.',
		bare: true
	},
	{
		more: 'There was some opposition to it at the time.',
		of: PUBLIC,
		silent:
			/\b(?:oppos\w*|against|protest\w*|critic\w*|object(?:ed|ion\w*)|resist\w*|complain\w*)\b/i,
		because: 'The article does not say that anybody was against it.'
	},
	{
		more: 'The press reported it at the time.',
		of: PUBLIC,
		silent:
			/\b(?:press|newspapers?|media|journalists?|reporters?|broadcast\w*|radio|television)\b/i,
		because: 'The article does not say that the press reported it.'
	}
];

/** Said of what is so. */
const ON_FACTS: readonly Addition[] = [
	{
		more: 'Few people know this.',
		silent: /\b(?:few people|know|knows|known|unknown|secret)\b/i,
		because: 'The article does not say how many people know it.',
		bare: true
	},
	{
		more: 'This is to change next year.',
		of: HABIT,
		silent: /\b(?:next year|chang\w*|plan(?:s|ned)?|replac\w*)\b/i,
		because: 'The article tells of no change that is to come.'
	}
];

const ALL_BARE: readonly string[] = [...ON_EVENTS, ...ON_FACTS]
	.filter(({ bare }) => bare)
	.map(({ because }) => because);

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
	const open = additionsTo(reading, sentence, said)
		.filter(({ silent, of }) => !silent.test(reading.text) && (!of || of.test(said)))
		.filter(({ because }) => !used.has(because));
	const own = open.filter(({ bare }) => !bare);
	const left = own.length > 0 || ALL_BARE.some((because) => used.has(because)) ? own : open;
	if (left.length === 0) return null;
	const { more, because } = seededRandom(said).pick(left);
	return { said: `${said} ${more}`, because };
}

/** Says how something was, not what happened. */
const STATIVE =
	/^(?:belong|need|have|contain|know|want|lie|consist|mean|cost|hold|stand|own|live)$/;

function additionsTo(reading: Reading, sentence: number, said: string): readonly Addition[] {
	if (reading.norms.some((norm) => norm.sentence === sentence)) return ON_RULES;
	const main = reading.clauses.find((c) => c.sentence === sentence && c.kind === 'main');
	if (!main || main.verb.copular || main.verb.negated) return ON_FACTS.slice(0, 1);
	const { tense, voice, lemma } = main.verb;
	if (tense === 'past') {
		const happens = voice === 'active' && !STATIVE.test(lemma);
		return happens || PUBLIC.test(said) ? ON_EVENTS : ON_FACTS.slice(0, 1);
	}
	return NATURE.test(reading.text) ? ON_NATURE : ON_FACTS;
}
