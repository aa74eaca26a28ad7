import { fromLocal, toLocal } from '../../core/assignment/local-time.ts';
import {
	problemWith,
	settledRules,
	type PlayRules,
	type WorkKind
} from '../../core/assignment/rules.ts';
import type { RulesTyped } from '../../schemas/assignments.ts';
import { DomainError } from '../errors.ts';

/** A time as it was typed, in the class's zone; null where none was. DomainError 'invalid' for one that is never. */
export function momentOf(typed: string, timeZone: string, field: string): number | null {
	if (typed === '') return null;
	const at = fromLocal(typed, timeZone);
	if (at !== null) return at;
	throw new DomainError(
		'invalid',
		`${typed.replace('T', ' ')} does not come on the clocks of ${timeZone}: summer time begins then. Choose another time.`,
		field
	);
}

/** The rules that were typed, as they take effect. DomainError 'invalid' where they do not go together. */
export function rulesOf(typed: RulesTyped, kind: WorkKind, timeZone: string): PlayRules {
	const { openAt, dueAt, lateUntil, timeLimitMinutes, ...rest } = typed;
	const rules = settledRules(
		{
			...rest,
			openAt: momentOf(openAt, timeZone, 'openAt'),
			dueAt: momentOf(dueAt, timeZone, 'dueAt'),
			lateUntil: momentOf(lateUntil, timeZone, 'lateUntil'),
			timeLimitSeconds: timeLimitMinutes === null ? null : timeLimitMinutes * 60
		},
		kind
	);
	const problem = problemWith(rules);
	if (problem) throw new DomainError('invalid', problem.message, problem.field);
	return rules;
}

/** The rules as a form has them. */
export function typedRules(rules: PlayRules, timeZone: string): RulesTyped {
	const local = (at: number | null) => (at === null ? '' : toLocal(at, timeZone));
	const { openAt, dueAt, lateUntil, timeLimitSeconds, ...rest } = pickRules(rules);
	return {
		...rest,
		openAt: local(openAt),
		dueAt: local(dueAt),
		lateUntil: local(lateUntil),
		timeLimitMinutes: timeLimitSeconds === null ? null : Math.ceil(timeLimitSeconds / 60)
	};
}

/** The rules of an assignment without the rest of it. */
export function pickRules(from: PlayRules): PlayRules {
	return {
		openAt: from.openAt,
		dueAt: from.dueAt,
		lateUntil: from.lateUntil,
		attemptsAllowed: from.attemptsAllowed,
		counting: from.counting,
		timeLimitSeconds: from.timeLimitSeconds,
		graceSeconds: from.graceSeconds,
		shuffle: from.shuffle,
		behaviour: from.behaviour,
		masteryPercent: from.masteryPercent,
		reveal: from.reveal,
		weight: from.weight,
		speedCounts: from.speedCounts
	};
}
