/** Pictures in questions and situations: who may bring one, who may see it and when, and when it is gone. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { addImage } from '../../src/lib/server/app/add-image.ts';
import { duplicateMade } from '../../src/lib/server/app/duplicate-made.ts';
import { editScenario } from '../../src/lib/server/app/edit-scenario.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { publishQuiz as publish } from '../../src/lib/server/app/publish-quiz.ts';
import { publishScenario as publishDraft } from '../../src/lib/server/app/publish-scenario.ts';
import { removeLearner } from '../../src/lib/server/app/remove-learner.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { removeMember } from '../../src/lib/server/app/remove-member.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import type { PhoneKey } from '../../src/lib/server/app/live-access.ts';
import { showImage, type Viewer } from '../../src/lib/server/app/show-image.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { beginDecision } from '../../src/lib/server/app/begin-decision.ts';
import { useItem } from '../../src/lib/server/app/use-item.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { putMember } from '../../src/lib/server/db/members.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { closeLinters } from '../../src/lib/server/generation/lint.ts';
import { closeRooms } from '../../src/lib/server/live/rooms.ts';
import type { ImagePlace } from '../../src/lib/schemas/images.ts';
import { fingerprint } from '../../src/lib/core/quiz/desk/desk.ts';
import {
	makeAdministrator,
	makeClass,
	makeLearner,
	makeMember,
	makeTrainer,
	publishQuiz,
	publishScenario,
	putIntoDraft,
	testContext
} from '../support/database.ts';
import { exif, gif, jpegWith, pictured, png } from '../support/images.ts';
import { storePictures } from '../support/stored-images.ts';
import { choiceItem } from '../support/items.ts';
import { openRoom } from '../support/live.ts';
import { sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
afterEach(async () => {
	closeRooms(ctx.db);
	await closeLinters();
});

const DAY = 86_400_000;
const NOBODY: PhoneKey = { token: undefined, userId: null };

const illustrated = (n: number): Item => ({ ...choiceItem(`q${n}`), image: pictured(n).image });
/** Each situation with a picture: 1 at the door, 2 at the report. */
function illustratedScenario(more: Partial<Scenario> = {}): Scenario {
	const scenario = { ...sampleScenario(), ...more };
	let n = 0;
	for (const node of scenario.nodes)
		if (node.kind === 'situation') node.image = pictured(++n).image;
	return scenario;
}

/** Whether somebody gets the picture of this number there; anything but 'not-found' where they do not is an error. */
async function sees(
	actor: Actor | null,
	place: ImagePlace,
	id: string,
	n: number,
	phone: PhoneKey = NOBODY
): Promise<boolean> {
	try {
		const input = { place, id, imageId: pictured(n).image.id };
		const viewer: Viewer = actor ? { actor, phone: null } : { actor, phone };
		const { data, type } = await showImage(ctx, viewer, input);
		expect(type).toBe('image/png');
		expect(Buffer.compare(data, pictured(n).data)).toBe(0);
		return true;
	} catch (error) {
		expect((error as { code?: string }).code).toBe('not-found');
		return false;
	}
}

/** Which of the pictures 0 to 3 somebody gets there. */
async function seen(...[actor, place, id, phone]: [Actor | null, ImagePlace, string, PhoneKey?]) {
	const numbers = [];
	for (const n of [0, 1, 2, 3]) if (await sees(actor, place, id, n, phone)) numbers.push(n);
	return numbers;
}

const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);

/** A quiz with three illustrated questions in its draft, published to a class. */
async function givenQuiz(given: Parameters<typeof publishQuiz>[4] = {}) {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const items = [illustrated(0), illustrated(1), illustrated(2)];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
	const quizId = await putIntoDraft(ctx, assignmentId);
	await storePictures(ctx, [0, 1, 2, 3], { kind: 'quiz', id: quizId });
	return { trainer, classId, assignmentId, quizId };
}

