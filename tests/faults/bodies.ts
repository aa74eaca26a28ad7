import BetterSqlite from 'better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../src/lib/core/random.ts';
import { ACCESS } from '../../src/lib/server/auth/access.ts';
import { findRoutes, type Door, type Route } from '../support/routes.ts';
import { nameOf, openSchool, outcomeOf, type School, type Who } from '../support/school.ts';
import { requireNoFault, requireThat, requireRefusal, type Tally } from './tally.ts';

/** Kept small, so that a body beyond it need not be large. */
const BODY_SIZE_LIMIT = 1024 * 1024;

/** Doors that ask for nothing: what is sent along is not looked at, and the deed is done. */
const BODILESS = [
	'/articles/[id]/draft',
	'/sign-out?/default',
	'/play/[session]/leave',
	'/play/[session]/claim',
	'/quizzes/[id]/drafting'
];
/** They take away what the others need, where nothing of what they ask for is missing; so they are asked last. */
const LAST = /remove|erase|archive|revoke|reset|sign-out/i;

interface Spoiled {
	what: string;
	headers: Record<string, string>;
	body: string | Uint8Array | FormData;
	/** True where nobody could read it, so that it must be refused; else it may turn out to be all that was asked. */
	unreadable: boolean;
}

/**
 * Malformed bodies for every door that takes one, found from the router, sent by those who may go through it. What is
 * refused is refused with a sentence and leaves nothing changed; nothing is answered with a 500; and what is kept after
 * all has no NUL and no half character in it, which not every store could keep.
 * @param atMost of all the bodies there are, a sample of so many
 */
export async function sendMalformedBodies(atMost: number, tally: Tally): Promise<void> {
	const school = await openSchool({ BODY_SIZE_LIMIT: String(BODY_SIZE_LIMIT) });
	const watch = new BetterSqlite(school.server.databaseUrl.slice('file:'.length), {
		readonly: true
	});
	const changes = () => watch.pragma('data_version', { simple: true }) as number;
	const drafting = () =>
		watch
			.prepare<[], number>('select count(*) from quizzes where drafting like \'%"running"%\'')
			.pluck()
			.get()!;
	try {
		const all = findRoutes().flatMap((route) =>
			route.doors
				.filter((door) => door.method !== 'GET')
				.flatMap((door) => spoiledFor(school, route, door).map((body) => ({ route, door, body })))
		);
		const random = seededRandom('bodies');
		const chosen = (all.length > atMost ? random.shuffle(all).slice(0, atMost) : all).sort(
			(a, b) =>
				Number(LAST.test(nameOf(a.route, a.door))) - Number(LAST.test(nameOf(b.route, b.door)))
		);
		let [version, stored] = [changes(), await school.stored()];
		/** What is stored now; read anew only when somebody wrote. */
		const now = async () => {
			const seen = changes();
			if (seen !== version) [version, stored] = [seen, await school.stored()];
			return stored;
		};
		for (const { route, door, body } of chosen) {
			await tally.case(`${nameOf(route, door)}, ${body.what}`, async () => {
				const before = await now();
				const browser = school.browsers[whoFor(route)];
				// Whose account is gone by now asks without one, and is refused like anybody.
				await browser.stayIn().catch(() => undefined);
				const answer = await outcomeOf(
					await browser.ask(school.addressOf(route, door), {
						method: door.method,
						headers: {
							accept: 'application/json',
							...(door.kind === 'action' ? { 'x-sveltekit-action': 'true' } : {}),
							...body.headers
						},
						body: body.body as BodyInit
					})
				);
				requireNoFault(answer);
				const bodiless = BODILESS.includes(nameOf(route, door));
				// What is drafted meanwhile would look like something that a refused body had changed.
				while (drafting() > 0) await pause(100);
				if (body.unreadable && !bodiless) {
					requireThat(answer.status >= 400, 'wrong', `was taken (${answer.status})`);
				}
				if (answer.status < 400) return;
				// Who is not signed in is led to where one signs in.
				if (answer.status !== 401) requireRefusal(answer);
				requireThat((await now()) === before, 'wrong', 'was refused, and left something changed');
			});
		}
		await tally.look(school.server);
		const [kept] = /.{0,200}(\\u0000|\\ud[89a-f]).{0,40}/.exec(await now()) ?? [];
		if (kept) tally.note('wrong', `a NUL or half a character was kept: ${kept}`);
		tally.notes.push(`${new Set(all.map((one) => nameOf(one.route, one.door))).size} doors`);
	} finally {
		watch.close();
		await school.close();
	}
}

function whoFor({ id }: Route): Who {
	const allowed = ACCESS[id];
	if (allowed === 'public' || allowed === undefined) {
		return id === '/sign-out' ? 'classmate' : 'nobody who is signed in';
	}
	if (!allowed.includes('trainer')) {
		return allowed.includes('administrator') ? 'administrator' : 'learner';
	}
	const learners = id.startsWith('/attempts/') || id === '/assignments/[id]' || id === '/account';
	return learners && allowed.includes('learner') ? 'learner' : 'trainer';
}

const typed = (type: string) => ({ 'content-type': type });
const FORM_TYPE = typed('application/x-www-form-urlencoded');
const JSON_TYPE = typed('application/json');
const TOO_LARGE = 'a'.repeat(BODY_SIZE_LIMIT + 1);

