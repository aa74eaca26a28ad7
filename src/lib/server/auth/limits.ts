import { createHash } from 'node:crypto';
import {
	RateLimiterMemory,
	RateLimiterPostgres,
	type RateLimiterAbstract,
	type RateLimiterRes
} from 'rate-limiter-flexible';
import { DomainError } from '../errors.ts';

const WINDOW = 15 * 60;
/**
 * For one account from one address. A person who has forgotten gives up sooner; a guesser gets nowhere with so few. It
 * is not for the account alone, or anybody could keep its owner out from anywhere.
 */
export const TRIES_PER_ACCOUNT = 10;
/** For one account from all addresses together, as NIST SP 800-63B has it: guesses may come from many at once. */
export const TRIES_PER_ACCOUNT_ANYWHERE = 100;
/** A whole classroom shares one address, so failures there may be many. */
export const TRIES_PER_ADDRESS = 100;

const OF_ACCOUNTS_HERE = { keyPrefix: 'account-here', points: TRIES_PER_ACCOUNT, duration: WINDOW };
const OF_ACCOUNTS = { keyPrefix: 'account', points: TRIES_PER_ACCOUNT_ANYWHERE, duration: WINDOW };
/** Pages that one person has fetched from elsewhere; who prepares a lesson takes a few. */
export const FETCHES_PER_PERSON = 30;

const OF_FETCHES = { keyPrefix: 'fetches', points: FETCHES_PER_PERSON, duration: WINDOW };
const OF_ADDRESSES = { keyPrefix: 'address', points: TRIES_PER_ADDRESS, duration: WINDOW };
let accountsHere: RateLimiterAbstract = new RateLimiterMemory(OF_ACCOUNTS_HERE);
let accounts: RateLimiterAbstract = new RateLimiterMemory(OF_ACCOUNTS);
let addresses: RateLimiterAbstract = new RateLimiterMemory(OF_ADDRESSES);
let fetches: RateLimiterAbstract = new RateLimiterMemory(OF_FETCHES);

/**
 * Counts in the store that several nodes share instead of in this process, so that a guesser gets no further by being
 * led to another node. While the store cannot be reached each node counts by itself.
 */
export function shareLimits(pool: object): void {
	const shared = (limits: typeof OF_ACCOUNTS) =>
		new RateLimiterPostgres(
			{
				...limits,
				storeClient: pool,
				storeType: 'pool',
				tableName: 'rate_limits',
				insuranceLimiter: new RateLimiterMemory(limits)
			},
			// Without its table it counts in memory, as while the store is away.
			() => undefined
		);
	accountsHere = shared(OF_ACCOUNTS_HERE);
	accounts = shared(OF_ACCOUNTS);
	addresses = shared(OF_ADDRESSES);
	fetches = shared(OF_FETCHES);
	pins = shared(OF_PINS);
}

/**
 * The largest room types its PIN from one address, and some of it types it wrong: nobody in it is to be kept out by the
 * others. Of eight digits a guesser tries a fifty-thousandth in that time.
 */
export const PIN_MISSES = 2_000;
/** Each node counts those at its doors by itself: a crowd that comes in is no load on the store. For one phone at a session's door, so that somebody who tries them all there uses up nobody else's tries. */
export const PIN_MISSES_PER_PHONE = 20;
const OF_PINS = { keyPrefix: 'pin', points: PIN_MISSES, duration: WINDOW };
let pins: RateLimiterAbstract = new RateLimiterMemory(OF_PINS);
const pinsHere = new RateLimiterMemory({ ...OF_PINS, keyPrefix: 'pin-here' });
const pinsOfPhone = new RateLimiterMemory({
	keyPrefix: 'pin-phone',
	points: PIN_MISSES_PER_PHONE,
	duration: WINDOW
});

/** Of one node: what slows programs down and is not meant to stop anybody. */
const joins = new RateLimiterMemory({ keyPrefix: 'join', points: 3_000, duration: 60 });
const posts = new RateLimiterMemory({ keyPrefix: 'post', points: 60, duration: 10 });

/** Names and addresses are counted without being kept. */
function hidden(key: string): string {
	return createHash('sha256').update(key).digest('base64url');
}

