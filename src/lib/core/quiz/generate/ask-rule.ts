/** Questions on the rules the article states: what must be done when, by whom, how bindingly, and except when. */
import { seededRandom } from '../../random.ts';
import type { Sentence } from '../../reading/reading.ts';
import type { Force, Limit, Norm } from '../../reading/rules/norm.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { baseDeed, deedsOf, infinitivesOf } from './ask-doing.ts';
import type { Material } from './facts.ts';
import { numberedLists } from './order.ts';
import { contentWords } from './peers.ts';
import { isHarm, outsideQuotes } from './wording.ts';

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

const UNCLEAR =
	/\b(?:he|she|it|they|him|her|his|its|them|this|these|that|those|such|there|here|then|i|we|us|our|my|above|below|another|others?|the same|latter|former)\b/i;
const SHORT = { action: 14, bearer: 8, condition: 14 };

/** The rules whose parts can stand in a question. */
export function rulesOf(material: Material): Rule[] {
	const steps = new Set(numberedLists(material.reading).flat());
	return material.reading.norms.flatMap((norm) => ruleOf(material, norm, steps) ?? []);
}

export function askRules(material: Material, rules: readonly Rule[]): Candidate[] {
	return rules.flatMap((rule) => [
		...askAction(material, rules, rule),
		...askForbidden(material, rules, rule),
		...askBearer(material, rules, rule),
		...askWhen(material, rules, rule),
		...askForce(material, rule),
		...askException(material, rules, rule)
	]);
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

const tooLong = (text: string, words: number) => text.split(' ').length > words;

/** Pronouns that stand for what the question names are no loose ends; the rest are. */
function unclear(text: string): boolean {
	return UNCLEAR.test(text.replace(/\bthat (?=\p{L}+s?\b)/gu, '')) || /[()[\]:;"“”—…]/.test(text);
}

function lowered(text: string, material: Material, norm: Norm): string {
	const sentence = material.reading.sentences[norm.sentence]!;
	const word = sentence.tree.words.find((w) => w.start === norm.bearer!.start);
	return word?.upos === 'PROPN' || /^\p{Lu}{2}/u.test(text)
		? text
		: text.charAt(0).toLowerCase() + text.slice(1);
}

const MODAL: Partial<Record<Force, string>> = {
	must: 'must',
	should: 'should',
	may: 'may',
	'must-not': 'must'
};

/** The condition as it ends a question; null when it leans on words outside. */
function conditionOf(rule: Rule): string | null {
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

function passive(rule: Rule): boolean {
	return /^be \p{L}+(?:ed|en|wn|t|d|ne)\b/u.test(rule.action);
}

function item(
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

const ALWAYS = /^(?:at all times|always|every day|at any time)\b/i;

/** "What must visitors do before they enter the store?" */
function askAction(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action } = rule;
	const modal = norm.force === 'must' || norm.force === 'should' ? norm.force : null;
	const condition = conditionOf(rule);
	if (!modal || condition === null || passive(rule) || norm.exceptions.length > 0) return [];
	if (ALWAYS.test(condition) || rule.condition === null || kindOf(rule.condition) === '') return [];
	const own = contentWords(`${action} ${condition}`);
	const wrong = rules
		.filter((other) => {
			if (
				other.norm.sentence === norm.sentence ||
				passive(other) ||
				other.norm.force !== norm.force
			)
				return false;
			if (other.norm.conditions.some(({ text }) => ALWAYS.test(text))) return false;
			// The steps of a list, and all that one case asks for, are right together.
			if (sharesCase(rule, other) && !bindOthers(rule, other)) return false;
			// What binds the same people always, or in no case in particular, would be right here, too.
			if (
				other.condition === null &&
				!(rule.step && other.step) &&
				(other.bearer === bearer || other.bearer === '' || bearer === '')
			)
				return false;
			return (
				apart(own, other.action) &&
				other.action.length < action.length * 2.2 &&
				action.length < other.action.length * 2.2
			);
		})
		.map((other) => ({
			text: other.action,
			why: 'The article asks this in another case, or of others.'
		}));
	const chosen = distinct(wrong).slice(0, 3);
	if (chosen.length < 2) return [];
	const who =
		bearer === '' ? `${modal === 'must' ? 'must' : 'should'} be done` : `${modal} ${bearer} do`;
	return item(
		material,
		rule,
		'rule-action',
		8,
		`According to the article, what ${who} ${condition}?`,
		action,
		chosen
	);
}

/** Bearers a question cannot name. */
const NOBODY = /^(?:nobody|no|none|neither|anyone|anybody|everyone|you)\b/i;

/** "What must staff not do without permission?": among what the article asks of people or tells of them. */
function askForbidden(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action } = rule;
	const condition = rule.condition === null ? '' : conditionOf(rule);
	if (norm.force !== 'must-not' || passive(rule) || condition === null) return [];
	const isWithout = ({ text }: Limit) => /^without \p{L}+(?: \p{L}+){0,5}$/u.test(text);
	const without = norm.exceptions.find(isWithout)?.text ?? '';
	const others = norm.exceptions.filter((exception) => !isWithout(exception));
	// "… though sometimes permission may be assumed": the ban holds in general.
	const generally = others.some(({ marker }) => /^(?:though|although)$/i.test(marker));
	if (others.length > 1 || (others.length === 1 && !generally)) return [];
	const own = contentWords(`${action} ${bearer} ${condition}`);
	const allowed = rules
		.filter(({ norm: other }) => /^(?:must|may|should)$/.test(other.force))
		.filter((other) => !passive(other))
		.map((other) => ({ text: other.action, why: 'The article asks or allows this.' }));
	const done = deedsOf(material).flatMap((deed) => {
		const text = deed.kind === 'agent' ? baseDeed(material, deed) : null;
		return text === null ? [] : [{ text, why: `The article tells this of ${deed.actor}.` }];
	});
	if (NOBODY.test(bearer)) return [];
	const meant = infinitivesOf(material).map((text) => ({
		text,
		why: 'The article says this of something else.'
	}));
	const fits = ({ text }: { text: string }) =>
		!/^be\b|^\S+ (?:of|is|are|was|were)\b/.test(text) &&
		text.split(' ').length >= Math.min(3, action.split(' ').length) &&
		apart(own, text) &&
		text.length < action.length * 2 &&
		action.length < text.length * 2;
	const chosen = distinct([...allowed, ...done, ...meant].filter(fits)).slice(0, 3);
	if (chosen.length < 2) return [];
	const modal = mayNot(material, norm) ? 'may' : 'must';
	const asked =
		bearer === ''
			? `which of these ${modal} ${generally ? 'generally ' : ''}not be done`
			: `what ${modal} ${bearer} ${generally ? 'generally ' : ''}not do`;
	const limits =
		[without, condition].filter(Boolean).join(' ') + (generally ? `, ${others[0]!.text}` : '');
	return item(
		material,
		rule,
		'rule-forbidden',
		8,
		`According to the article, ${asked}${limits === '' ? '' : ` ${limits}`}?`,
		action,
		chosen
	);
}

/** A ban in the words "may not" keeps its "may". */
const mayNot = ({ reading }: Material, { cue }: Norm) =>
	/^may\b/i.test(reading.text.slice(cue.start, cue.end));

/** Whether two rules hold in cases that share words, or in no case that is named. */
function sharesCase(rule: Rule, other: Rule): boolean {
	const own = rule.norm.conditions.map(({ text }) => text).join(' ');
	const others = other.norm.conditions.map(({ text }) => text).join(' ');
	return own === others || !apart(contentWords(own), others);
}

/** Whether two rules name people who are plainly not the same. */
function bindOthers(rule: Rule, other: Rule): boolean {
	return (
		rule.bearer !== '' && other.bearer !== '' && apart(contentWords(rule.bearer), other.bearer)
	);
}

/** Those who take in others the article names: a manager is an employee, too. */
const EVERYBODY =
	/\b(?:employees?|staff|members?|persons?|people|workers?|personnel|users?|citizens?|residents?|residents|visitors? and|individuals?|adults?|women|men)$/i;

/** "Who must call the control room if a spill is larger than five litres?" */
function askBearer(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action } = rule;
	if (
		bearer === '' ||
		passive(rule) ||
		norm.exceptions.length > 0 ||
		/^(?:you|anyone|everyone|nobody|no one|people|person|all)\b|^no\b/i.test(bearer)
	)
		return [];
	const own = contentWords(bearer);
	const seen = new Set([bearer]);
	const wrong = rules
		.filter((other) => {
			if (other.bearer === '' || seen.has(other.bearer) || !apart(own, other.bearer)) return false;
			if (
				rules.some(
					(also) => also.bearer === other.bearer && !apart(contentWords(action), also.action)
				)
			)
				return false;
			if (/^(?:you|anyone|everyone|nobody|no one|people|all|one|who)\b|^no\b/i.test(other.bearer))
				return false;
			seen.add(other.bearer);
			return true;
		})
		.map((other) => ({ text: other.bearer, why: 'The article lays other rules on them.' }));
	const chosen = distinct(wrong).slice(0, 3);
	if (chosen.length < 2 || EVERYBODY.test(bearer)) return [];
	const modal = mayNot(material, norm) ? 'may' : MODAL[norm.force];
	if (!modal) return [];
	const condition = rule.condition === null ? '' : conditionOf(rule);
	if (condition === null) return [];
	const not = norm.force === 'must-not' ? ' not' : '';
	return item(
		material,
		rule,
		'rule-bearer',
		7.4,
		`According to the article, who ${modal}${not} ${action}${condition === '' ? '' : ` ${condition}`}?`,
		bearer,
		chosen
	);
}

/** "When must staff leave the store through the north door?" */
function askWhen(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action, condition } = rule;
	const modal =
		norm.force === 'must' || norm.force === 'should' || norm.force === 'may' ? norm.force : null;
	const key = conditionOf(rule);
	if (
		!modal ||
		!condition ||
		key === null ||
		norm.conditions.length !== 1 ||
		passive(rule) ||
		norm.exceptions.length > 0
	)
		return [];
	const kind = kindOf(condition);
	if (kind === '') return [];
	const seen = new Set([key]);
	const wrong = rules.flatMap((other) => {
		const text = conditionOf(other);
		if (
			text === null ||
			other.norm.sentence === norm.sentence ||
			seen.has(text) ||
			!other.condition
		)
			return [];
		if (kindOf(other.condition) !== kind || !apart(contentWords(key), text)) return [];
		// The same act may be due in several cases.
		if (
			!apart(contentWords(action), other.action) ||
			(other.bearer !== bearer && /\b(?:they|their|them)\b/.test(text))
		)
			return [];
		seen.add(text);
		return [{ text, why: 'The article gives this for another rule.' }];
	});
	if (wrong.length < 2) return [];
	const who = bearer === '' ? null : bearer;
	if (who === null) return [];
	const ask = kind === 'case' ? 'in which case' : kind === 'deadline' ? 'how soon' : 'when';
	return item(
		material,
		rule,
		'rule-when',
		7.6,
		`According to the article, ${ask} ${modal} ${who} ${action}?`,
		key,
		wrong.slice(0, 3)
	);
}