function spoiledFor(school: School, route: Route, door: Door): Spoiled[] {
	return door.kind === 'action'
		? spoiledForms(school.fieldsFor(route, door))
		: spoiledJson(school.jsonFor(route));
}

function spoiledForms(fields: Record<string, string>): Spoiled[] {
	const unreadable = (
		what: string,
		headers: Record<string, string>,
		body: Spoiled['body']
	): Spoiled => ({ what, headers, body, unreadable: true });
	/** Every field of the form with this in the place of its value. */
	const all = (what: string, value: string): Spoiled => ({
		what,
		headers: FORM_TYPE,
		body: Object.keys(fields)
			.map((name) => `${name}=${value}`)
			.join('&'),
		unreadable: false
	});
	const files = new FormData();
	for (const name of Object.keys(fields)) files.set(name, new File(['\0'], `${name}.txt`));
	const valid = new URLSearchParams(fields).toString();
	return [
		unreadable('as plain text', typed('text/plain'), valid),
		unreadable('as JSON', JSON_TYPE, JSON.stringify(fields)),
		unreadable('as XML', typed('application/xml'), '<fields/>'),
		unreadable('as a nonsense kind', typed(';;;='), valid),
		unreadable('as bytes of no kind', {}, new TextEncoder().encode(valid)),
		unreadable(
			'as a broken multipart',
			typed('multipart/form-data; boundary=x'),
			'--x\r\nContent-Disposition: form-data; name="name'
		),
		unreadable('as a multipart without a boundary', typed('multipart/form-data'), valid),
		unreadable('larger than is taken', FORM_TYPE, `name=${TOO_LARGE}`),
		{ what: 'without a field', headers: FORM_TYPE, body: '', unreadable: false },
		{
			what: 'with lists for words',
			headers: FORM_TYPE,
			body: `${valid}&${valid}&${valid}`,
			unreadable: false
		},
		{ what: 'with files for words', headers: {}, body: files, unreadable: false },
		all('with NULs and half characters', '%00%ED%A0%80x%00'),
		all('with numbers beyond numbers', '1e999'),
		all('with a whole number that is none', '-9007199254740993'),
		all('with words beyond measure', 'a'.repeat(20_000)),
		all('with names that objects inherit', '__proto__'),
		{
			what: 'with fields of names that objects inherit',
			headers: FORM_TYPE,
			body: `__proto__=x&constructor=x&toString=x&__proto__[a]=x&%00=x`,
			unreadable: false
		}
	];
}

const NOT_IT: unknown[] = [
	null,
	true,
	-1,
	1.5,
	2 ** 53,
	'',
	'\u0000\ud800',
	'__proto__',
	'a'.repeat(20_000),
	[],
	[[[]]],
	{},
	{ kind: 'options', ids: { length: 1e9 } }
];

function spoiledJson(valid: unknown): Spoiled[] {
	const text = JSON.stringify(valid);
	const spoiled = (
		what: string,
		body: Spoiled['body'],
		headers: Record<string, string> = JSON_TYPE
	): Spoiled => ({ what, headers, body, unreadable: true });
	const deep = 20_000;
	return [
		spoiled('of no kind', new TextEncoder().encode(text), {}),
		spoiled('as plain text', text, typed('text/plain')),
		spoiled('as a form', 'step=0', FORM_TYPE),
		spoiled('empty', ''),
		spoiled('cut off', text.slice(0, -1)),
		spoiled('in UTF-16', new Uint8Array(Buffer.from(text, 'utf16le'))),
		spoiled('with broken UTF-8', Buffer.from('7b2261223a22c328ff', 'hex')),
		spoiled('with a NUL', `${text}\0`),
		spoiled('nested beyond measure', '['.repeat(deep) + ']'.repeat(deep)),
		spoiled('nested beyond measure by names', '{"a":'.repeat(deep) + '1' + '}'.repeat(deep)),
		spoiled('larger than is taken', JSON.stringify(TOO_LARGE)),
		...[null, 1, 'text', [], [1, 2, 3]].map((value) =>
			spoiled(`that is ${JSON.stringify(value)}`, JSON.stringify(value))
		),
		spoiled('of a prototype', '{"__proto__":{"step":0},"constructor":{"prototype":{}}}'),
		spoiled('of a number beyond numbers', '{"step":1e999,"revision":-1e999}'),
		...leavesOf(valid).flatMap(({ at, put }) =>
			NOT_IT.map((value) => ({
				what: `with ${JSON.stringify(value).slice(0, 20)} for ${at}`,
				headers: JSON_TYPE,
				body: JSON.stringify(put(value)),
				unreadable: false
			}))
		)
	];
}

/** Every place in a value, with a way to have the value with something else there. */
function leavesOf(value: unknown, at = ''): { at: string; put(v: unknown): unknown }[] {
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const put = (v: unknown) =>
			Array.isArray(value)
				? value.map((old, i) => (String(i) === name ? v : old))
				: { ...value, [name]: v };
		const below = leavesOf(inner, `${at}/${name}`);
		return [
			{ at: `${at}/${name}`, put },
			...below.map((leaf) => ({ at: leaf.at, put: (v: unknown) => put(leaf.put(v)) }))
		];
	});
}
