/** Which paragraphs lay down rules, so that their weaker words bind too: a handbook also greets, tells and promises. */
import type { ParsedSentence } from '../tree.ts';

/** Words that bind wherever they stand. */
const BINDING =
	/(?<!\b(?:we|i|he|she) )\b(?:must|shall|may (?:only|not)|(?:may|can|should) be \p{L}+ only|need not|(?:need|ha(?:s|ve)) to (?!have)|do(?:es)? not (?:need|have) to|don[’']t (?:need|have) to|not (?:allowed|permitted|authori[sz]ed)|(?:is|are) (?:not )?(?:to be|allowed|permitted|required|obliged|forbidden|prohibited|entitled|free to|asked to)|(?:you|guests|visitors|members|customers) (?:may|should)|can(?:not| ?not) be|should not|have the right to|no (?:\p{L}+ ){1,6}may)\b(?! have been)/iu;
/** Who says so, and of which time: what is told binds nobody. */
const TELLS =
	/[“”"]|\b(?:said|says|told|wrote|claimed|argued|demanded|wanted|used to|had to|last (?:year|week|month|spring|summer|autumn|winter))\b|\bmust (?:have|be \p{L}+ing)\b/iu;
/** From this share of a text's sentences on, and this many, it lays down rules; of a paragraph's, where they stand. */
const BINDING_SHARE = 0.25;
const BINDING_LEAST = 3;
const LOCAL_SHARE = 0.5;
const LOCAL_LEAST = 3;
/** Shorter paragraphs are as the text is. */
const TELLING_LENGTH = 4;

/** @returns numbers of the paragraphs that lay down rules */
export function paragraphsThatBind(sentences: readonly ParsedSentence[]): ReadonlySet<number> {
	const paragraphs = [...Map.groupBy(sentences, (sentence) => sentence.paragraph)].map(
		([number, own]) => ({
			number,
			length: own.length,
			binding: own.filter(binds).length,
			orders: own.some(({ list }) => list !== null)
		})
	);
	const binding = paragraphs.reduce((sum, one) => sum + one.binding, 0);
	const whole = binding >= BINDING_LEAST && binding >= BINDING_SHARE * sentences.length;
	return new Set(
		paragraphs
			.filter((one) => {
				const local = one.binding >= LOCAL_LEAST && one.binding >= LOCAL_SHARE * one.length;
				return (
					local ||
					(whole &&
						(one.orders ||
							one.length < TELLING_LENGTH ||
							one.binding >= BINDING_SHARE * one.length))
				);
			})
			.map(({ number }) => number)
	);
}

function binds({ text, tree, list }: ParsedSentence): boolean {
	if (list?.role === 'entry') return true;
	if (BINDING.test(text) && !TELLS.test(text)) return true;
	const root = tree.words[tree.root];
	return root?.xpos === 'VB' && tree.child(tree.root, 'nsubj', 'expl') < 0;
}
