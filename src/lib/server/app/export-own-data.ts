import { verdictIsTold } from '../../core/quiz/what-is-told.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { latestOverrides, readOwnData } from '../db/own-data.ts';

/** Said at the head of the file, for whoever reads it. */
const ABOUT = [
	'Everything Threshold holds about you. Times are UTC (ISO 8601); points are thousandths of a point.',
	'Not in it, because nobody can read them back: your passphrase and the secrets of your sessions, of which only hashes are stored.',
	'Where an answer’s points are null, they will be told when your trainer’s settings say so: they would give the key away.'
];

/**
 * All of a learner's data as one plain object, to be kept as JSON: `account`, `sessions`, `classes` (memberships),
 * `attempts` with their `answers` (each with its earlier `tries`), `grades` with the trainer's `comment`,
 * `gradeChanges`, `ownTimes` (what differs for them), `reports`, `boards` and `daysPractised`.
 */
export async function exportOwnData(ctx: Context, actor: Actor) {
	requireRole(actor, 'learner');
	const data = await readOwnData(ctx.db.read, actor.userId);
	const own = await latestOverrides(ctx.db.read, [
		...new Set(data.attempts.map(({ assignment }) => assignment.id))
	]);
	return {
		format: 'threshold-own-data',
		version: 1,
		about: ABOUT,
		madeAt: iso(ctx.now()),
		account: { id: actor.userId, createdAt: iso(data.account[0]?.createdAt) },
		sessions: data.sessions.map((session) => ({
			device: session.device,
			createdAt: iso(session.createdAt),
			lastSeenAt: iso(session.lastSeenAt),
			expiresAt: iso(session.expiresAt)
		})),
		classes: data.memberships.map(({ member, className, groupName }) => ({
			class: className,
			nickname: member.nickname,
			realName: member.realName,
			pseudonym: member.pseudonym,
			group: groupName,
			listedOnBoards: !member.boardOptOut,
			timePercent: member.timePercent,
			joinedAt: iso(member.joinedAt)
		})),
		attempts: data.attempts.map(({ attempt, assignment, className }) => {
			const last = Math.max(
				assignment.dueAt ?? 0,
				assignment.lateUntil ?? 0,
				own.get(assignment.id) ?? 0
			);
			const told = verdictIsTold({
				behaviour: assignment.behaviour,
				reveal: assignment.reveal,
				finished: attempt.finishedAt !== null,
				allDone: assignment.dueAt !== null && last < ctx.now()
			});
			const clocks = data.clocks.filter((clock) => clock.attemptId === attempt.id);
			return {
				class: className,
				assignment: assignment.title,
				attempt: attempt.ordinal,
				startedAt: iso(attempt.startedAt),
				endsAt: iso(attempt.endsAt),
				finishedAt: iso(attempt.finishedAt),
				late: attempt.late,
				points: told ? attempt.points : null,
				possible: attempt.possible,
				answers: data.responses
					.filter((response) => response.attemptId === attempt.id)
					.map((response) => ({
						step: response.step,
						item: response.ref,
						answer: response.response,
						points: told ? response.points : null,
						possible: response.possible,
						answeredAt: iso(response.answeredAt),
						shownAt: iso(clocks.find((clock) => clock.step === response.step)?.startedAt),
						tookMs: response.tookMs,
						certainty: response.certainty,
						trainerSaid: told ? response.verdict : null
					})),
				tries: data.tries
					.filter((one) => one.attemptId === attempt.id)
					.map((one) => ({
						step: one.step,
						try: one.ordinal,
						answer: one.response,
						triedAt: iso(one.triedAt)
					})),
				shown: clocks.map((clock) => ({ step: clock.step, at: iso(clock.startedAt) }))
			};
		}),
		grades: data.grades.map(({ grade, title, className }) => ({
			class: className,
			assignment: title,
			points: grade.points,
			possible: grade.possible,
			attempts: grade.attempts,
			finishedAt: iso(grade.finishedAt),
			late: grade.late,
			excused: grade.excused,
			comment: grade.comment,
			updatedAt: iso(grade.updatedAt)
		})),
		gradeChanges: data.changes.map(({ title, kind, before, after, at }) => ({
			assignment: title,
			kind,
			before,
			after,
			at: iso(at)
		})),
		ownTimes: data.overrides.map(({ override, title }) => ({
			assignment: title,
			timePercent: override.timePercent,
			dueAt: iso(override.dueAt),
			lateUntil: iso(override.lateUntil),
			attemptsAllowed: override.attemptsAllowed
		})),
		reports: data.reports.map(({ report, title }) => ({
			assignment: title,
			item: report.ref,
			note: report.note,
			state: report.state,
			answer: report.answer,
			createdAt: iso(report.createdAt)
		})),
		boards: data.standings.map(({ standing, className }) => ({
			class: className,
			scope: standing.scope,
			period: standing.period,
			name: standing.name,
			points: standing.points,
			possible: standing.possible,
			days: standing.days,
			listed: standing.listed
		})),
		daysPractised: data.practiceDays.map(({ day, title }) => ({
			assignment: title,
			day: new Date(day * 86_400_000).toISOString().slice(0, 10)
		}))
	};
}

function iso(at: number | null | undefined): string | null {
	return at === null || at === undefined ? null : new Date(at).toISOString();
}
