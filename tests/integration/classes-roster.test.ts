import { describe, expect, it } from 'vitest';
import { addClassTrainer } from '../../src/lib/server/app/add-class-trainer.ts';
import { onBoardChange } from '../../src/lib/server/app/board-events.ts';
import { changeLearner } from '../../src/lib/server/app/change-learner.ts';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { eraseLearner } from '../../src/lib/server/app/erase-learner.ts';
import { exportRoster } from '../../src/lib/server/app/export-roster.ts';
import { importRoster } from '../../src/lib/server/app/import-roster.ts';
import { joinClass } from '../../src/lib/server/app/join-class.ts';
import { listLearners } from '../../src/lib/server/app/list-learners.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { moveLearners } from '../../src/lib/server/app/move-learners.ts';
import { previewRoster } from '../../src/lib/server/app/preview-roster.ts';
import { removeClassTrainer } from '../../src/lib/server/app/remove-class-trainer.ts';
import { removeClass } from '../../src/lib/server/app/remove-class.ts';
import { removeGroup } from '../../src/lib/server/app/remove-group.ts';
import { renameGroup } from '../../src/lib/server/app/rename-group.ts';
import { showGroups } from '../../src/lib/server/app/show-groups.ts';
import { showLearner } from '../../src/lib/server/app/show-learner.ts';
import { signInLearner } from '../../src/lib/server/app/sign-in-learner.ts';
import { splitClass } from '../../src/lib/server/app/split-class.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { listTrainersOf } from '../../src/lib/server/db/classes.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import { newVisitor, PASSPHRASE } from '../support/accounts.ts';
import {
	joinClass as put,
	makeAdministrator,
	makeLearner,
	makeTrainer,
	testContext
} from '../support/database.ts';

const ctx = testContext();

async function room() {
	const trainer = await makeTrainer(ctx);
	const { id: classId, code } = await createClass(ctx, trainer, { name: 'Front desk' });
	return { trainer, classId, code };
}
const LIST = 'real name;nickname;group\nMaya Kowalska;Heron;Blue\nNoor Haddad;;blue\nOla;b1tch;Red';

async function bringList(trainer: Actor, classId: string, list: string) {
	const preview = await previewRoster(ctx, trainer, { classId, list });
	return await importRoster(ctx, trainer, { classId, list, ...preview });
}