const answer = (actor: Actor, attemptId: string, step: number) =>
	submitAnswer(ctx, actor, {
		...{ attemptId, step, itemId: `q${step}` },
		response: { kind: 'options', ids: ['a'] }
	});

describe('a picture that is brought', () => {
	it('is kept as the picture alone, once, whatever it is called', async () => {
		const { trainer, quizId } = await givenQuiz();
		const shared = { kind: 'quiz', id: quizId } as const;
		const camera = jpegWith(exif(6));
		const first = await addImage(ctx, trainer, { shared, bytes: camera });
		expect(first).toMatchObject({ width: 8, height: 12 });
		expect(await addImage(ctx, trainer, { shared, bytes: camera })).toEqual(first);
		const rows = await ctx.db.read
			.select()
			.from(schema.images)
			.where(eq(schema.images.id, first.id));
		expect(rows).toHaveLength(1);
		expect(rows[0]!.data.toString('latin1')).not.toContain('GPS');
		const input = { place: 'quiz', id: quizId, imageId: first.id } as const;
		const { data } = await showImage(ctx, { actor: trainer, phone: null }, input);
		expect(data.equals(rows[0]!.data)).toBe(true);
	});

	it('is refused in a sentence where it is none, and by whom it is no business of', async () => {
		const { trainer, quizId, classId } = await givenQuiz();
		const shared = { kind: 'quiz', id: quizId } as const;
		const bring = (actor: Actor, bytes: Uint8Array) =>
			caught(addImage(ctx, actor, { shared, bytes }));
		const before = (await ctx.db.read.select().from(schema.images)).length;
		const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
		expect(await bring(trainer, svg)).toMatchObject({ code: 'invalid', field: 'image' });
		expect(await bring(trainer, gif(2))).toMatchObject({
			message: expect.stringContaining('moves')
		});
		expect(await bring(trainer, png(9_000, 9_000))).toMatchObject({ code: 'invalid' });
		expect(await bring(trainer, new Uint8Array(3e6))).toMatchObject({ code: 'too-large' });
		expect(await bring(await makeTrainer(ctx), png())).toMatchObject({ code: 'not-found' });
		expect(await bring(await makeMember(ctx, classId), png())).toMatchObject({ code: 'forbidden' });
		const viewer = await makeTrainer(ctx);
		await ctx.db.write((tx) =>
			putMember(tx, shared, { userId: viewer.userId, role: 'viewer', addedAt: 0 })
		);
		expect(await bring(viewer, png())).toMatchObject({ code: 'forbidden' });
		expect(await ctx.db.read.select().from(schema.images)).toHaveLength(before);
	});

	it('is refused where it would be too much for a draft, or for all that its owner has', async () => {
		const { trainer, quizId } = await givenQuiz();
		const shared = { kind: 'quiz', id: quizId } as const;
		const size = (bytes: number) =>
			ctx.db.write((tx) =>
				tx
					.update(schema.images)
					.set({ size: bytes })
					.where(eq(schema.images.id, pictured(2).image.id))
					.returning({ id: schema.images.id })
			);
		await size(15 * 1024 * 1024);
		expect(await caught(addImage(ctx, trainer, { shared, bytes: png(3, 3) }))).toMatchObject({
			message: expect.stringContaining('15 MB together')
		});
		await size(1);
		await storePictures(ctx, [3], shared);
		await ctx.db.write((tx) =>
			tx
				.update(schema.images)
				.set({ size: 200 * 1024 * 1024 })
				.where(eq(schema.images.id, pictured(3).image.id))
				.returning({ id: schema.images.id })
		);
		expect(await caught(addImage(ctx, trainer, { shared, bytes: png(3, 3) }))).toMatchObject({
			message: expect.stringContaining('no room for more pictures')
		});
	});
});

