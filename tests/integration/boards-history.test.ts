import fc from 'fast-check';
import { eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { bringBoardsUp } from '../../src/lib/server/app/bring-boards-up.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { decideAnswer } from '../../src/lib/server/app/decide-answer.ts';
import { keepGrade } from '../../src/lib/server/app/keep-grade.ts';
import { keepTeam } from '../../src/lib/server/app/keep-team.ts';
import { leaveBoard } from '../../src/lib/server/app/leave-board.ts';
import { recountClass, recountLearner } from '../../src/lib/server/app/recount-boards.ts';
import { removeAssignment } from '../../src/lib/server/app/remove-assignment.ts';
import { removeLearner } from '../../src/lib/server/app/remove-learner.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findAssignment } from '../../src/lib/server/db/assignments.ts';
import { findClass } from '../../src/lib/server/db/classes.ts';
import { lockMembership } from '../../src/lib/server/db/memberships.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import {
	emptyDatabase,
	joinClass,
	makeClass,
	makeMember,
	makeTrainer,
	onPostgres,
	publishQuiz,
	publishScenario,
	testContext
} from '../support/database.ts';
import { choiceItem, clozeItem, multipleItem } from '../support/items.ts';
import { recountBoards, storedBoards } from '../support/recount-boards.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
const DAY = 86_400_000;
const items = () => [
	choiceItem('one'),
	multipleItem('two'),
	clozeItem('three', ['the Ecuadorian consulate'])
];

/** Everything that can happen to what boards hold. */
const ACTS = [
	...Array.from({ length: 12 }, () => 'answer' as const),
	'repeat',
	'leap',
	'day',
	'week',
	'list',
	'decide',
	'excuse',
	'regrade',
	'delete',
	'group',
	'leave',
	'come',
	'name',
	'term',
	'zone'
] as const;
const move = fc.record({
	act: fc.constantFrom(...ACTS),
	who: fc.nat({ max: 2 }),
	what: fc.nat({ max: 3 }),
	pick: fc.constantFrom('a', 'b', 'c'),
	together: fc.boolean()
});

describe('what boards hold', () => {
	it('equals a recount from the attempts after any history', { timeout: 180_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 60 }), async (moves) => {
				await emptyDatabase(ctx.db);
				const history = await begin();
				for (const [i, step] of moves.entries()) {
					await history.take(step);
					if (i === Math.floor(moves.length / 2)) await history.check();
				}
				await history.check();
				await history.end();
			}),
			{ numRuns: onPostgres ? 6 : 20 }
		);
	});
});

