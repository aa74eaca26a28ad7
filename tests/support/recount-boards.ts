import type { Context } from '../../src/lib/server/context.ts';
import * as schema from '../../src/lib/server/db/schema.ts';

/**
 * What the boards of every class should hold, counted anew from attempts and answers alone, in the plainest way and by
 * nothing of what keeps them: one line of text for each row, sorted.
 */
export async function recountBoards(ctx: Context): Promise<string[]> {
	const q = ctx.db.read;
	const [classes, members, assignments, attempts, responses, tries, grades, groups] = [
		await q.select().from(schema.classes),
		await q.select().from(schema.memberships),
		await q.select().from(schema.assignments),
		await q.select().from(schema.attempts),
		await q.select().from(schema.responses),
		await q.select().from(schema.tries),
		await q.select().from(schema.grades),
		await q.select().from(schema.groups)
	];
	const rows: string[] = [];
	for (const cls of classes) {
		const inClass = members.filter((m) => m.classId === cls.id);
		const shares = new Map<string, Map<string, number>>();
		for (const member of inClass) {
			const works: { at: number; id: string; date: string; points: number; possible: number }[] =
				[];
			const dates = new Set<string>();
			for (const assignment of assignments) {
				if (assignment.classId !== cls.id || assignment.behaviour === 'mastery') continue;
				const own = attempts
					.filter((a) => a.assignmentId === assignment.id && a.userId === member.userId)
					.sort((a, b) => a.ordinal - b.ordinal);
				const moments = [
					...responses.map((r) => ({ attemptId: r.attemptId, at: r.answeredAt })),
					...tries.map((t) => ({ attemptId: t.attemptId, at: t.triedAt }))
				];
				for (const { attemptId, at } of moments) {
					if (own.some((a) => a.id === attemptId)) dates.add(dateOf(at, cls.timeZone));
				}
				const excused = grades.some(
					(g) => g.assignmentId === assignment.id && g.userId === member.userId && g.excused
				);
				if (excused) continue;
				const real = own.filter((a) => !a.practice);
				let counted = real.filter((a) => a.finishedAt !== null);
				if (counted.length === 0 && assignment.behaviour === 'immediate') {
					counted = real.filter((a) => responses.some((r) => r.attemptId === a.id)).slice(0, 1);
				}
				if (counted.length === 0) continue;
				const taken = pick(counted, assignment.counting);
				const at = taken.finishedAt ?? real.find((a) => a.finishedAt === null)!.startedAt;
				const { points, possible } = taken;
				works.push({ at, id: assignment.id, date: dateOf(at, cls.timeZone), points, possible });
				rows.push(
					line(
						cls.id,
						assignment.id,
						'all',
						member.userId,
						points,
						possible,
						0,
						share(points, possible),
						null
					)
				);
			}
			works.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

			const sum = (list: typeof works) => ({
				points: list.reduce((n, w) => n + w.points, 0),
				possible: list.reduce((n, w) => n + w.possible, 0)
			});
			const stand = (period: string, own: typeof works, days: number, improved: number | null) => {
				if (own.length === 0 && days === 0) return;
				const { points, possible } = sum(own);
				const counted = possible > 0 ? share(points + 2000, possible + 4000) : null;
				rows.push(
					line(cls.id, 'all', period, member.userId, points, possible, days, counted, improved)
				);
				if (counted === null || member.boardOptOut) return;
				const ofPeriod = shares.get(period) ?? new Map<string, number>();
				shares.set(period, ofPeriod.set(member.userId, counted));
			};
			const gain = (earlier: typeof works, later: typeof works) => {
				const [a, b] = [sum(earlier), sum(later)];
				if (a.possible < 10_000 || b.possible < 10_000) return null;
				return share(b.points, b.possible) - share(a.points, a.possible);
			};
			const halves = (own: typeof works) => {
				const { possible } = sum(own);
				const earlier = own.filter(
					(w, i) => 2 * sum(own.slice(0, i)).possible + w.possible <= possible
				);
				return gain(
					earlier,
					own.filter((w) => !earlier.includes(w))
				);
			};
			for (const monday of new Set([...works.map((w) => w.date), ...dates].map(mondayOf))) {
				const own = works.filter((w) => mondayOf(w.date) === monday);
				const before = works.filter((w) => mondayOf(w.date) < monday);
				const days = [...dates].filter((d) => mondayOf(d) === monday).length;
				stand(weekName(monday), own, days, gain(before, own));
			}
			if (cls.termStartsAt !== null) {
				const from = dateOf(cls.termStartsAt, cls.timeZone);
				const own = works.filter((w) => w.date >= from);
				stand('term', own, [...dates].filter((d) => d >= from).length, halves(own));
			}
			stand('all', works, dates.size, halves(works));

			function line(...parts: (string | number | null)[]): string {
				const name = cls.pseudonyms ? (member.pseudonym ?? 'A learner') : member.nickname;
				return [...parts, name, member.boardOptOut ? 'not listed' : 'listed'].join(' | ');
			}
		}
		for (const group of groups.filter((g) => g.classId === cls.id)) {
			const team = inClass.filter((m) => m.groupId === group.id && !m.boardOptOut);
			for (const [period, ofPeriod] of shares) {
				const active = team.filter((m) => ofPeriod.has(m.userId));
				if (team.length < 2 || active.length === 0) continue;
				const total = team.reduce((n, m) => n + (ofPeriod.get(m.userId) ?? 500), 0);
				rows.push(
					['team', group.id, period, Math.round(total / team.length), team.length].join(' | ')
				);
			}
		}
	}
	return rows.sort();
}

