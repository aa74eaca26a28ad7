/**
 * Role × resource: everything that somebody's class, work or article lets one do, asked by everybody it is no business
 * of, with requests that would be carried out for the right person. What a route needs is in FORM and JSON_BODIES; a
 * new one that needs more is told apart by "was not understood".
 */
import { getTableName, isTable } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveClass } from '../../src/lib/server/app/archive-class.ts';
import { makeClassLink } from '../../src/lib/server/app/make-class-link.ts';
import { makeGroup } from '../../src/lib/server/app/make-group.ts';
import { reportItem } from '../../src/lib/server/app/report-item.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { ACCESS } from '../../src/lib/server/auth/access.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { Browser, browsersOfAllRoles } from '../support/browser.ts';
import { publishQuiz, publishScenario } from '../support/database.ts';
import { choiceItem, clozeItem } from '../support/items.ts';
import { expectOnlyNoncedScripts } from '../support/policy.ts';
import { findRoutes, pathOf, type Door, type Route } from '../support/routes.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PASSPHRASE = 'lantern river copper maple';
const ROUTES = findRoutes().filter(({ id }) => ACCESS[id] !== 'public' && id.includes('['));
/** Actions that are for an archived class, too: to let go of what is in it. */
const ON_THE_ARCHIVE = [
	'/classes/[id]?/revokeLink',
	'/classes/[id]/learners/[learner]?/erase',
	// Whoever does not want to be seen need not wait for the archive's end.
	'/classes/[id]/board?/listing',
	'/classes/[id]/settings?/reopen',
	'/classes/[id]/settings?/removeClass',
	// Articles are their trainer's own, whatever became of a class they were given to.
	'/articles/[id]?/remove'
];

let server: TestServer;
let ctx: Context;
let browsers: Record<string, Browser>;
let parameters: (route: Route) => Record<string, string>;
let FORM: Record<string, string>;
let trainer: Actor;

/** What a form needs, where the fields of all the others will not do. */
const OWN_FIELDS: Record<string, () => Record<string, string>> = {
	'/classes/[id]?/revokeLink': () => ({ id: FORM.linkId! }),
	'/classes/[id]/learners/[learner]?/erase': () => ({ nickname: 'Maya' }),
	'/articles/[id]?/remove': () => ({ made: `article ${FORM.articleId}`, title: FORM.articleTitle! })
};
const JSON_BODIES: Record<string, unknown> = {
	'/attempts/[id]/answers': {
		step: 1,
		itemId: 'i-cloze',
		response: { kind: 'text', text: 'the consulate' }
	},
	'/attempts/[id]/clock': { step: 0 },
	'/quizzes/[id]/items': { revision: 0, changes: [{ itemId: 'q0', state: 'dropped' }] },
	'/scenarios/[id]/words': {
		revision: 0,
		changes: [{ id: 'door', part: 'text', text: 'Other words.' }]
	}
};

beforeAll(async () => {
	server = await startServer();
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
	browsers = {
		'nobody who is signed in': made.out,
		'a learner of another class': otherLearner,
		'a trainer of another class': otherTrainer,
		classmate,
		learner: made.learner,
		trainer: made.trainer,
		administrator: made.administrator
	};

	ctx = { db: await openDatabase(server.databaseUrl), now: Date.now };
	const classId = made.classPath.split('/').at(-1)!;
	const [run] = await ctx.db.read.select().from(schema.classTrainers);
	trainer = { userId: run!.userId, role: 'trainer' };
	const members = await ctx.db.read.select().from(schema.memberships);
	const maya: Actor = {
		userId: members.find((member) => member.nickname === 'Maya')!.userId,
		role: 'learner'
	};
	const { id: groupId } = await makeGroup(ctx, trainer, { classId, name: 'Blue' });
	await makeClassLink(ctx, trainer, { classId, note: '', days: 7, maxUses: null, groupId: null });
	const [link] = await ctx.db.read.select().from(schema.classLinks);
	const items = [choiceItem('q0'), clozeItem()];
	const assignmentId = await publishQuiz(ctx, trainer, classId, items);
	await publishScenario(ctx, trainer, classId, sampleScenario());
	const { attemptId } = await startAttempt(ctx, maya, { assignmentId });
	await submitAnswer(ctx, maya, {
		attemptId,
		step: 0,
		itemId: 'q0',
		response: { kind: 'options', ids: ['a'] }
	});
	await reportItem(ctx, maya, { attemptId, ref: 'q0', note: 'This is unclear.' });
	const [article] = await ctx.db.read.select().from(schema.articles);
	const [quiz] = await ctx.db.read.select().from(schema.quizzes);
	const [scenario] = await ctx.db.read.select().from(schema.scenarios);
	const [report] = await ctx.db.read.select().from(schema.itemReports);
	const ids: Record<string, string> = {
		classes: classId,
		assignments: assignmentId,
		attempts: attemptId,
		articles: article!.id,
		quizzes: quiz!.id,
		scenarios: scenario!.id,
		admin: ''
	};
	parameters = (route) => {
		const id = ids[route.id.split('/')[1]!];
		if (id === undefined) throw new Error(`Say whose resource ${route.id} is.`);
		return { id, assignment: assignmentId, learner: maya.userId, person: maya.userId, number: '1' };
	};
	FORM = {
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
		...{ classId, ids: 'a', policy: 'everybody', seen: 'seen', batch: groupId }
	};
});
afterAll(async () => {
	await ctx?.db.close();
	await server?.stop();
});

