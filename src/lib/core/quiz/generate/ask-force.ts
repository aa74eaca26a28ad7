/** How a rule binds, and except when: the word that carries its force, and the case in which it does not hold. */
import type { Force } from '../../reading/rules/norm.ts';
import { quoted, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import {
	apart,
	distinct,
	item,
	passive,
	SHORT,
	tooLong,
	unclear,
	UNCLEAR,
	type Rule
} from './rules.ts';
import { outsideQuotes } from './wording.ts';

const WORDS: Partial<Record<Force, string[]>> = {
	must: ['must', 'must not', 'need not'],
	should: ['should', 'should not', 'need not'],
	'must-not': ['must not', 'may', 'must'],
	'should-not': ['should not', 'should', 'must'],
	'need-not': ['need not', 'must', 'must not']
};

/** "Which words complete the rule?": must, must not, need not. */
export function askForce(material: Material, rule: Rule): Candidate[] {
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
export function askException(material: Material, rules: readonly Rule[], rule: Rule): Candidate[] {
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