/**
 * Runs one try to prove who one is; `attempt` gives null when it failed. Failures count against the account, there and
 * anywhere, and the address; success clears the account's. The account's counts go up before the try, so that a burst
 * of tries at once is no way around them. Throws DomainError 'too-many' that says when to come back.
 */
export async function limitTries<T>(
	keys: { account: string; address: string },
	attempt: () => Promise<T | null>
): Promise<T | null> {
	const [account, address] = [hidden(keys.account), hidden(keys.address)];
	const here = hidden(`${keys.address} ${keys.account}`);
	await refuseTired(address);
	try {
		await accountsHere.consume(here);
		await accounts.consume(account);
	} catch (refusal) {
		throw tooMany('for this account', refusal);
	}
	const result = await attempt();
	if (result === null) await addresses.penalty(address);
	else await Promise.all([accountsHere.delete(here), accounts.delete(account)]);
	return result;
}

/** Runs a look-up that could be used for guessing codes; only misses (null) count, against the address. */
export async function limitMisses<T>(
	address: string,
	lookUp: () => Promise<T | null>
): Promise<T | null> {
	await refuseTired(hidden(address));
	const result = await lookUp();
	if (result === null) await addresses.penalty(hidden(address));
	return result;
}

/**
 * Runs a look-up by the PIN of a live session; only misses (null) count: on the way to one against the address, at the
 * door of one against the phone and the address there. They are counted before the try and taken back where it was no
 * miss, so that a burst is no way around them.
 * @param door the session, and what the phone says it is
 */
export async function limitPinMisses<T>(
	address: string,
	door: { sessionId: string; phone: string } | null,
	lookUp: () => Promise<T | null>
): Promise<T | null> {
	const counts: [RateLimiterAbstract, string][] = door
		? [
				[pinsOfPhone, hidden(`${address} ${door.sessionId} ${door.phone}`)],
				[pinsHere, hidden(`${address} ${door.sessionId}`)]
			]
		: [[pins, hidden(address)]];
	const counted: typeof counts = [];
	const takeBack = () => Promise.all(counted.map(([limit, key]) => limit.reward(key)));
	for (const one of counts) {
		try {
			await one[0].consume(one[1]);
		} catch (refusal) {
			await takeBack();
			throw tooMany('from here', refusal);
		}
		counted.push(one);
	}
	let result: T | null;
	try {
		result = await lookUp();
	} catch (error) {
		await takeBack();
		throw error;
	}
	if (result !== null) await takeBack();
	return result;
}

/** Lets so many in from one address in a minute; a room of thousands behind one address gets in, a program is slowed. */
export async function limitJoins(address: string, sessionId: string): Promise<void> {
	await joins.consume(hidden(`${address} ${sessionId}`)).catch((state: unknown) => {
		throw tooMany('from here', state);
	});
}

/** Whatever one phone posts. */
export async function limitPosts(playerId: string): Promise<void> {
	await posts.consume(playerId).catch(() => {
		throw new DomainError('too-many', 'That was a lot at once. Please wait a moment.');
	});
}

/** Counts one page that somebody has fetched from elsewhere. Throws DomainError 'too-many' when these were a lot. */
export async function limitFetches(userId: string): Promise<void> {
	try {
		await fetches.consume(hidden(userId));
	} catch (refusal) {
		if (refusal instanceof Error) throw refusal;
		throw new DomainError(
			'too-many',
			`You have had many pages fetched in a short time. Please go on in ${sayMinutes(refusal)}, or paste the text.`,
			'address'
		);
	}
}

async function refuseTired(address: string): Promise<void> {
	const state = await addresses.get(address);
	if (state && state.consumedPoints >= TRIES_PER_ADDRESS) throw tooMany('from here', state);
}

function tooMany(where: string, state: unknown): DomainError {
	return new DomainError(
		'too-many',
		`That was a lot of tries ${where}, so we are taking a short break. Please try again in ${sayMinutes(state)}.`
	);
}

function sayMinutes(state: unknown): string {
	const minutes = Math.max(1, Math.ceil((state as RateLimiterRes).msBeforeNext / 60_000));
	return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