function kindOf({ marker }: Limit): '' | 'case' | 'deadline' | 'time' {
	if (/^(?:if|in case|in case of|in the event of)$/i.test(marker)) return 'case';
	if (/^within$/i.test(marker)) return 'deadline';
	return /^(?:before|after|when|once|during|as soon as|upon|prior to|following)$/i.test(marker)
		? 'time'
		: '';
}

const WORDS: Partial<Record<Force, string[]>> = {
	must: ['must', 'must not', 'need not'],
	should: ['should', 'should not', 'need not'],
	'must-not': ['must not', 'may', 'must'],
	'should-not': ['should not', 'should', 'must'],
	'need-not': ['need not', 'must', 'must not']
};

/** "Which words complete the rule?": must, must not, need not. */
function askForce(material: Material, rule: Rule): Candidate[] {
	const { norm } = rule;
	const sentence = material.reading.sentences[norm.sentence]!;
	const cue = material.reading.text.slice(norm.cue.start, norm.cue.end).replace(/ be$/, '');
	const words = WORDS[norm.force];
	const outside = outsideQuotes(sentence.text);
	if (!words || words[0] !== cue || outside.split(cue).length !== 2 || tooLong(sentence.text, 26))
		return [];
	if (
		/\b(?:no|nobody|none|only|hardly|never|ever|any|anyone)\b/i.test(outside) ||
		UNCLEAR.test(outside.slice(0, norm.cue.start - sentence.start))
	)
		return [];
	return item(
		material,
		rule,
		'rule-force',
		4.4,
		`Which words complete the rule as the article gives it? ${quoted(sentence.text.replace(cue, '____'))}`,
		cue,
		words.slice(1).map((text) => ({ text, why: `The article says “${cue}”.` }))
	);
}

