import { keyIsTold, marksAreTold, type Told } from '../../core/quiz/what-is-told.ts';
import type { GradeChange } from '../../core/standing/grade-change.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { readOwnData } from '../db/own-data.ts';
import { finishOverdue } from './finish-attempt.ts';
import { toldOf } from './own-rules.ts';

/** Said at the head of the file, for whoever reads it. */
const ABOUT = [
	'Everything Threshold holds about you. Times are UTC (ISO 8601); points are thousandths of a point.',
	'Not in it, because nobody can read them back: your passphrase and the secrets of your sessions, of which only hashes are stored.',
	'Where an answer’s points are null, they will be told when your trainer’s settings say so: they would give the key away.'
];

/**
 * All of a learner's data as one plain object, to be kept as JSON: `account`, `sessions`, `classes` (memberships),
 * `attempts` with their `answers` (each with its earlier `tries`), `grades` with the trainer's `comment`,
 * `gradeChanges`, `ownTimes` (what differs for them), `reports`, `boards`,
 * `daysPractised` and `live` (sessions played in, with the answers to them).
 */
export async function exportOwnData(ctx: Context, actor: Actor) {
	requireRole(actor, 'learner');
	await finishOverdue(ctx, { userId: actor.userId });
	const at = ctx.now();
	const data = await readOwnData(ctx.db.read, actor.userId);
	const tellings = new Map<string, Telling>();
	for (const { attempt, assignment } of data.attempts) {
		const told = await toldOf(ctx.db.read, assignment, attempt, at);
		const kind = assignment.quizVersionId === null ? 'scenario' : 'quiz';
		tellings.set(attempt.id, { told, marks: marksAreTold(kind, told) });
	}
	return {
		format: 'threshold-own-data',
		version: 1,
		about: ABOUT,
		madeAt: iso(at),
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
			const { told, marks } = tellings.get(attempt.id)!;
			const clocks = data.clocks.filter((clock) => clock.attemptId === attempt.id);
			return {
				class: className,
				assignment: assignment.title,
				attempt: attempt.ordinal,
				startedAt: iso(attempt.startedAt),
				endsAt: iso(attempt.endsAt),
				finishedAt: iso(attempt.finishedAt),
				late: attempt.late,
				points: told.finished || marks ? attempt.points : null,
				possible: attempt.possible,
				answers: data.responses
					.filter((response) => response.attemptId === attempt.id)
					.map((response) => ({
						step: response.step,
						item: response.ref,
						answer: response.response,
						points: marks ? response.points : null,
						possible: response.possible,
						answeredAt: iso(response.answeredAt),
						shownAt: iso(clocks.find((clock) => clock.step === response.step)?.startedAt),
						tookMs: response.tookMs,
						certainty: response.certainty,
						trainerSaid: marks ? response.verdict : null
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
		gradeChanges: data.changes.map(({ title, at, ...change }) => ({
			assignment: title,
			...toldChange(change as GradeChange, tellings),
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
		})),
		live: data.livePlayers.map(({ player, title, endedAt }) => ({
			session: title,
			name: player.name,
			timePercent: player.timePercent,
			joinedAt: iso(player.joinedAt),
			answers: data.liveAnswers
				.filter(({ answer }) => answer.playerId === player.id)
				.map(({ answer }) => ({
					round: answer.round,
					vote: answer.vote,
					answer: answer.response,
					// While it runs, the key of its question may not have been told yet.
					points: endedAt === null ? null : answer.points,
					answeredAt: iso(answer.answeredAt)
				}))
		}))
	};
}

/** How much of an attempt may be told, and whether that holds for the points of its answers. */
interface Telling {
	told: Told;
	marks: boolean;
}

/** What was changed in a grade, without what would give a key away that is not shown yet. */
function toldChange(change: GradeChange, tellings: ReadonlyMap<string, Telling>) {
	if (change.kind !== 'regrade' && change.kind !== 'decision') return change;
	const { kind, before, after } = change;
	const telling = tellings.get(after.attemptId);
	const mark = ({ attemptId, step, points, possible, verdict }: typeof before) => ({
		attemptId,
		step,
		points: telling?.marks ? points : null,
		possible,
		verdict: telling?.marks ? verdict : null
	});
	if (kind === 'decision') return { kind, before: mark(before), after: mark(after) };
	// The trainer's reason may name what is right.
	const reason = telling && keyIsTold(telling.told) ? change.after.reason : null;
	return { kind, before: mark(before), after: { ...mark(after), reason } };
}

function iso(at: number | null | undefined): string | null {
	return at === null || at === undefined ? null : new Date(at).toISOString();
}