describe('a draft', () => {
	it('tells only of pictures that it holds, as large as they are', async () => {
		const { trainer, quizId } = await givenQuiz();
		const put = (image: Item['image']) => {
			const was = illustrated(0);
			const change = { kind: 'words', itemId: 'q0', was: fingerprint(was) } as const;
			const to = { ...was, image } as Item;
			return caught(
				reviewItems(ctx, trainer, {
					...{ quizId, revision: 0, label: 'Edit' },
					changes: [{ ...change, to }]
				})
			);
		};
		const foreign = pictured(9).image;
		await storePictures(ctx, [9]);
		expect(await put(foreign)).toMatchObject({ code: 'invalid', field: 'image' });
		const larger = { ...pictured(3).image, width: 13 };
		expect(await put(larger)).toMatchObject({ code: 'invalid' });
		expect(await put(pictured(3).image)).toMatchObject({ clashes: [], stored: 1 });
	});

	it('of a scenario does the same', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		await publishScenario(ctx, trainer, classId, sampleScenario());
		const id = (await ctx.db.read.select().from(schema.scenarios))[0]!.id;
		const [door] = illustratedScenario().nodes;
		const patch = { head: {}, nodes: [door!], order: null };
		const edit = () => caught(editScenario(ctx, trainer, { id, revision: 0, patch }));
		await storePictures(ctx, [1]);
		expect(await edit()).toMatchObject({ code: 'invalid' });
		await storePictures(ctx, [1], { kind: 'scenario', id });
		expect(await edit()).toMatchObject({ revision: 1 });
		expect(await seen(trainer, 'scenario', id)).toEqual([1]);
	});

	it('is not published while a picture is not told in words', async () => {
		const { trainer, quizId } = await givenQuiz();
		const mute = { ...illustrated(0), image: pictured(0, ' ').image };
		await ctx.db.write((tx) =>
			tx
				.update(schema.quizItems)
				.set({ body: mute })
				.where(eq(schema.quizItems.itemId, 'q0'))
				.returning({ id: schema.quizItems.itemId })
		);
		expect(await caught(publish(ctx, trainer, { id: quizId, classIds: [] }))).toMatchObject({
			message: expect.stringContaining('Say what the picture shows')
		});
		const classId = await makeClass(ctx, trainer);
		const scenario = illustratedScenario();
		Object.assign(scenario.nodes[0]!, { image: pictured(1, '').image });
		await publishScenario(ctx, trainer, classId, scenario);
		const id = (await ctx.db.read.select().from(schema.scenarios))[0]!.id;
		expect(await caught(publishDraft(ctx, trainer, { id, classIds: [] }))).toMatchObject({
			message: expect.stringContaining('Say what the picture shows')
		});
	});
});

