/**
 * A running server with a school in it, somebody of every kind, and requests that would be carried out for the right
 * person. What a route needs is in FORM and JSON_BODIES; a new one that needs more is told apart by "was not
 * understood".
 */
import { shortItem } from './items.ts';
import { getTableName, isTable } from 'drizzle-orm';
import { makeClassLink } from '../../src/lib/server/app/make-class-link.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { openLive } from '../../src/lib/server/app/open-live.ts';
import { reportItem } from '../../src/lib/server/app/report-item.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { ACCESS } from '../../src/lib/server/auth/access.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { findImport, insertImport } from '../../src/lib/server/db/article-imports.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findLiveSession } from '../../src/lib/server/db/live.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import { Browser, browsersOfAllRoles } from './browser.ts';
import { pictured } from './images.ts';
import { choiceItem, clozeItem } from './items.ts';
import { findRoutes, pathOf, type Door, type Route } from './routes.ts';
import { sampleScenario } from './scenarios.ts';
import { publishQuiz, publishScenario, putIntoDraft } from './seed.ts';
import { storePictures } from './stored-images.ts';
import { startServer, type TestServer } from './server.ts';

const PASSPHRASE = 'lantern river copper maple';

/** Those that a class's things are no business of. */
export const OUTSIDERS = [
	'nobody who is signed in',
	'a learner of another class',
	'a trainer of another class'
] as const;
export type Who =
	(typeof OUTSIDERS)[number] | 'classmate' | 'learner' | 'trainer' | 'administrator';

/** Every route that shows or changes something of somebody's. */
export const OWNED = findRoutes().filter(({ id }) => ACCESS[id] !== 'public' && id.includes('['));

/** Whether a classmate of the learner has no business there either. */
export function isClosedToClassmates(route: Route): boolean {
	const allowed = ACCESS[route.id] as readonly string[];
	return /^\/(attempts|images)\//.test(route.id) || !allowed.includes('learner');
}

const JSON_BODIES: Record<string, unknown> = {
	'/attempts/[id]/answers': {
		step: 1,
		itemId: 'i-cloze',
		response: { kind: 'text', text: 'the consulate' }
	},
	'/attempts/[id]/clock': { step: 0 },
	'/live/[id]/commands': {
		...{ id: 'made-by-a-page', round: 0, phase: 'lobby' },
		command: { do: 'lock', locked: true }
	},
	'/play/[session]/answers': { round: 1, vote: 1, response: { kind: 'options', ids: ['a'] } },
	'/imports/[id]/choices': { title: 'Other', licence: '', kept: [0] },
	'/quizzes/[id]/comments': { do: 'write', ref: 'q0', words: 'Is it so?', threadId: null },
	'/scenarios/[id]/comments': { do: 'write', ref: 'door', words: 'Is it so?', threadId: null },
	'/quizzes/[id]/items': {
		by: 'Demo trainer',
		revision: 0,
		label: 'Drop',
		changes: [{ kind: 'verdict', itemId: 'q0', was: 'pending', to: 'dropped' }]
	},
	'/quizzes/[id]/preview/answers': { behaviour: 'immediate', before: [] },
	'/scenarios/[id]/preview/answers': { before: [] },
	'/quizzes/[id]/passage': { start: 0, end: 100 },
	'/quizzes/[id]/check': { body: shortItem() },
	'/scenarios/[id]/check': { body: shortItem() },
	'/scenarios/[id]/questions': { quizId: 'q', itemId: 'q0' },
	'/scenarios/[id]/changes': {
		revision: 0,
		patch: { head: { title: 'Another title' }, nodes: [], order: null }
	}
};

/** How it is called in reports, such as /classes?/create. */
export function nameOf(route: Route, door: Door): string {
	return door.kind === 'action' ? `${route.id}?/${door.action}` : route.id;
}

