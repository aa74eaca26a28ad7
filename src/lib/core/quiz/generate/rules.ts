/** The rules of an article with the parts that can stand in a question, and the item that asks for one of them. */
import { seededRandom } from '../../random.ts';
import type { Sentence } from '../../reading/reading.ts';
import type { Force, Limit, Norm } from '../../reading/rules/norm.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { orderedSteps } from './order.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

/** A rule whose parts can stand in a question. */
export interface Rule {
	norm: Norm;
	/** "visitors"; '' when nobody is named. */
	bearer: string;
	action: string;
	condition: Limit | null;
	/** Whether it is one step of a numbered list: due then, and not at every other step. */
	step: boolean;
}

export const UNCLEAR =
	/\b(?:he|she|it|they|him|her|his|its|them|this|these|that|those|such|there|here|then|i|we|us|our|my|above|below|another|others?|the same|latter|former)\b/i;
export const SHORT = { action: 14, bearer: 8, condition: 14 };

/** The rules whose parts can stand in a question. */
export function rulesOf(material: Material): Rule[] {
	const steps = new Set(orderedSteps(material.reading).flat());
	return material.reading.norms.flatMap((norm) => ruleOf(material, norm, steps) ?? []);
}

function ruleOf(material: Material, norm: Norm, steps: ReadonlySet<Sentence>): Rule | null {
	const sentence = material.reading.sentences[norm.sentence]!;
	// What a speaker asks of people is no rule of the article's.
	if (material.narrator(norm.sentence) !== '') return null;
	const clause = material.reading.clauses.find((c) => c.id === norm.clause);
	if (!clause || clause.confidence < 0.4 || clause.quoted || isHarm(sentence.text)) return null;
	const bearer = norm.bearer ? lowered(norm.bearer.text, material, norm) : '';
	const { action } = norm;
	if (/^(?:who|which|that|what)$/i.test(bearer)) return null;
	// The action opens with its verb, and is no turn of phrase like "do not miss".
	if (action.split(' ')[0] !== norm.verb.lemma && !/^be /.test(action)) return null;
	if (/^(?:miss|expect|forget|worry|hesitate|mind)$/.test(norm.verb.lemma)) return null;
	if (
		norm.bearer &&
		(UNCLEAR.test(bearer.replace(/\b(?:that|those) (?=who|\p{Ll}+s?\b)/gu, '')) ||
			tooLong(bearer, SHORT.bearer))
	)
		return null;
	if (
		/\b(?:one|ones|so|though|and|or|of|to|with|even)$/.test(action) ||
		/^(?:that|this|these|those|each|either|neither|one|some|both)\b/i.test(bearer)
	)
		return null;
	// "Issuer", without its article, was not read whole.
	if (
		/^\p{L}+$/u.test(bearer) &&
		!/s$|^(?:staff|people|you|nobody|everyone|anyone|who)$/i.test(bearer)
	)
		return null;
	if (unclear(action) || tooLong(action, SHORT.action) || action.split(' ').length < 2) return null;
	return { norm, bearer, action, condition: norm.conditions[0] ?? null, step: steps.has(sentence) };
}

export const tooLong = (text: string, words: number) => text.split(' ').length > words;

/** Pronouns that stand for what the question names are no loose ends; the rest are. */
export function unclear(text: string): boolean {
	return UNCLEAR.test(text.replace(/\bthat (?=\p{L}+s?\b)/gu, '')) || /[()[\]:;"“”—…]/.test(text);
}

function lowered(text: string, material: Material, norm: Norm): string {
	const sentence = material.reading.sentences[norm.sentence]!;
	const word = sentence.tree.words.find((w) => w.start === norm.bearer!.start);
	return word?.upos === 'PROPN' || /^\p{Lu}{2}/u.test(text)
		? text
		: text.charAt(0).toLowerCase() + text.slice(1);
}

export const MODAL: Partial<Record<Force, string>> = {
	must: 'must',
	should: 'should',
	may: 'may',
	'must-not': 'must'
};

/** The condition as it ends a question; null when it leans on words outside. */
export function conditionOf(rule: Rule): string | null {
	const { condition, bearer } = rule;
	if (!condition) return null;
	const text = condition.text.charAt(0).toLowerCase() + condition.text.slice(1);
	// "before they enter": they are those the question names.
	const own = bearer === '' ? text : text.replace(/\b(?:they|their|them)\b/gi, '');
	// "What must the manager do if a manager refuses …?"
	if (bearer !== '' && !apart(contentWords(bearer), text)) return null;
	if (/\b(?:and|or|of|to|with|the|a|an)$/i.test(text)) return null;
	return unclear(own) || tooLong(text, SHORT.condition) ? null : text;
}

export function passive(rule: Rule): boolean {
	return /^be \p{L}+(?:ed|en|wn|t|d|ne)\b/u.test(rule.action);
}

export function item(
	material: Material,
	rule: Rule,
	by: string,
	score: number,
	stem: string,
	right: string,
	wrong: { text: string; why: string }[]
): Candidate[] {
	const sentence = material.reading.sentences[rule.norm.sentence]!;
	// The exception to a rule is a claim of its own.
	const claim =
		by === 'rule-exception'
			? (rule.norm.exceptions[0]?.text ?? '')
			: `${rule.bearer} ${rule.norm.force} ${rule.action} ${rule.condition?.text ?? ''}`;
	const options = seededRandom(stem + right).shuffle([{ text: right, why: '' }, ...wrong]);
	return [
		{
			sentences: [rule.norm.sentence],
			claims: [claim],
			by,
			score,
			item: makeItem(material.reading, sentence, claim, {
				type: 'choice',
				level: by === 'rule-exception' || by === 'rule-when' ? 'apply' : 'understand',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: by === 'rule-force' ? option.text : capitalised(option.text),
					rationale: option.why || 'This is the rule the article gives.'
				})),
				key: [letter(options.findIndex((option) => option.why === ''))],
				explanation: `The article says: ${quoted(sentence.text)}`,
				difficulty: 0.4
			})
		}
	];
}

/** A ban in the words "may not" keeps its "may". */
export const mayNot = ({ reading }: Material, { cue }: Norm) =>
	/^may\b/i.test(reading.text.slice(cue.start, cue.end));

export function kindOf({ marker }: Limit): '' | 'case' | 'deadline' | 'time' {
	if (/^(?:if|in case|in case of|in the event of)$/i.test(marker)) return 'case';
	if (/^within$/i.test(marker)) return 'deadline';
	return /^(?:before|after|when|once|during|as soon as|upon|prior to|following)$/i.test(marker)
		? 'time'
		: '';
}

export function apart(words: ReadonlySet<string>, text: string): boolean {
	for (const word of contentWords(text)) if (words.has(word)) return false;
	return true;
}

export function distinct<T extends { text: string }>(list: readonly T[]): T[] {
	return list.filter(
		(a, i) => list.findIndex((b) => b.text === a.text || !apart(contentWords(a.text), b.text)) === i
	);
}

/** Words of matter that a question and its key may leave out of the rule's sentence. */
const FEW_LOST = 2;

/** "On trips abroad, …", "…, then lay it behind the cut": whether what was left out may change the rule. */
export function losesWords(material: Material, { norm }: Rule, said: string): boolean {
	const { text } = material.reading.sentences[norm.sentence]!;
	const told = contentWords(said);
	const [whole] = text.split(/[;:]/);
	return [...contentWords(whole!)].filter((word) => !told.has(word)).length > FEW_LOST;
}
