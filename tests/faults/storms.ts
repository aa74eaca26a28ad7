import { request } from 'node:http';
import { openSchool } from '../support/school.ts';
import { requireNoFault, requireThat, type Tally } from './tally.ts';

const PASSPHRASE = 'lantern river copper maple';
const WRONG = 'a wrong but long passphrase';

interface Answered {
	status: number;
	text: string;
	ms: number;
}

/** Sends as somebody at an address does, past the proxy that tells of it. */
type From = (address: string, path: string, fields?: Record<string, string>) => Promise<Answered>;

let addresses = 0;
/** An address that nobody has used yet. */
const elsewhere = () => `10.${++addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;

interface Town {
	from: From;
	code: string;
	/** Somebody new with an account, as what to sign in with. */
	someone(): Promise<{ path: string; fields: Record<string, string> }>;
}

type Storm = [name: string, work: (town: Town) => Promise<void>];

const isTooMany = ({ status, text }: Answered) => status === 429 && /a lot of tries/.test(text);
const isIn = ({ status }: Answered) => status === 303;

const STORMS: Storm[] = [
	[
		'guesses at one account from one address',
		async ({ from, someone }) => {
			const { path, fields } = await someone();
			const [here, home] = [elsewhere(), elsewhere()];
			const guesses = [];
			for (let i = 0; i < 12; i++) {
				guesses.push(await from(here, path, { ...fields, passphrase: `${WRONG} ${i}` }));
			}
			requireThat(
				guesses.every((one) => !isIn(one)),
				'leaked',
				'a guess got in'
			);
			requireThat(guesses.slice(10).every(isTooMany), 'wrong', 'guesses go on for ever');
			const right = await from(here, path, fields);
			requireThat(isTooMany(right), 'leaked', `the eleventh guess was answered ${right.status}`);
			const owner = await from(home, path, fields);
			requireThat(isIn(owner), 'wrong', `the owner was answered ${owner.status}`);
		}
	],
	[
		'fifty guesses at once',
		async ({ from, someone }) => {
			const { path, fields } = await someone();
			const here = elsewhere();
			const guesses = await Promise.all(
				Array.from({ length: 50 }, (_, i) =>
					from(here, path, { ...fields, passphrase: `${WRONG} ${i}` })
				)
			);
			guesses.forEach(requireNoFault);
			const judged = guesses.filter((one) => !isTooMany(one)).length;
			requireThat(judged <= 10, 'leaked', `${judged} of them were judged`);
			const owner = await from(elsewhere(), path, fields);
			requireThat(isIn(owner), 'wrong', `the owner was answered ${owner.status}`);
		}
	],
	[
		'guesses at one account from many addresses',
		async ({ from, someone }) => {
			const { path, fields } = await someone();
			let judged = 0;
			for (let i = 0; i < 16; i++) {
				const here = elsewhere();
				const guesses = await Promise.all(
					Array.from({ length: 8 }, (_, j) =>
						from(here, path, { ...fields, passphrase: `${WRONG} ${i} ${j}` })
					)
				);
				judged += guesses.filter((one) => !isTooMany(one)).length;
			}
			requireThat(judged <= 100, 'leaked', `${judged} of 128 were judged`);
			const other = await someone();
			const owner = await from(elsewhere(), other.path, other.fields);
			requireThat(isIn(owner), 'wrong', `somebody else was answered ${owner.status}`);
		}
	],
	[
		'one passphrase tried on many accounts',
		async ({ from, someone, code }) => {
			const here = elsewhere();
			let judged = 0;
			for (let i = 0; i < 12; i++) {
				const guesses = await Promise.all(
					Array.from({ length: 10 }, (_, j) =>
						from(here, '/sign-in?/learner', { code, nickname: `Nick ${i} ${j}`, passphrase: WRONG })
					)
				);
				judged += guesses.filter((one) => !isTooMany(one)).length;
			}
			requireThat(judged <= 110, 'leaked', `${judged} of 120 were judged`);
			const { path, fields } = await someone();
			const owner = await from(elsewhere(), path, fields);
			requireThat(isIn(owner), 'wrong', `somebody elsewhere was answered ${owner.status}`);
		}
	],
	[
		'an address made up before the proxy’s own',
		async ({ from, someone }) => {
			const { path, fields } = await someone();
			const here = elsewhere();
			let judged = 0;
			for (let i = 0; i < 15; i++) {
				const guess = await from(`${elsewhere()}, ${here}`, path, { ...fields, passphrase: WRONG });
				if (!isTooMany(guess)) judged++;
			}
			requireThat(judged <= 10, 'leaked', `${judged} of 15 were judged`);
		}
	],
	// Invitations and set-up links are 192 bits of chance: those need no limit.
	...(['/join/', '/join/link/'] as const).map((place): Storm => [
		`guesses of what comes after ${place}`,
		async ({ from, code }) => {
			const here = elsewhere();
			let misses = 0;
			for (let i = 0; i < 11; i++) {
				const guesses = await Promise.all(
					Array.from({ length: 10 }, (_, j) => from(here, `${place}${guessFor(place, i * 10 + j)}`))
				);
				guesses.forEach(requireNoFault);
				misses += guesses.filter((one) => !isTooMany(one)).length;
			}
			requireThat(misses <= 110 - 1, 'leaked', `${misses} of 110 were looked up`);
			const shown = await from(elsewhere(), `/join/${code}`);
			requireThat(shown.status === 200, 'wrong', `the right code was answered ${shown.status}`);
		}
	]),
	[
		'names of trainers, by the words of the refusal',
		async ({ from }) => {
			const known = { name: 'Tess Trainer', passphrase: WRONG, next: '' };
			const a = await from(elsewhere(), '/sign-in?/trainer', known);
			const b = await from(elsewhere(), '/sign-in?/trainer', { ...known, name: 'Nobody Trainer' });
			requireAlike(a, b);
		}
	],
	[
		'nicknames and codes, by the words of the refusal',
		async ({ from, someone, code }) => {
			const { fields } = await someone();
			const guess = (more: Record<string, string>) =>
				from(elsewhere(), '/sign-in?/learner', { ...fields, passphrase: WRONG, ...more });
			const known = await guess({});
			requireAlike(known, await guess({ nickname: 'Nobody' }));
			requireAlike(known, await guess({ nickname: 'Nobody', code: other(code) }));
		}
	],
	[
		'names, by how long the refusal takes',
		async ({ from }) => {
			const took = { known: [] as number[], unknown: [] as number[] };
			for (let i = 0; i < 9; i++) {
				for (const [kind, name] of [
					['known', 'Tess Trainer'],
					['unknown', `Nobody ${i}`]
				] as const) {
					const fields = { name, passphrase: WRONG, next: '' };
					took[kind].push((await from(elsewhere(), '/sign-in?/trainer', fields)).ms);
				}
			}
			const median = (list: number[]) => list.sort((a, b) => a - b)[4]!;
			const ratio = median(took.known) / median(took.unknown);
			// Hashing takes as long as all the rest: leaving it out would tell them apart by far more.
			requireThat(ratio < 3 && ratio > 1 / 3, 'leaked', `${ratio.toFixed(2)} times as long`);
		}
	],
	[
		'passphrases of an account one has the session of',
		async ({ from, someone }) => {
			const { path, fields } = await someone();
			const here = elsewhere();
			requireThat(isIn(await from(here, path, fields)), 'wrong', 'could not sign in');
			const cookie = `threshold=${sessions.get(here)}`;
			let judged = 0;
			for (let i = 0; i < 14; i++) {
				const guess = await from(here, '/account?/passphrase', {
					currentPassphrase: `${WRONG} ${i}`,
					newPassphrase: 'another long passphrase altogether',
					cookie
				});
				requireThat(guess.status !== 303 && guess.status !== 200, 'leaked', 'a guess was taken');
				if (!isTooMany(guess)) judged++;
			}
			requireThat(judged <= 10, 'leaked', `${judged} of 14 were judged`);
		}
	],
	[
		'a class that signs in during a storm',
		async ({ from, someone }) => {
			const people = [];
			for (let i = 0; i < 8; i++) people.push(await someone());
			const [bad, school] = [elsewhere(), elsewhere()];
			const storm = Array.from({ length: 40 }, (_, i) =>
				from(bad, '/sign-in?/trainer', { name: `Nobody ${i}`, passphrase: WRONG, next: '' })
			);
			const all = await Promise.all(people.map(({ path, fields }) => from(school, path, fields)));
			requireThat(all.every(isIn), 'wrong', `answered ${all.map(({ status }) => status)}`);
			(await Promise.all(storm)).forEach(requireNoFault);
		}
	],
	[
		'joining by guessed names',
		async ({ from, code }) => {
			const here = elsewhere();
			const fields = { nickname: 'Maya', passphrase: PASSPHRASE };
			const taken = await from(here, `/join/${code}?/new`, fields);
			requireThat(taken.status >= 400 && taken.status < 500, 'wrong', `${taken.status}`);
		}
	]
];

/** The sessions that sign-ins gave, by address. */
const sessions = new Map<string, string>();

/** Storms of sign-ins and guesses; the limits hold, and whoever is elsewhere is let in. */
export async function storm(count: number, tally: Tally): Promise<void> {
	const school = await openSchool({ ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '1' });
	try {
		const { url } = school.server;
		const code = school.parameters({ id: '/join/[code]', doors: [] }).code!;
		let people = 0;
		const from: From = (address, path, fields) => send(url, address, path, fields);
		const town: Town = {
			from,
			code,
			someone: async () => {
				const nickname = `Person ${++people}`;
				const fields = { nickname, passphrase: PASSPHRASE };
				const joined = await from(elsewhere(), `/join/${code}?/new`, fields);
				requireThat(isIn(joined), 'wrong', `could not join: ${joined.status} ${joined.text}`);
				return { path: '/sign-in?/learner', fields: { ...fields, code, next: '' } };
			}
		};
		for (let i = 0; i < count; i++) {
			const [name, work] = STORMS[i % STORMS.length]!;
			await tally.case(name, () => work(town));
		}
		await tally.look(school.server);
	} finally {
		await school.close();
	}
}

function send(
	url: string,
	address: string,
	path: string,
	given?: Record<string, string>
): Promise<Answered> {
	const { cookie, ...fields } = given ?? {};
	return new Promise((resolve, reject) => {
		const began = performance.now();
		const sent = request(
			url + path,
			{
				method: given ? 'POST' : 'GET',
				headers: {
					origin: url,
					accept: 'application/json',
					'x-forwarded-for': address,
					...(cookie ? { cookie } : {}),
					...(given
						? { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
						: {})
				}
			},
			(reply) => {
				let text = '';
				const [, session] = /threshold=([^;]+)/.exec(`${reply.headers['set-cookie']}`) ?? [];
				if (session) sessions.set(address, session);
				reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
				reply.on('end', () =>
					resolve({ status: reply.statusCode ?? 0, text, ms: performance.now() - began })
				);
			}
		);
		sent.on('error', reject);
		sent.end(given ? new URLSearchParams(fields).toString() : undefined);
	});
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function guessFor(place: string, i: number): string {
	if (place !== '/join/') return `${i}`.padStart(32, 'A');
	const at = (n: number) => LETTERS[Math.floor(i / LETTERS.length ** n) % LETTERS.length];
	return `QQQ-Q${at(1)}${at(0)}`;
}

/** A code of the same form that is not this one. */
function other(code: string): string {
	return code.replace(/.$/, (last) => (last === 'Q' ? 'R' : 'Q'));
}

/** Two refusals that nobody can tell apart, but for what was typed. */
function requireAlike(a: Answered, b: Answered): void {
	const said = ({ text }: Answered) => /[^.>"]*do not go together[^<"]*/.exec(text)?.[0];
	requireThat(a.status === b.status, 'leaked', `${a.status} and ${b.status}`);
	requireThat(said(a) !== undefined && said(a) === said(b), 'leaked', `${said(a)} and ${said(b)}`);
}
