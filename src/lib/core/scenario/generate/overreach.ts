/** Claims that go beyond the article: somebody else is said to have found, or not to have known, what it tells. */
import type { Reading } from '../../reading/reading.ts';
import { isNamed } from './deed.ts';
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

/** Somebody's word, a rule, and what is quoted is nothing to be confirmed or denied by others. */
const UNFIT =
	/^According to\b|[“”"]|\b(?:said|says|say|called|calls|warned|warns|told|argued|argues|explained|claims?|thinks?|believes?|must|should|may not|you|your)\b|^\p{L}+ly\b/u;

/** @param said a statement of the article's own; null where it is somebody's word, or the article is not silent */
export function overreach(
	reading: Reading,
	said: string,
	used: ReadonlySet<string>
): { said: string; because: string } | null {
	if (UNFIT.test(said) || said.length > 130) return null;
	const inside = isNamed(reading, said) ? said : said.charAt(0).toLowerCase() + said.slice(1);
	const open = FRAMES.filter(({ silent }) => !silent.test(reading.text)).filter(
		({ because }) => !used.has(because)
	);
	if (open.length === 0) return null;
	const frame = seededRandom(said).pick(open);
	return { said: `${frame.before} ${inside}`, because: frame.because };
}