export interface School {
	server: TestServer;
	ctx: Context;
	browsers: Record<Who, Browser>;
	/** The trainer of the class. */
	trainer: Actor;
	classId: string;
	/** What to put into the route's address. */
	parameters(route: Route): Record<string, string>;
	/** The fields that a form needs, among others that it leaves alone. */
	fieldsFor(route: Route, door: Door): Record<string, string>;
	/** The body that an endpoint needs. */
	jsonFor(route: Route): unknown;
	/** Where a door is asked for. */
	addressOf(route: Route, door: Door): string;
	/** Goes through the door as a script does, so that what the work said comes back as it is. */
	knock(who: Who, route: Route, door: Door): Promise<Response>;
	/**
	 * Keeps what the trainer brought in, as it was read, where an answer leads to it.
	 * @returns what came of it; undefined where the answer leads elsewhere
	 */
	keepBrought(answer: string): Promise<{ status: number; text: string } | undefined>;
	/** All that is stored, but for sessions: those note when they were last used. */
	stored(): Promise<string>;
	close(): Promise<void>;
}

/** What came of a request: a status, whichever way it was told. Reads or cancels the answer's body. */
export async function outcomeOf(response: Response): Promise<{ status: number; text: string }> {
	const type = response.headers.get('content-type') ?? '';
	if (type.includes('event-stream')) {
		await response.body?.cancel();
		return { status: response.status, text: '' };
	}
	const text = await response.text();
	// A draft's progress, which ends by itself.
	if (type.includes('ndjson')) return { status: response.status, text };
	const ledTo = (location: string | null | undefined) =>
		location?.startsWith('/sign-in') ? 401 : 303;
	if (response.status === 303) return { status: ledTo(response.headers.get('location')), text };
	if (!type.includes('json')) return { status: response.status, text };
	const told = JSON.parse(text) as { type?: string; status?: number; location?: string };
	if (told.type === 'redirect') return { status: ledTo(told.location), text };
	const failed = told.type === 'failure' || told.type === 'error';
	return { status: (failed && told.status) || response.status, text };
}

/** Starts the server, with this in its environment, and makes the school. */
export async function openSchool(env: Record<string, string> = {}): Promise<School> {
	const server = await startServer({ env });
	try {
		return await makeSchool(server);
	} catch (error) {
		await server.stop();
		throw error;
	}
}