describe('a picture is seen', () => {
	it('in a draft by its members, while they are', async () => {
		const { trainer, quizId, classId } = await givenQuiz();
		const shared = { kind: 'quiz', id: quizId } as const;
		const viewer = await makeTrainer(ctx);
		expect(await seen(viewer, 'quiz', quizId)).toEqual([]);
		await ctx.db.write((tx) =>
			putMember(tx, shared, { userId: viewer.userId, role: 'viewer', addedAt: 0 })
		);
		expect(await seen(viewer, 'quiz', quizId)).toEqual([0, 1, 2, 3]);
		await removeMember(ctx, trainer, { shared, userId: viewer.userId });
		expect(await seen(viewer, 'quiz', quizId)).toEqual([]);
		expect(await seen(trainer, 'quiz', quizId)).toEqual([0, 1, 2, 3]);
		expect(await seen(await makeAdministrator(ctx), 'quiz', quizId)).toEqual([0, 1, 2, 3]);
		expect(await seen(null, 'quiz', quizId)).toEqual([]);
		const learner = await makeMember(ctx, classId);
		expect(
			await caught(
				showImage(
					ctx,
					{ actor: learner, phone: null },
					{
						...{ place: 'quiz', id: quizId, imageId: pictured(0).image.id }
					}
				)
			)
		).toMatchObject({ code: 'forbidden' });
	});

	it('in an attempt once its question is there, and by nobody else', async () => {
		const { trainer, classId, assignmentId } = await givenQuiz({ attemptsAllowed: 2 });
		const [maya, noor] = [await makeMember(ctx, classId), await makeMember(ctx, classId)];
		const { attemptId } = await startAttempt(ctx, maya, { assignmentId });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([0]);
		await answer(maya, attemptId, 0);
		expect(await seen(maya, 'attempt', attemptId)).toEqual([0, 1]);
		const others = [noor, null, await makeTrainer(ctx), await makeLearner(ctx)];
		for (const other of others) expect(await seen(other, 'attempt', attemptId)).toEqual([]);
		expect(await seen(trainer, 'attempt', attemptId)).toEqual([0, 1, 2]);
		for (const step of [1, 2]) await answer(maya, attemptId, step);
		expect(await seen(maya, 'attempt', attemptId)).toEqual([0, 1, 2]);
		const again = await startAttempt(ctx, maya, { assignmentId });
		expect(await seen(maya, 'attempt', again.attemptId)).toEqual([0]);
		await removeLearner(ctx, trainer, { classId, userId: maya.userId });
		expect(await seen(maya, 'attempt', again.attemptId)).toEqual([]);
	});

	it('all at once where the questions are', async () => {
		const { classId, assignmentId } = await givenQuiz({ behaviour: 'deferred' });
		const maya = await makeMember(ctx, classId);
		const { attemptId } = await startAttempt(ctx, maya, { assignmentId });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([0, 1, 2]);
		await handIn(ctx, maya, { attemptId });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([0, 1, 2]);
	});

	it('in what is given to a class by its trainers', async () => {
		const { trainer, classId, assignmentId } = await givenQuiz();
		expect(await seen(trainer, 'assignment', assignmentId)).toEqual([0, 1, 2]);
		for (const other of [await makeTrainer(ctx), await makeMember(ctx, classId), null]) {
			expect(await seen(other, 'assignment', assignmentId)).toEqual([]);
		}
	});

	it('in a scenario on the way that was gone, and a timed one when it has begun', async () => {
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const scenario = illustratedScenario();
		Object.assign(scenario.nodes[1]!, { seconds: 60, timeout: 'breached' });
		const assignmentId = await publishScenario(ctx, trainer, classId, scenario);
		await storePictures(ctx, [1, 2]);
		const maya = await makeMember(ctx, classId);
		const { attemptId } = await startAttempt(ctx, maya, { assignmentId });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([1]);
		await takeChoice(ctx, maya, { attemptId, step: 0, nodeId: 'door', choiceId: 'refuse' });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([1]);
		await beginDecision(ctx, maya, { attemptId, step: 1 });
		expect(await seen(maya, 'attempt', attemptId)).toEqual([1, 2]);
		expect(await seen(await makeMember(ctx, classId), 'attempt', attemptId)).toEqual([]);
	});

	it('live by those who are in the room, as it comes to it', async () => {
		await storePictures(ctx, [0, 1, 2]);
		const items = [illustrated(0), illustrated(1), illustrated(2)];
		const room = await openRoom(ctx, items, { readingSeconds: 0 });
		const guest = await room.join('Ann');
		const onPhone = (phone: PhoneKey) => seen(null, 'play', room.id, phone);
		const atDesk = (actor: Actor) => seen(actor, 'live', room.id);
		expect(await onPhone(guest)).toEqual([]);
		await room.ask();
		expect(await onPhone(guest)).toEqual([0]);
		await room.command({ do: 'skip' });
		await room.ask();
		expect(await onPhone(guest)).toEqual([0, 1]);
		expect(await atDesk(room.trainer)).toEqual([0, 1, 2]);
		expect(await atDesk(await makeTrainer(ctx))).toEqual([]);
		expect(await onPhone(NOBODY)).toEqual([]);
		const classmate = await makeMember(ctx, room.classId);
		expect(await onPhone({ token: undefined, userId: classmate.userId })).toEqual([]);
		const asked = { place: 'live', id: room.id, imageId: pictured(0).image.id } as const;
		expect(await caught(showImage(ctx, { actor: classmate, phone: null }, asked))).toMatchObject({
			code: 'forbidden'
		});
		await room.command({ do: 'remove', playerId: guest.playerId, block: true });
		expect(await onPhone(guest)).toEqual([]);
	});

	it('live in a scenario by the way the room goes', async () => {
		await storePictures(ctx, [1, 2]);
		const room = await openRoom(ctx, illustratedScenario(), { readingSeconds: 0 });
		const guest = await room.join('Ann');
		const now = () => seen(null, 'play', room.id, guest);
		expect(await now()).toEqual([]);
		await room.ask();
		expect(await now()).toEqual([1]);
	});
});

