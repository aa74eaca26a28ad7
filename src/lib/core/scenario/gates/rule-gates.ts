/** Gates that hold a scenario against the rules of its article. */
import { contentWords } from '../../quiz/generate/peers.ts';
import { numberedLists } from '../../reading/numbered-lists.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Force, Norm } from '../../reading/rules/norm.ts';
import { inner } from '../generate/assemble.ts';
import { ACCOUNT } from '../generate/course.ts';
import { laysDown } from '../generate/line.ts';
import type { RuleCase } from '../generate/plan.ts';
import type { Scenario } from '../model.ts';
import { isWrong, situationsOf, type ScenarioGate } from './gate.ts';

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
	a.start < b.end && b.start < a.end;

const bestCites: ScenarioGate = {
	id: 'best-cites-rule-or-event',
	hard: true,
	check: ({ scenario }, reading) => {
		const grounds =
			scenario.kind === 'fact-desk'
				? reading.sentences
				: [...rulesAndIncidents(reading), ...reading.events];
		const bare = situationsOf(scenario)
			.flatMap((n) => n.choices)
			.find(
				(c) => c.quality === 'best' && !c.evidence.some((e) => grounds.some((g) => overlaps(g, e)))
			);
		return bare ? `“${bare.text}” rests on no rule and no event.` : null;
	}
};

/** Sentences that lay down a rule, in words of duty or as what is done, stand in a numbered list of steps, or tell of something contested. */
function rulesAndIncidents(reading: Reading) {
	const { sentences, norms, incidents } = reading;
	const held = new Set([
		...[...norms, ...incidents].map((found) => found.sentence),
		...numberedLists(reading).flat(2)
	]);
	return sentences.filter(
		(s, i) =>
			held.has(i) || laysDown(s) || /\b(?:must|may not|forbid\w*|prohibit\w*)\b/.test(s.text)
	);
}

const feedbackQuotes: ScenarioGate = {
	id: 'feedback-quotes',
	hard: true,
	check: ({ scenario }) => {
		// Where a situation is told by what went before, and where one owns up to all of it, its choices cannot know which
		// quote it was.
		const silent = situationsOf(scenario)
			.filter((n) => n.id !== ACCOUNT && (scenario.kind !== 'fact-desk' || !n.variants))
			.flatMap((n) => n.choices)
			.find((c) => !c.evidence.some((e) => c.feedback.includes(inner(e.quote))));
		return silent ? `What follows “${silent.text}” quotes nothing.` : null;
	}
};

/** What is right by a rule of this force, with and without what limits it: do it, refrain, or either. */
export function rightAct(
	force: Force,
	kind: 'trigger' | 'exception',
	limitHolds: boolean
): boolean | null {
	const inForce = kind === 'trigger' ? limitHolds : !limitHolds;
	switch (force) {
		case 'must':
		case 'should':
			return inForce ? true : kind === 'exception' ? false : null;
		case 'must-not':
		case 'should-not':
			return !inForce;
		case 'may':
			return inForce;
		case 'need-not':
			return null;
	}
}

/** A must-not without limits is always in force; with "until" or "unless" it ends there; a proviso opens what it allows. */
function kindOf(norm: Norm, { limitHolds }: RuleCase): 'trigger' | 'exception' {
	const forbids = norm.force === 'must-not' || norm.force === 'should-not';
	if (norm.exceptions.length > 0) return 'exception';
	if (forbids)
		return norm.conditions.some((c) => c.marker.toLowerCase() === 'until') || !limitHolds
			? 'exception'
			: 'trigger';
	return 'trigger';
}

/** Where the rule is told with its limit, the right choice must have the words of that limit. */
function saysLimit(scenario: Scenario, node: string, norm: Norm): boolean {
	const best = situationsOf(scenario)
		.find((n) => n.id === node)
		?.choices.find((c) => c.quality === 'best');
	const said = contentWords(best?.text ?? '');
	return [...norm.conditions, ...norm.exceptions].some(({ text }) => {
		const words = [
			...contentWords(text.replace(/\b(?:if|when|until|unless|only|provided)\b/gi, ''))
		];
		return words.length > 0 && words.filter((word) => said.has(word)).length * 2 > words.length;
	});
}

const keyFitsRule: ScenarioGate = {
	id: 'key-fits-rule',
	hard: true,
	check: ({ cases, scenario }, reading) => {
		for (const [node, ruleCase] of cases) {
			const norm = reading.norms.find((n) => n.id === ruleCase.norm);
			if (!norm) return `“${node}” is decided by a rule that is not there.`;
			if (ruleCase.stated) {
				if (saysLimit(scenario, node, norm)) continue;
				return `What is right in “${node}” does not say what limits its rule.`;
			}
			const right = rightAct(norm.force, kindOf(norm, ruleCase), ruleCase.limitHolds);
			if (right === null || right !== ruleCase.does)
				return `By its rule, the right act in “${node}” would be the other one.`;
		}
		return null;
	}
};

/** Where a rule in play has an exception or opens under a condition only, both cases are played. */
const exceptionsHaveTwins: ScenarioGate = {
	id: 'exception-has-twin',
	hard: true,
	check: ({ cases }, reading) => {
		const played = [...cases.values()];
		for (const { norm: id } of played) {
			const norm = reading.norms.find((n) => n.id === id);
			if (!norm) continue;
			const limited =
				norm.exceptions.length > 0 ||
				norm.conditions.some((c) => /^only (?:if|when)|^provided/.test(c.marker.toLowerCase()));
			const cases = played.filter((c) => c.norm === id);
			const both =
				cases.some((c) => c.stated) || new Set(cases.map((c) => c.limitHolds)).size === 2;
			if (limited && !both) return `The exception in “${norm.action}” has no situation of its own.`;
		}
		return null;
	}
};

/** No wrong choice does what some rule allows or asks for without any condition. */
const wrongIsNotPermitted: ScenarioGate = {
	id: 'wrong-is-not-permitted',
	hard: true,
	check: ({ scenario }, reading) => {
		if (scenario.kind === 'fact-desk') return null;
		const permitted = permits(reading);
		const choice = situationsOf(scenario)
			.flatMap((n) => n.choices)
			.find((c) => isWrong(c) && c.when === undefined && permitted(c.text));
		return choice ? `“${choice.text}” is something the article allows.` : null;
	}
};

/** Whether some rule allows what is said without any condition. */
export function permits(reading: Reading): (text: string) => boolean {
	const acts = reading.norms
		.filter((n) => n.force === 'may' && n.conditions.length === 0 && n.exceptions.length === 0)
		.map((n) => contentWords(n.action))
		.filter((act) => act.size >= 2);
	return (text) => {
		if (/\b(?:not|no|instead|later|even|all the same|or more)\b/i.test(text)) return false;
		const words = contentWords(text);
		return acts.some((act) => [...act].every((w) => words.has(w)));
	};
}

export const RULE_GATES: readonly ScenarioGate[] = [
	bestCites,
	feedbackQuotes,
	keyFitsRule,
	exceptionsHaveTwins,
	wrongIsNotPermitted
];