async function makeSchool(server: TestServer): Promise<School> {
	const made = await browsersOfAllRoles(server);
	const { url } = server;
	const invited = await (await made.administrator.send('/admin?/invite', { note: '' })).text();
	const [path] = /\/invite\/[\w-]+/.exec(invited)!;
	const otherTrainer = new Browser(url);
	await otherTrainer.send(path, { name: 'Olga Other', passphrase: PASSPHRASE });
	const created = await otherTrainer.send('/classes?/create', { name: 'Other desk' });
	const otherClass = new URL(created.headers.get('location')!, url).pathname;
	const otherPage = await (await otherTrainer.ask(otherClass)).text();
	const [otherCode] = /(?<![\w-])[2-9A-Z]{3}-[2-9A-Z]{3}(?![\w-])/.exec(otherPage)!;
	const [otherLearner, classmate] = [new Browser(url), new Browser(url)];
	await otherLearner.send(`/join/${otherCode}?/new`, { nickname: 'Lena', passphrase: PASSPHRASE });
	await classmate.send(`/join/${made.code}?/new`, { nickname: 'Noor', passphrase: PASSPHRASE });
	const browsers: Record<Who, Browser> = {
		'nobody who is signed in': made.out,
		'a learner of another class': otherLearner,
		'a trainer of another class': otherTrainer,
		classmate,
		learner: made.learner,
		trainer: made.trainer,
		administrator: made.administrator
	};

	const ctx: Context = { db: await openDatabase(server.databaseUrl), now: Date.now };
	const classId = made.classPath.split('/').at(-1)!;
	const [run] = await ctx.db.read.select().from(schema.classTrainers);
	const trainer: Actor = { userId: run!.userId, role: 'trainer' };
	const members = await ctx.db.read.select().from(schema.memberships);
	const maya: Actor = {
		userId: members.find((member) => member.nickname === 'Maya')!.userId,
		role: 'learner'
	};
	const { id: groupId } = await makeGroup(ctx, trainer, { classId, name: 'Blue' });
	await makeClassLink(ctx, trainer, { classId, note: '', days: 7, maxUses: null, groupId: null });
	const [link] = await ctx.db.read.select().from(schema.classLinks);
	const { image } = pictured(0);
	const items = [{ ...choiceItem('q0'), image }, clozeItem()];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	await storePictures(ctx, [0], { kind: 'quiz', id: await putIntoDraft(ctx, assignmentId) });
	const playedId = await publishScenario(ctx, trainer, classId, sampleScenario());
	const { attemptId } = await startAttempt(ctx, maya, { assignmentId });
	await submitAnswer(ctx, maya, {
		attemptId,
		step: 0,
		itemId: 'q0',
		response: { kind: 'options', ids: ['a'] }
	});
	await reportItem(ctx, maya, { attemptId, ref: 'q0', note: 'This is unclear.' });
	const [given] = await ctx.db.read.select().from(schema.quizVersions);
	const { id: liveId } = await openLive(ctx, trainer, { what: `quiz:${given!.id}`, classId });
	const { pin } = (await findLiveSession(ctx.db.read, liveId))!;
	const importId = newId();
	await ctx.db.write((tx) =>
		insertImport(tx, {
			...{ id: importId, ownerId: trainer.userId, title: 'On its way in', source: 'a.txt' },
			...{ licence: '', notes: [], newerOf: null, kept: [true] },
			pieces: [{ text: 'A text that was brought in. '.repeat(9), gap: '', cut: null }],
			createdAt: Date.now(),
			expiresAt: Date.now() + 86_400_000
		})
	);
	const [article] = await ctx.db.read.select().from(schema.articles);
	const text = `Since then: ${article!.text}`;
	const newer = await addArticle(ctx, trainer, { title: 'Newer', text, newerOf: article!.id });
	const [quiz] = await ctx.db.read.select().from(schema.quizzes);
	const [scenario] = await ctx.db.read.select().from(schema.scenarios);
	const [report] = await ctx.db.read.select().from(schema.itemReports);
	const ids: Record<string, string> = {
		classes: classId,
		assignments: assignmentId,
		attempts: attemptId,
		images: attemptId,
		articles: article!.id,
		quizzes: quiz!.id,
		scenarios: scenario!.id,
		live: liveId,
		imports: importId
	};
	const parameters = (route: Route): Record<string, string> => {
		const person = maya.userId;
		const rest = {
			session: liveId,
			item: 'q0',
			of: 'attempt',
			image: image.id,
			assignment: assignmentId,
			learner: person,
			person,
			number: '1'
		};
		const secrets = { code: made.code, token: 'A'.repeat(32) };
		if (!route.id.includes('[id]')) return { ...rest, ...secrets };
		// Only a scenario has ways through it.
		if (route.id === '/assignments/[id]/paths') return { id: playedId, ...rest, ...secrets };
		const id = route.id.endsWith('/compare') ? newer.id : ids[route.id.split('/')[1]!];
		if (id === undefined) throw new Error(`Say whose resource ${route.id} is.`);
		return { id, ...rest, ...secrets };
	};
	const FORM: Record<string, string> = {
		...{ id: groupId, groupId, group: 'Green', parts: '2', linkId: link!.id },
		...{ userId: maya.userId, nickname: 'Xenia', realName: 'Xenia X', timePercent: '200' },
		...{
			assignmentId,
			attemptId,
			step: '0',
			points: '0.5',
			reason: 'Because.',
			verdict: 'accepted'
		},
		...{ comment: 'Well done', excused: 'yes', changeId: groupId, itemId: 'q0', ref: 'q0' },
		...{
			reportId: report!.id,
			answer: 'Thanks',
			note: 'A note',
			days: '7',
			maxUses: '',
			open: 'false'
		},
		...{ wish: 'leave', display: 'own', list: 'nickname\nXu', seed: 'seed', trainer: 'Olga Other' },
		...{
			name: 'Renamed',
			title: 'Renamed',
			timeZone: 'UTC',
			termFrom: '',
			termTo: '',
			keepDays: '9'
		},
		...{ articleId: article!.id, articleTitle: article!.title, change: 'deactivate' },
		...{ tag: 'Topic', toQuizId: quiz!.id },
		...{ classId, ids: 'a', policy: 'everybody', seen: 'seen', batch: groupId },
		...{ what: `quiz:${given!.id}`, pin: pin! }
	};
	/** What a form needs, where the fields of all the others will not do. */
	const ownFields: Record<string, Record<string, string>> = {
		'/classes/[id]?/revokeLink': { id: link!.id },
		'/classes/[id]/learners/[learner]?/erase': { nickname: 'Maya' },
		'/quizzes/[id]/manage?/invite': { name: 'Olga Other', role: 'viewer' },
		'/scenarios/[id]/manage?/invite': { name: 'Olga Other', role: 'viewer' },
		'/articles/[id]/compare?/move': { made: `quiz ${quiz!.id}` },
		'/articles/[id]?/remove': { made: `article ${article!.id}`, title: article!.title }
	};
	const addressOf = (route: Route, door: Door) => {
		const path = pathOf(route, parameters(route));
		return door.action && door.action !== 'default' ? `${path}?/${door.action}` : path;
	};
	const fieldsFor = (route: Route, door: Door) => ({
		...FORM,
		...ownFields[nameOf(route, door)]
	});
	const joining = { id: 'made-by-a-phone', pin: pin!, name: 'Quiet Heron' };
	const jsonFor = (route: Route) =>
		route.id === '/play/[session]/players' ? joining : (JSON_BODIES[route.id] ?? {});

	return {
		server,
		ctx,
		browsers,
		trainer,
		classId,
		parameters,
		fieldsFor,
		jsonFor,
		addressOf,
		async knock(who, route, door) {
			const [browser, path] = [browsers[who], addressOf(route, door)];
			if (door.method === 'GET') return browser.ask(path);
			if (door.kind === 'endpoint') {
				return browser.ask(path, {
					method: door.method,
					body: JSON.stringify(jsonFor(route)),
					headers: { 'content-type': 'application/json', accept: 'application/json' }
				});
			}
			const body = new FormData();
			for (const [name, value] of Object.entries(fieldsFor(route, door))) body.set(name, value);
			if (door.action === 'import') {
				body.set('file', new File([JSON.stringify(sampleScenario())], 'scenario.json'));
			}
			return browser.ask(path, {
				method: 'POST',
				body,
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
			});
		},
		async keepBrought(answer) {
			const id = /\/imports\/([\w-]+)/.exec(answer)?.[1];
			if (!id) return undefined;
			const body = new URLSearchParams({ title: 'Brought in', licence: '' });
			const brought = await findImport(ctx.db.read, id);
			brought?.kept.forEach((keep, i) => keep && body.append('kept', String(i)));
			const response = await browsers.trainer.ask(`/imports/${id}?/keep`, {
				method: 'POST',
				body,
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
			});
			return await outcomeOf(response);
		},
		async stored() {
			const tables = Object.values(schema).filter((one) => isTable(one)) as (typeof schema.users)[];
			const rows = [];
			for (const table of tables) {
				const name: string = getTableName(table);
				if (name !== 'sessions') rows.push([name, await ctx.db.read.select().from(table)]);
			}
			return JSON.stringify(rows);
		},
		async close() {
			await ctx.db.close();
			await server.stop();
		}
	};
}