describe('a copy', () => {
	it('of a quiz or scenario holds the pictures that are told of in it, whatever becomes of the first', async () => {
		const { trainer, quizId } = await givenQuiz();
		const shared = { kind: 'quiz', id: quizId } as const;
		const copy = await duplicateMade(ctx, trainer, { shared });
		expect(await seen(trainer, 'quiz', copy.id)).toEqual([0, 1, 2]);
		await removeMade(ctx, trainer, { kind: 'quiz', id: quizId, title: 'A quiz' });
		ctx.clock.at += 40 * DAY;
		await keepHouse(ctx);
		expect(await seen(trainer, 'quiz', quizId)).toEqual([]);
		expect(await seen(trainer, 'quiz', copy.id)).toEqual([0, 1, 2]);
	});

	it('of a question from the bank brings its picture along', async () => {
		const { trainer, quizId } = await givenQuiz();
		const to = await duplicateMade(ctx, trainer, { shared: { kind: 'quiz', id: quizId } });
		const changed = { ...illustrated(1), image: pictured(3).image };
		await reviewItems(ctx, trainer, {
			...{ quizId, revision: 0, label: 'Edit' },
			changes: [{ kind: 'words', itemId: 'q1', was: fingerprint(illustrated(1)), to: changed }]
		});
		await useItem(ctx, trainer, { from: { quizId, itemId: 'q1' }, toQuizId: to.id });
		expect(await seen(trainer, 'quiz', to.id)).toEqual([0, 1, 2, 3]);
	});
});

describe('a picture that nothing tells of', () => {
	it('is gone after a month, and not before', async () => {
		const { trainer, quizId } = await givenQuiz();
		const pass = async (days: number) => {
			ctx.clock.at += days * DAY;
			await keepHouse(ctx);
		};
		// Three of the four are told of, and 3 was only ever brought.
		await pass(2);
		await pass(30);
		expect(await seen(trainer, 'quiz', quizId)).toEqual([0, 1, 2, 3]);
		await pass(2);
		expect(await seen(trainer, 'quiz', quizId)).toEqual([0, 1, 2]);
		expect(await ctx.db.read.select({ id: schema.images.id }).from(schema.images)).toHaveLength(3);
		await removeMade(ctx, trainer, { kind: 'quiz', id: quizId, title: 'A quiz' });
		await pass(1);
		expect(await ctx.db.read.select({ id: schema.images.id }).from(schema.images)).toHaveLength(0);
	});

	it('stays while a version or the way back from a change tells of it', async () => {
		const { trainer, quizId } = await givenQuiz();
		const { image: _, ...plain } = illustrated(0);
		await reviewItems(ctx, trainer, {
			...{ quizId, revision: 0, label: 'Take the picture out' },
			changes: [
				{ kind: 'words', itemId: 'q0', was: fingerprint(illustrated(0)), to: plain as Item }
			]
		});
		await ctx.db.write((tx) =>
			tx.delete(schema.quizVersions).returning({ id: schema.quizVersions.id })
		);
		for (const days of [2, 40, 40]) {
			ctx.clock.at += days * DAY;
			await keepHouse(ctx);
		}
		expect(await sees(trainer, 'quiz', quizId, 0)).toBe(true);
	});
});