/** "… unless the alarm sounds": in which case does the rule not hold? */
function askException(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action } = rule;
	const exception = norm.exceptions[0];
	if (!exception || norm.exceptions.length > 1 || passive(rule)) return [];
	const marker =
		/^(?:unless|except when|except if|except in|except for|except during|except)\b/i.exec(
			exception.text
		)?.[0];
	if (!marker) return [];
	const key = exception.text.slice(marker.length).trim();
	if (key === '' || unclear(key) || tooLong(key, SHORT.condition)) return [];
	const clause = /^(?:unless|except when|except if)$/i.test(marker);
	const wrong = rules.flatMap((other) => {
		const condition = other.condition;
		if (
			!condition ||
			other.norm.sentence === norm.sentence ||
			!/^(?:if|when)$/i.test(condition.marker)
		)
			return [];
		const text = condition.text.slice(condition.marker.length).trim();
		return clause && !unclear(text) && apart(contentWords(key), text)
			? [{ text, why: 'The article says this of another rule.' }]
			: [];
	});
	const chosen = distinct(wrong).slice(0, 3);
	if (chosen.length < 2) return [];
	const rest =
		norm.force === 'must-not' ? `may ${bearer} ${action}` : `need ${bearer} not ${action}`;
	if (bearer === '' || (norm.force !== 'must-not' && norm.force !== 'must')) return [];
	return item(
		material,
		rule,
		'rule-exception',
		8.2,
		`The article gives a rule and an exception to it. In which case ${rest}?`,
		`When ${key}`,
		chosen.map((w) => ({ ...w, text: `When ${w.text}` }))
	);
}

function apart(words: ReadonlySet<string>, text: string): boolean {
	for (const word of contentWords(text)) if (words.has(word)) return false;
	return true;
}

function distinct<T extends { text: string }>(list: readonly T[]): T[] {
	return list.filter(
		(a, i) => list.findIndex((b) => b.text === a.text || !apart(contentWords(a.text), b.text)) === i
	);
}
