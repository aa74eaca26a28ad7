/** Questions on the rules the article states: what must be done when, by whom, how bindingly, and except when. */
import type { Limit } from '../../reading/rules/norm.ts';
import type { Candidate } from './candidate.ts';
import { askException, askForce } from './ask-force.ts';
import { baseDeed, deedsOf, infinitivesOf } from './ask-doing.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import {
	apart,
	conditionOf,
	distinct,
	item,
	kindOf,
	losesWords,
	mayNot,
	MODAL,
	passive,
	type Rule
} from './rules.ts';

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

const ALWAYS = /^(?:at all times|always|every day|at any time)\b/i;
/** What is offered, or left to everybody: nobody must do it. */
const OFFERED =
	/\bif (?:\p{L}+ )?(?:\p{L}+ )?(?:can|could|possible|necessary|wish|wishes|want|wants|like|prefer|prefers|have (?:any )?questions|in doubt|need help)\b|\bwould (?:be hard|like|prefer)\b/iu;

/** "What must visitors do before they enter the store?" */
function askAction(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
	const { norm, bearer, action } = rule;
	const modal = norm.force === 'must' || norm.force === 'should' ? norm.force : null;
	const condition = conditionOf(rule);
	if (!modal || condition === null || passive(rule) || norm.exceptions.length > 0) return [];
	if (OFFERED.test(condition) || /\b(?:me|us|my|our)\b/i.test(action)) return [];
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
	if (losesWords(material, rule, `${bearer} ${action} ${condition}`)) return [];
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
	if (losesWords(material, rule, `${bearer} ${action} ${condition}`)) return [];
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
	if (losesWords(material, rule, `${bearer} ${action} ${key}`)) return [];
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