/** All that is stored, but for sessions: those note when they were last used. */
async function stored(): Promise<string> {
	const tables = Object.values(schema).filter((one) => isTable(one)) as (typeof schema.users)[];
	const rows = [];
	for (const table of tables) {
		const name: string = getTableName(table);
		if (name !== 'sessions') rows.push([name, await ctx.db.read.select().from(table)]);
	}
	return JSON.stringify(rows);
}

const nameOf = (route: Route, door: Door) =>
	door.kind === 'action' ? `${route.id}?/${door.action}` : route.id;

/** Goes through the door as a script does, so that what the work said comes back as it is. */
async function knock(browser: Browser, route: Route, door: Door): Promise<Response> {
	const path = pathOf(route, parameters(route));
	if (door.method === 'GET') return browser.ask(path);
	if (door.kind === 'endpoint') {
		const body = JSON.stringify(JSON_BODIES[route.id] ?? {});
		return browser.ask(path, {
			method: door.method,
			body,
			headers: { 'content-type': 'application/json', accept: 'application/json' }
		});
	}
	const body = new FormData();
	const fields = { ...FORM, ...OWN_FIELDS[nameOf(route, door)]?.() };
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	if (door.action === 'import') {
		body.set('file', new File([JSON.stringify(sampleScenario())], 'scenario.json'));
	}
	return browser.ask(`${path}?/${door.action}`, {
		method: 'POST',
		body,
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
}

/** What came of it: a status, whichever way it was told. */
async function outcomeOf(response: Response): Promise<number> {
	const isStream = /event-stream|ndjson/.test(response.headers.get('content-type') ?? '');
	if (isStream) {
		await response.body?.cancel();
		return response.status;
	}
	const text = await response.text();
	if (response.status === 303) {
		return response.headers.get('location')?.startsWith('/sign-in') ? 401 : 303;
	}
	if (!response.headers.get('content-type')?.includes('json')) return response.status;
	const told = JSON.parse(text) as { type?: string; status?: number; location?: string };
	if (told.type === 'redirect') return told.location?.startsWith('/sign-in') ? 401 : 303;
	return told.type === 'failure' || told.type === 'error' ? told.status! : response.status;
}

async function expectClosed(who: string, route: Route): Promise<void> {
	for (const door of route.doors) {
		const before = await stored();
		const outcome = await outcomeOf(await knock(browsers[who]!, route, door));
		const about = `${who}: ${door.method} ${nameOf(route, door)}`;
		expect(outcome, `${about} was not understood; say what it needs`).not.toBe(400);
		expect([401, 403, 404], about).toContain(outcome);
		expect((await stored()) === before, `${about} left something changed`).toBe(true);
	}
}

describe.each(ROUTES.map((route) => ({ id: route.id, route })))('$id', ({ route }) => {
	it.each(['nobody who is signed in', 'a learner of another class', 'a trainer of another class'])(
		'is closed to %s',
		async (who) => {
			expect(route.doors.length).toBeGreaterThan(0);
			await expectClosed(who, route);
		}
	);

	const allowed = ACCESS[route.id] as readonly string[];
	const closedTo = route.id.startsWith('/attempts/') || !allowed.includes('learner');
	const forClassmates = closedTo ? it : undefined;
	forClassmates?.('is closed to a classmate', async () => {
		expect(closedTo).toBe(true);
		await expectClosed('classmate', route);
	});

	const page = route.doors.find((door) => door.kind === 'page');
	const forTheirs = page ? it : undefined;
	forTheirs?.('opens to those it is for', async () => {
		const trains = allowed.includes('trainer') && !route.id.startsWith('/attempts/');
		const who =
			allowed.join() === 'administrator' ? 'administrator' : trains ? 'trainer' : 'learner';
		const response = await knock(browsers[who]!, route, page!);
		if (response.status === 200) {
			const html = await response.clone().text();
			expectOnlyNoncedScripts(response, html);
			if (!route.id.endsWith('/projector')) expect(html).toContain('action="/sign-out"');
		}
		expect([200, 303]).toContain(await outcomeOf(response));
	});
});

describe('an archived class', () => {
	it('is changed by nothing that its trainer or its learners can do', async () => {
		await archiveClass(ctx, trainer, { id: parameters({ id: '/classes/x', doors: [] }).id! });
		const changed: string[] = [];
		for (const route of ROUTES.filter(({ id }) => !/^\/(articles|quizzes|scenarios)/.test(id))) {
			for (const door of route.doors.filter(({ method }) => method !== 'GET')) {
				if (ON_THE_ARCHIVE.includes(nameOf(route, door))) continue;
				for (const who of ['learner', 'trainer']) {
					const before = await stored();
					await outcomeOf(await knock(browsers[who]!, route, door));
					if ((await stored()) !== before) changed.push(`${who}: ${nameOf(route, door)}`);
				}
			}
		}
		expect(changed).toEqual([]);
	});
});
