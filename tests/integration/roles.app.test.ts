/**
 * Role × resource: everything that somebody's class, work or article lets one do, asked by everybody it is no business
 * of, with requests that would be carried out for the right person.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveClass } from '../../src/lib/server/app/archive-class.ts';
import { ACCESS } from '../../src/lib/server/auth/access.ts';
import { expectOnlyNoncedScripts } from '../support/policy.ts';
import type { Route } from '../support/routes.ts';
import {
	isClosedToClassmates,
	nameOf,
	openSchool,
	outcomeOf,
	OUTSIDERS,
	OWNED,
	type School,
	type Who
} from '../support/school.ts';

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

let school: School;
beforeAll(async () => {
	school = await openSchool();
});
afterAll(() => school?.close());

async function expectClosed(who: Who, route: Route): Promise<void> {
	for (const door of route.doors) {
		const before = await school.stored();
		const { status } = await outcomeOf(await school.knock(who, route, door));
		const about = `${who}: ${door.method} ${nameOf(route, door)}`;
		expect(status, `${about} was not understood; say what it needs`).not.toBe(400);
		expect([401, 403, 404], about).toContain(status);
		expect((await school.stored()) === before, `${about} left something changed`).toBe(true);
	}
}

describe.each(OWNED.map((route) => ({ id: route.id, route })))('$id', ({ route }) => {
	it.each(OUTSIDERS)('is closed to %s', async (who) => {
		expect(route.doors.length).toBeGreaterThan(0);
		await expectClosed(who, route);
	});

	const closedTo = isClosedToClassmates(route);
	const forClassmates = closedTo ? it : undefined;
	forClassmates?.('is closed to a classmate', async () => {
		expect(closedTo).toBe(true);
		await expectClosed('classmate', route);
	});

	const page = route.doors.find((door) => door.kind === 'page');
	const forTheirs = page ? it : undefined;
	forTheirs?.('opens to those it is for', async () => {
		const allowed = ACCESS[route.id] as readonly string[];
		const trains = allowed.includes('trainer') && !route.id.startsWith('/attempts/');
		const who =
			allowed.join() === 'administrator' ? 'administrator' : trains ? 'trainer' : 'learner';
		const response = await school.knock(who, route, page!);
		if (response.status === 200) {
			const html = await response.clone().text();
			expectOnlyNoncedScripts(response, html);
			if (!route.id.endsWith('/projector')) expect(html).toContain('action="/sign-out"');
		}
		expect([200, 303]).toContain((await outcomeOf(response)).status);
	});
});

describe('a picture', () => {
	it('opens to those who see its question, and nothing in it could do anything', async () => {
		const route = OWNED.find(({ id }) => id.startsWith('/images/'))!;
		for (const who of ['learner', 'trainer', 'administrator'] as const) {
			const response = await school.knock(who, route, route.doors[0]!);
			expect(response.status, who).toBe(200);
			expect(Object.fromEntries(response.headers)).toMatchObject({
				'content-type': 'image/png',
				'x-content-type-options': 'nosniff',
				'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
				'cache-control': 'private, max-age=31536000, immutable'
			});
		}
		const refused = await school.knock('classmate', route, route.doors[0]!);
		expect([refused.status, refused.headers.get('cache-control')]).toEqual([
			404,
			'private, no-store'
		]);
	});
});

describe('an archived class', () => {
	it('is changed by nothing that its trainer or its learners can do', async () => {
		await archiveClass(school.ctx, school.trainer, { id: school.classId });
		const changed: string[] = [];
		for (const route of OWNED.filter(
			({ id }) => !/^\/(articles|imports|quizzes|scenarios)/.test(id)
		)) {
			for (const door of route.doors.filter(({ method }) => method !== 'GET')) {
				if (ON_THE_ARCHIVE.includes(nameOf(route, door))) continue;
				for (const who of ['learner', 'trainer'] as const) {
					const before = await school.stored();
					await outcomeOf(await school.knock(who, route, door));
					if ((await school.stored()) !== before) changed.push(`${who}: ${nameOf(route, door)}`);
				}
			}
		}
		expect(changed).toEqual([]);
	});
});
