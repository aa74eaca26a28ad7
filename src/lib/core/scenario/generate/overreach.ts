/** Claims that go beyond the article: somebody else is said to have found, or not to have known, what it tells. */
import type { Reading, Sentence } from '../../reading/reading.ts';
import { seededRandom } from '../../random.ts';

interface Frame {
	before: string;
	/** What the article must not speak of anywhere, so that it is silent on this. */
	silent: RegExp;
	because: string;
}

const FRAMES: readonly Frame[] = [
	{
		before: 'An independent study has since confirmed that',
		silent: /\b(?:stud(?:y|ies)|confirm\w*|researchers?|scientists?)\b/i,
		because: 'The article tells of no study that confirmed this.'
	},
	{
		before: 'A survey found that most people did not know that',
		silent: /\b(?:survey\w*|polls?|asked people|per ?cent of people)\b/i,
		because: 'The article tells of no survey.'
	},
	{
		before: 'A second report, which is not public yet, also says that',
		silent: /\b(?:(?:second|another|earlier|new) (?:report|inquiry|review)|not (?:yet )?public)\b/i,
		because: 'The article tells of no second report.'
	},
	{
		before: 'Several newspapers abroad have written that',
		silent: /\b(?:newspapers?|press|media|journalists?|abroad)\b/i,
		because: 'The article tells of no newspapers that wrote about this.'
	},
	{
		before: 'A spokesperson has denied that',
		silent: /\b(?:spokes\w+|den(?:y|ied|ies)|reject(?:ed|s)?)\b/i,
		because: 'The article tells of nobody who denied this.'
	}
];

/** @param said a statement of the article's own; null where it is somebody's word, or the article is not silent */
export function overreach(
	reading: Reading,
	sentence: Sentence,
	said: string,
	used: ReadonlySet<string>
): { said: string; because: string } | null {
	if (/^According to\b/.test(said) || /[“”"]/.test(said) || said.length > 130) return null;
	const first = sentence.tree.words.find((w) => said.startsWith(`${w.text} `));
	const plain =
		/^(?:The|An?|In|On|At|By|For|From|After|Before|During|Since|When|As|Its|Their|His|Her|Some|Most|Many|All|No) /.test(
			said
		);
	const named = !plain && (!first || first.upos === 'PROPN' || /^\p{Lu}[\p{Lu}\d]/u.test(said));
	const inside = named ? said : said.charAt(0).toLowerCase() + said.slice(1);
	const open = FRAMES.filter(({ silent }) => !silent.test(reading.text)).filter(
		({ because }) => !used.has(because)
	);
	if (open.length === 0) return null;
	const frame = seededRandom(said).pick(open);
	return { said: `${frame.before} ${inside}`, because: frame.because };
}
