/** Rules got wrong by their force: a ban told as advice, a duty as leave, leave as a ban. */
import { fitsBeside, isBan, isSimple, type Change } from './change.ts';
import type { Counter } from './counter.ts';

/** A ban told as advice, a duty as what is usual. */
export function loosened(says: string): Change[] {
	const made = (text: string, forbids: boolean, kind: string): Change[] => [
		{
			kind,
			text,
			operator: forbids ? 'break-prohibition' : 'under-escalate',
			quality: forbids ? 'critical' : 'poor',
			then: forbids
				? ', and one day thinks the day unusual enough'
				: ', and lets it be where it is a bother',
			but: forbids ? 'The article forbids it.' : 'The article says must.',
			own: 0.6
		}
	];
	const order = /^(?:Do not|Don[’']t|Never) (?=\p{Ll})/u.exec(says);
	if (
		order &&
		!/\b(?:any\p{Ll}*|nothing|either|yet|ever|again|never|not)\b/u.test(says.slice(order[0].length))
	)
		return made(`Try not to ${says.slice(order[0].length)}`, true, 'try');
	const asks = /\bmust (?=(?!not|never|have|only|also|always|then)\p{Ll})/u.exec(says);
	if (asks && says.split(/\bmust\b/).length === 2)
		return [
			...made(says.replace('must ', 'should normally '), false, 'duty'),
			...(/\bmust be able\b/.test(says)
				? []
				: [
						{
							...made(says.replace('must ', 'may '), false, 'optional')[0]!,
							operator: 'false-exception' as const,
							then: ', and takes it for something that one may as well leave',
							own: 0.5
						} satisfies Change
					])
		];
	return [];
}

/** What need not be done told as a duty. */
export function tightened(says: string): Change[] {
	const free = /\b(?:do not|don[’']t) (?:have|need) to\b|\bneed not\b/.exec(says);
	if (!free) return [];
	return [
		{
			kind: 'strict',
			text: says.replace(free[0], /^need/.test(free[0]) ? 'must' : 'have to'),
			operator: 'over-escalate',
			quality: 'poor',
			then: ', and does what nobody asks for',
			but: 'The article says that it need not be.',
			own: 0.8
		}
	];
}

const EXCUSES = [
	'unless there is a good reason',
	'unless there is no other way',
	'unless it is urgent'
];

/** An excuse that any ban could have, and this one has not. */
export function excused(says: string, { makesExceptions }: Counter): Change[] {
	if (!isBan(says) || !isSimple(says) || makesExceptions) return [];
	const told = EXCUSES.map((excuse) => `${says.slice(0, -1)}, ${excuse}.`);
	const text = told.find((t) => fitsBeside(t, says));
	if (text === undefined) return [];
	return [
		{
			kind: 'excuse',
			text,
			operator: 'false-exception',
			quality: 'critical',
			then: ', and soon finds that the exception fits',
			but: 'But the article makes no such exception.',
			own: 0.35
		}
	];
}