describe('a class list', () => {
	it('is looked at before anything is stored, then makes accounts that sign in with what was printed', async () => {
		const { trainer, classId, code } = await room();
		const preview = await previewRoster(ctx, trainer, { classId, list: LIST });
		expect(preview.newGroups).toEqual(['Blue']);
		expect((await showGroups(ctx, trainer, { classId })).learners).toBe(0);

		const { slips } = await importRoster(ctx, trainer, { classId, list: LIST, ...preview });
		expect(slips.map((slip) => slip.nickname)).toEqual(
			preview.rows.flatMap(({ fate }) => (fate.kind === 'new' ? [fate.nickname] : []))
		);
		for (const { nickname, passphrase } of slips) {
			await signInLearner(ctx, newVisitor(), { code, nickname, passphrase });
		}
		await expect(
			signInLearner(ctx, newVisitor(), { code, nickname: 'Heron', passphrase: PASSPHRASE })
		).rejects.toMatchObject({ code: 'invalid' });
		const { groups, learners } = await showGroups(ctx, trainer, { classId });
		expect([learners, groups]).toMatchObject([2, [{ name: 'Blue', members: 2 }]]);

		const again = await previewRoster(ctx, trainer, { classId, list: LIST });
		expect(again.rows.map(({ fate }) => fate.kind)).toEqual(['already', 'already', 'refused']);
	});

	it('stores nothing when somebody took one of its nicknames meanwhile', async () => {
		const { trainer, classId, code } = await room();
		const preview = await previewRoster(ctx, trainer, { classId, list: LIST });
		const asked = importRoster(ctx, trainer, { classId, list: LIST, ...preview });
		const joined = joinClass(ctx, newVisitor(), {
			code,
			nickname: 'heron',
			passphrase: PASSPHRASE
		});
		const outcomes = await Promise.allSettled([asked, joined]);
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
		expect([1, 2]).toContain((await showGroups(ctx, trainer, { classId })).learners);
	});

	it('stores nothing but what was shown, where its outcome has changed since', async () => {
		const { trainer, classId, code } = await room();
		const preview = await previewRoster(ctx, trainer, { classId, list: LIST });
		await joinClass(ctx, newVisitor(), { code, nickname: 'heron', passphrase: PASSPHRASE });
		await expect(
			importRoster(ctx, trainer, { classId, list: LIST, ...preview })
		).rejects.toMatchObject({ code: 'conflict', field: 'list' });
		expect((await showGroups(ctx, trainer, { classId })).learners).toBe(1);
	});

	it('goes out and comes back in, and tells real names to the class’s trainers alone', async () => {
		const [one, other] = [await room(), await room()];
		await bringList(one.trainer, one.classId, LIST);
		const { csv } = await exportRoster(ctx, one.trainer, { classId: one.classId });
		expect(csv).toContain('Maya Kowalska');
		const there = await previewRoster(ctx, other.trainer, { classId: other.classId, list: csv });
		const fates = there.rows.map(({ fate }) => fate);
		expect(fates).toHaveLength(2);
		expect(fates).toContainEqual({
			kind: 'new',
			nickname: 'Heron',
			realName: 'Maya Kowalska',
			group: 'Blue',
			chosen: true
		});

		const administrator = await makeAdministrator(ctx);
		const forAdministrator = await exportRoster(ctx, administrator, { classId: one.classId });
		expect(forAdministrator.csv).toContain('Heron');
		expect(forAdministrator.csv).not.toContain('Kowalska');
		const { roster } = await listLearners(ctx, administrator, {
			classId: one.classId,
			page: 1,
			find: 'kowalska',
			realNames: true
		});
		expect(roster.total).toBe(0);
		await expect(exportRoster(ctx, other.trainer, { classId: one.classId })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

describe('the real names of a class', () => {
	it('are not confirmed to an administrator who brings a list to find out who is in it', async () => {
		const { trainer, classId } = await room();
		await bringList(trainer, classId, LIST);
		const guess = { classId, list: 'real name\nNoor Haddad\nSomebody Else' };
		const fates = async (actor: Actor) =>
			(await previewRoster(ctx, actor, guess)).rows.map(({ fate }) => fate.kind);
		expect(await fates(trainer)).toEqual(['already', 'new']);
		expect(await fates(await makeAdministrator(ctx))).toEqual(['new', 'new']);
	});

	it('are found whatever letters they have and however they are typed', async () => {
		const { trainer, classId } = await room();
		const names = ['Änne Öztürk', 'İpek Yıldız', 'Łukasz Żak', 'Σοφός Νίκος', 'Ola Straße'];
		const list = ['real name', ...names].join('\n');
		await bringList(trainer, classId, list);
		const found = async (find: string, realNames = true) =>
			(await listLearners(ctx, trainer, { classId, page: 1, find, realNames })).roster.rows.map(
				({ realName }) => realName
			);
		for (const [find, name] of [
			// More than “anne”, which a nickname may hold as well (“Flannel”).
			['änne ö', 0],
			['ÖZTÜRK', 0],
			['ozturk', 0],
			['i̇pek', 1],
			['ipek yildiz', 1],
			['łUKASZ', 2],
			['zak', 2],
			['ΣΟΦΟΣ', 3],
			['strasse', 4]
		] as const) {
			expect([find, await found(find)]).toEqual([find, [names[name]]]);
		}
		expect(await found('änne ö', false)).toEqual([]);
		expect(await found('%')).toHaveLength(5);
	});
});

describe('groups', () => {
	async function twelve() {
		const made = await room();
		const learners: Actor[] = [];
		for (let i = 0; i < 12; i++) {
			const learner = await makeLearner(ctx);
			await put(ctx, learner, made.classId, `Learner ${i}`);
			learners.push(learner);
		}
		return { ...made, userIds: learners.map((learner) => learner.userId) };
	}
	const sizes = async (trainer: Actor, classId: string) =>
		(await showGroups(ctx, trainer, { classId })).groups.map(({ name, members }) => [
			name,
			members
		]);

	it('are made, renamed, filled and deleted, and their learners stay', async () => {
		const { trainer, classId, userIds } = await twelve();
		const { id } = await makeGroup(ctx, trainer, { classId, name: 'Blue' });
		const same = makeGroup(ctx, trainer, { classId, name: 'b-l-u-e' });
		await expect(same).rejects.toMatchObject({ code: 'conflict', field: 'group' });
		await renameGroup(ctx, trainer, { classId, id, name: 'BLUE' });
		const some = userIds.slice(0, 3);
		expect(await moveLearners(ctx, trainer, { classId, userIds: some, groupId: id })).toBe(3);
		expect(await sizes(trainer, classId)).toEqual([['BLUE', 3]]);
		await removeGroup(ctx, trainer, { classId, id });
		const { learners, inNone } = await showGroups(ctx, trainer, { classId });
		expect([learners, inNone]).toEqual([12, 12]);
	});

	it('take in nobody of another class, and nobody into another class’s', async () => {
		const [one, other] = [await twelve(), await twelve()];
		const theirs = await makeGroup(ctx, other.trainer, { classId: other.classId, name: 'Blue' });
		const own = await makeGroup(ctx, one.trainer, { classId: one.classId, name: 'Blue' });
		const into = { classId: one.classId, userIds: one.userIds, groupId: theirs.id };
		await expect(moveLearners(ctx, one.trainer, into)).rejects.toMatchObject({ code: 'not-found' });
		const strangers = { classId: one.classId, userIds: other.userIds, groupId: own.id };
		expect(await moveLearners(ctx, one.trainer, strangers)).toBe(0);
	});

	it('are dealt evenly, into those there are first', async () => {
		const { trainer, classId } = await twelve();
		await makeGroup(ctx, trainer, { classId, name: 'Blue' });
		await makeGroup(ctx, trainer, { classId, name: 'Group 1' });
		await splitClass(ctx, trainer, { classId, parts: 5 });
		expect((await sizes(trainer, classId)).map(([, n]) => n).sort()).toEqual([2, 2, 2, 3, 3]);
		await splitClass(ctx, trainer, { classId, parts: 2 });
		expect(await sizes(trainer, classId)).toEqual([
			['Blue', 6],
			['Group 1', 6],
			['Group 2', 0],
			['Group 3', 0],
			['Group 4', 0]
		]);
	});
});

describe('an open board', () => {
	it('hears of a group’s new name, of those who come, and of those who are erased', async () => {
		const { trainer, classId, code } = await room();
		const { id } = await makeGroup(ctx, trainer, { classId, name: 'Blue' });
		let heard = 0;
		const stop = onBoardChange(classId, () => heard++);
		try {
			const told = async (work: () => Promise<unknown>) => {
				const before = heard;
				await work();
				return heard > before;
			};
			const newcomer = { code, nickname: 'Wren', passphrase: PASSPHRASE };
			expect(await told(() => renameGroup(ctx, trainer, { classId, id, name: 'Red' }))).toBe(true);
			expect(await told(() => bringList(trainer, classId, LIST))).toBe(true);
			expect(await told(() => joinClass(ctx, newVisitor(), newcomer))).toBe(true);
			const { roster } = await listLearners(ctx, trainer, { classId, page: 1, find: 'Wren' });
			// Others may have been given “Gentle Wren”.
			const { userId } = roster.rows.find(({ nickname }) => nickname === 'Wren')!;
			const erased = { classId, userId, nickname: 'Wren' };
			expect(await told(() => eraseLearner(ctx, trainer, erased))).toBe(true);
			expect(await told(() => removeClass(ctx, trainer, { id: classId }))).toBe(true);
		} finally {
			stop();
		}
	});
});

describe('a learner’s page', () => {
	it('changes nickname and real name, the latter by the class’s trainers alone', async () => {
		const { trainer, classId } = await room();
		const learner = await makeLearner(ctx);
		await put(ctx, learner, classId, 'Heron');
		const change = { classId, userId: learner.userId, nickname: 'Owl', groupId: null };
		await changeLearner(ctx, trainer, { ...change, realName: 'Maya K' });
		const administrator = await makeAdministrator(ctx);
		await changeLearner(ctx, administrator, { ...change, realName: '' });
		const where = { classId, userId: learner.userId };
		const seen = async (actor: Actor) => (await showLearner(ctx, actor, where)).learner.realName;
		expect(await seen(trainer)).toBe('Maya K');
		expect(await seen(administrator)).toBeNull();
	});
});

describe('several trainers', () => {
	it('share a class; the last one cannot leave, not even when two leave at once', async () => {
		const { trainer, classId } = await room();
		const second = await makeTrainer(ctx);
		const name = (await findUser(ctx.db.read, second.userId))!.name!;
		await expect(
			addClassTrainer(ctx, trainer, { classId, name: 'Nobody at all' })
		).rejects.toMatchObject({ code: 'not-found' });
		await addClassTrainer(ctx, trainer, { classId, name: name.toUpperCase() });
		expect(await listTrainersOf(ctx.db.read, classId)).toHaveLength(2);
		const outcomes = await Promise.allSettled([
			removeClassTrainer(ctx, trainer, { classId, userId: trainer.userId }),
			removeClassTrainer(ctx, second, { classId, userId: second.userId })
		]);
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
		expect(await listTrainersOf(ctx.db.read, classId)).toHaveLength(1);
	});
});