/** What the boards hold, in the same form. Time left, which only breaks ties, is cut off. */
export async function storedBoards(ctx: Context): Promise<string[]> {
	const q = ctx.db.read;
	const learners = (await q.select().from(schema.standings)).map((r) =>
		[
			r.classId,
			r.scope,
			r.period,
			r.userId,
			r.points,
			r.possible,
			r.days,
			r.accuracy === null ? null : Math.floor(r.accuracy / 1000),
			r.improvement,
			r.name,
			r.listed ? 'listed' : 'not listed'
		].join(' | ')
	);
	const teams = (await q.select().from(schema.teamStandings)).map((t) =>
		['team', t.groupId, t.period, t.share, t.members].join(' | ')
	);
	return [...learners, ...teams].sort();
}

type Attempt = typeof schema.attempts.$inferSelect;

function pick(
	counted: Attempt[],
	counting: string
): { points: number; possible: number; finishedAt: number | null } {
	if (counting === 'first') return counted[0]!;
	if (counting === 'last') return counted.at(-1)!;
	if (counting === 'best') {
		const ratio = (a: Attempt) => a.points / a.possible;
		return counted.find((a) => counted.every((b) => ratio(b) <= ratio(a) + 1e-12))!;
	}
	const mean = (values: number[]) => Math.round(values.reduce((n, v) => n + v, 0) / values.length);
	return {
		points: mean(counted.map((a) => a.points)),
		possible: mean(counted.map((a) => a.possible)),
		finishedAt: counted.some((a) => a.finishedAt !== null)
			? Math.max(...counted.map((a) => a.finishedAt ?? 0))
			: null
	};
}

/** In tenths of a percent, rounded half up, in whole numbers. */
function share(points: number, possible: number): number {
	if (possible === 0) return 0;
	const doubled = BigInt(Math.max(0, points)) * 2000n + BigInt(possible);
	return Math.min(1000, Number(doubled / (2n * BigInt(possible))));
}

/** Such as 2026-01-28, as the Swedes write it. */
function dateOf(at: number, timeZone: string): string {
	return new Date(at).toLocaleDateString('sv-SE', { timeZone });
}

function mondayOf(date: string): string {
	const day = new Date(`${date}T12:00:00Z`);
	while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
	return day.toISOString().slice(0, 10);
}

/** ISO 8601: week 1 is the one that 4 January lies in. */
function weekName(monday: string): string {
	const weeksFrom = (year: number) =>
		Math.round((Date.parse(monday) - Date.parse(mondayOf(`${year}-01-04`))) / 604_800_000) + 1;
	let year = Number(monday.slice(0, 4));
	if (Date.parse(monday) >= Date.parse(mondayOf(`${year + 1}-01-04`))) year += 1;
	return `${year}-W${String(weeksFrom(year)).padStart(2, '0')}`;
}