/** A class with three learners, two groups and three works, to which moves can be done. */
async function begin() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const give = { counting: 'best' as const };
	const works = [
		await publishQuiz(ctx, trainer, classId, items()),
		await publishQuiz(
			ctx,
			trainer,
			classId,
			Array.from({ length: 12 }, (_, i) => choiceItem(`q${i}`)),
			give
		),
		await publishScenario(ctx, trainer, classId, sampleScenario(), { counting: 'mean' }),
		await publishQuiz(ctx, trainer, classId, items(), {
			behaviour: 'deferred',
			counting: 'last'
		})
	];
	const groups = [newId(), newId()];
	await ctx.db.write(async (tx) => {
		for (const id of groups) {
			await tx.insert(schema.groups).values({ id, classId, name: id, nameKey: id, createdAt: 0 });
		}
	});
	const learners = [
		await makeMember(ctx, classId),
		await makeMember(ctx, classId),
		await makeMember(ctx, classId)
	];
	const steps = new Map<string, number>();
	const flying: Promise<unknown>[] = [];

	async function answer(
		learner: Actor,
		work: number,
		pick: 'a' | 'b' | 'c',
		act: 'answer' | 'repeat' | 'leap'
	): Promise<void> {
		const assignmentId = works[work]!;
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const at = steps.get(attemptId) ?? 0;
		const step = { answer: at, repeat: Math.max(0, at - 1), leap: at + 1 }[act];
		if (work === 2) {
			const choices =
				step === 0
					? { a: 'refuse', b: 'admit', c: 'wait' }
					: { a: 'protest', b: 'tell-later', c: 'keep-still' };
			const nodeId = step === 0 ? 'door' : 'report';
			await takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId: choices[pick] });
		} else {
			const item = work !== 1 ? items()[step]! : choiceItem(`q${step}`);
			const response =
				item?.type === 'cloze'
					? {
							kind: 'text' as const,
							text: { a: 'the Ecuadorian consulate', b: 'the consulate', c: 'a shop' }[pick]
						}
					: { kind: 'options' as const, ids: [pick] };
			await submitAnswer(ctx, learner, { attemptId, step, itemId: item?.id ?? 'none', response });
		}
		if (work === 3 && step === 2) await handIn(ctx, learner, { attemptId });
		steps.set(attemptId, Math.max(at, step + 1));
	}

	/** Does something to a learner's grade or attempts, and lets the boards follow as the use cases do. */
	const change = (
		learner: Actor,
		work: number,
		how: (tx: Parameters<typeof keepGrade>[0]) => Promise<unknown>
	) =>
		ctx.db.write(async (tx) => {
			const member = await lockMembership(tx, classId, learner.userId);
			const assignment = await findAssignment(tx, works[work]!);
			const cls = await findClass(tx, classId);
			if (!member || !assignment || !cls) return;
			await how(tx);
			await keepGrade(tx, { member, assignment, cls }, ctx.now());
			await recountLearner(tx, cls, member);
		});
	const attemptsOf = async (learner: Actor, work: number) =>
		(await ctx.db.read.select().from(schema.attempts)).filter(
			(a) => a.userId === learner.userId && a.assignmentId === works[work]
		);

	async function take({
		act,
		who,
		what,
		pick,
		together
	}: {
		act: (typeof ACTS)[number];
		who: number;
		what: number;
		pick: 'a' | 'b' | 'c';
		together: boolean;
	}) {
		const learner = learners[who]!;
		if (act === 'answer' || act === 'repeat' || act === 'leap') {
			const sent = answer(learner, what, pick, act).catch((error: { code?: string }) =>
				expect(['conflict', 'not-found', 'invalid']).toContain(error.code)
			);
			flying.push(sent);
			if (!together) await Promise.all(flying.splice(0));
			return;
		}
		await Promise.all(flying.splice(0));
		switch (act) {
			case 'day':
				ctx.clock.at += DAY / 2;
				break;
			case 'week':
				ctx.clock.at += 6 * DAY;
				break;
			case 'list':
				await leaveBoard(ctx, learner, { classId, optOut: pick !== 'a' }).catch(() => undefined);
				break;
			case 'decide': {
				const open = (await ctx.db.read.select().from(schema.responses)).find(
					(r) => r.verdict !== null
				);
				const verdict = ({ a: 'accepted', b: 'rejected', c: 'undecided' } as const)[pick];
				if (open) {
					const { attemptId, step } = open;
					await decideAnswer(ctx, trainer, { classId, attemptId, step, verdict }).catch(
						() => undefined
					);
				}
				break;
			}
			case 'excuse':
				await change(learner, what, (tx) =>
					tx
						.insert(schema.grades)
						.values({
							assignmentId: works[what]!,
							userId: learner.userId,
							excused: pick !== 'c',
							updatedAt: 0
						})
						.onConflictDoUpdate({
							target: [schema.grades.assignmentId, schema.grades.userId],
							set: { excused: pick !== 'c' }
						})
				);
				break;
			case 'regrade': {
				const [own] = await attemptsOf(learner, what);
				const share = { a: 1, b: 0.5, c: 0 }[pick];
				if (own) {
					await change(learner, what, (tx) =>
						tx
							.update(schema.attempts)
							.set({ points: own.possible * share })
							.where(eq(schema.attempts.id, own.id))
					);
				}
				break;
			}
			case 'delete': {
				const own = (await attemptsOf(learner, what)).at(-1);
				if (own) {
					await change(learner, what, (tx) =>
						tx.delete(schema.attempts).where(eq(schema.attempts.id, own.id))
					);
				}
				break;
			}
			case 'group':
				await ctx.db.write(async (tx) => {
					const member = await lockMembership(tx, classId, learner.userId);
					const groupId = { a: groups[0]!, b: groups[1]!, c: null }[pick];
					if (!member) return;
					await tx
						.update(schema.memberships)
						.set({ groupId })
						.where(eq(schema.memberships.userId, learner.userId));
					for (const id of groups) await keepTeam(tx, classId, id);
				});
				break;
			case 'leave':
				await removeLearner(ctx, trainer, { classId, userId: learner.userId });
				break;
			case 'come':
				await joinClass(ctx, learner, classId).then(
					() =>
						ctx.db.write(async (tx) => {
							const member = await lockMembership(tx, classId, learner.userId);
							await recountLearner(tx, (await findClass(tx, classId))!, member!);
						}),
					() => undefined
				);
				break;
			case 'name':
				await ctx.db.write(async (tx) => {
					await tx
						.update(schema.memberships)
						.set({ pseudonym: `p ${pick}` })
						.where(eq(schema.memberships.userId, learner.userId));
					await tx
						.update(schema.memberships)
						.set({ pseudonym: 'p' })
						.where(isNull(schema.memberships.pseudonym));
					await tx.update(schema.classes).set({ pseudonyms: together });
					await recountClass(tx, classId);
				});
				break;
			case 'term':
				await ctx.db.write(async (tx) => {
					await tx
						.update(schema.classes)
						.set({ termStartsAt: pick === 'c' ? null : ctx.now() - DAY });
					await recountClass(tx, classId);
				});
				break;
			case 'zone':
				await ctx.db.write(async (tx) => {
					const timeZone = { a: 'Pacific/Auckland', b: 'America/Los_Angeles', c: 'UTC' }[pick];
					await tx.update(schema.classes).set({ timeZone });
					await recountClass(tx, classId);
				});
				break;
		}
	}

	async function check(): Promise<void> {
		await Promise.all(flying.splice(0));
		expect(await storedBoards(ctx)).toEqual(await recountBoards(ctx));
	}

	/** A store of an older version has neither grades nor boards, and is brought up once. */
	async function forgetAndBringUp(): Promise<void> {
		const excused = (await ctx.db.read.select().from(schema.grades)).some((g) => g.excused);
		await ctx.db.write(async (tx) => {
			if (!excused) await tx.delete(schema.grades);
			for (const table of [schema.standings, schema.teamStandings, schema.practiceDays]) {
				await tx.delete(table);
			}
		});
		await bringBoardsUp(ctx);
		await check();
	}

	/** A work becomes practice to mastery, and another one is taken back. */
	async function end(): Promise<void> {
		await ctx.db.write(async (tx) => {
			await tx
				.update(schema.assignments)
				.set({ behaviour: 'mastery' })
				.where(eq(schema.assignments.id, works[1]!));
			await recountClass(tx, classId);
		});
		await check();
		await forgetAndBringUp();
		await removeAssignment(ctx, trainer, { id: works[0]! });
		await check();
	}
	return { take, check, end };
}
