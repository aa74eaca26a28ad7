import { fromLocal } from '$lib/core/assignment/local-time.ts';
import {
	problemWith,
	settledRules,
	USUAL_RULES,
	type PlayRules,
	type RuleProblem,
	type WorkKind
} from '$lib/core/assignment/rules.ts';
import { sayRules } from '$lib/core/assignment/say-rules.ts';
import type { RulesTyped } from '$lib/schemas/assignments.ts';

/** The rules as a form holds them: numbers as typed, '' for none. */
export type RulesForm = Omit<
	RulesTyped,
	'attemptsAllowed' | 'timeLimitMinutes' | 'graceSeconds' | 'masteryPercent' | 'weight'
> &
	Record<
		'attemptsAllowed' | 'timeLimitMinutes' | 'graceSeconds' | 'masteryPercent' | 'weight',
		string
	>;

/** The form of these rules; without any, as is usual. */
export function formOf(typed?: RulesTyped): RulesForm {
	const { attemptsAllowed, counting, graceSeconds, shuffle, behaviour } = typed ?? USUAL_RULES;
	const { masteryPercent, reveal, weight, speedCounts } = typed ?? USUAL_RULES;
	return {
		openAt: typed?.openAt ?? '',
		dueAt: typed?.dueAt ?? '',
		lateUntil: typed?.lateUntil ?? '',
		attemptsAllowed: attemptsAllowed?.toString() ?? '',
		counting,
		timeLimitMinutes: typed?.timeLimitMinutes?.toString() ?? '',
		graceSeconds: String(graceSeconds),
		shuffle,
		behaviour,
		masteryPercent: String(masteryPercent),
		reveal,
		weight: String(weight),
		speedCounts
	};
}

/** What the form comes to, in one sentence, or what is wrong with it as it stands. */
export function sayForm(
	form: RulesForm,
	kind: WorkKind,
	timeZone: string
): { sentence: string; problem: RuleProblem | null } {
	const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);
	const moment = (text: string) => fromLocal(text, timeZone);
	const minutes = number(form.timeLimitMinutes);
	const typed: PlayRules = {
		...form,
		openAt: moment(form.openAt),
		dueAt: moment(form.dueAt),
		lateUntil: moment(form.lateUntil),
		attemptsAllowed: number(form.attemptsAllowed),
		timeLimitSeconds: minutes === null ? null : minutes * 60,
		graceSeconds: number(form.graceSeconds) ?? USUAL_RULES.graceSeconds,
		masteryPercent: number(form.masteryPercent) ?? USUAL_RULES.masteryPercent,
		weight: number(form.weight) ?? USUAL_RULES.weight
	};
	const rules = settledRules(typed, kind);
	return { sentence: sayRules(rules, kind, timeZone), problem: problemWith(rules) };
}
