/** Rules got wrong by their force: a ban told as advice, a duty as leave, leave as a ban. */
import type { Force } from '../../reading/rules/norm.ts';
import { fitsBeside, isBan, isSimple, type Change } from './change.ts';
import type { Line } from './line.ts';

/** A ban told as advice, a duty as what is usual. */
export function loosened(says: string): Change[] {
	const made = (text: string, forbids: boolean, kind = 'usual'): Change[] => [
		{
			kind,
			text,
			operator: forbids ? 'break-prohibition' : 'under-escalate',
			quality: forbids ? 'critical' : 'poor',
			then: forbids
				? ', and one day thinks the day unusual enough'
				: ', and lets it be where it is a bother',
			but: forbids ? 'The article forbids it.' : 'The article says must.',
			thought: forbids ? 'Not even for once?' : 'Do people really keep to that?',
			own: 0.6
		}
	];
	const order = /^(?:Do not|Don[’']t|Never) (?=\p{Ll})/u.exec(says);
	if (
		order &&
		!/\b(?:any\p{Ll}*|nothing|either|yet|ever|again|never|not)\b/u.test(says.slice(order[0].length))
	)
		return made(`Try not to ${says.slice(order[0].length)}`, true, 'try');
	const forbids = /\b(?:must not|may not|must never|may never)\b/.exec(says);
	if (forbids) return made(says.replace(forbids[0], 'should not normally'), true);
	const asks = /\bmust (?=(?!not|never|have|only|also|always|then)\p{Ll})/u.exec(says);
	if (asks && says.split(/\bmust\b/).length === 2)
		return [
			...made(says.replace('must ', 'should normally '), false, 'duty'),
			...(/\bmust be able\b/.test(says)
				? []
				: [
						{
							...made(says.replace('must ', 'may '), false)[0]!,
							kind: 'optional',
							operator: 'false-exception' as const,
							then: ', and takes it for something that one may as well leave',
							own: 0.5
						} satisfies Change
					])
		];
	return [];
}

const URGENT =
	/\b(?:999|112|911|ambulance|fire|police|at once|immediately|straight away|right away|alarm|emergency)\b/;

/** "Wear long sleeves." → "If possible, wear long sleeves." */
export function ifPossible(
	says: string,
	{ order, force }: Pick<Line, 'order' | 'force'>
): Change[] {
	if (!order || force !== 'must' || isBan(says) || URGENT.test(says)) return [];
	if (
		/^(?:If|When|Whenever|Once|Before|After|Only|Always|For|In|On|At|Then|Please|First)\b|\b(?:if you can|if possible|only)\b/.test(
			says
		)
	)
		return [];
	const small = `${says.charAt(0).toLowerCase()}${says.slice(1)}`;
	return (['If possible', 'Where you can'] as const).map((put) => ({
		kind: put,
		text: `${put}, ${small}`,
		operator: 'under-escalate',
		quality: 'poor',
		then: ', finds that it is not so easy, and lets it be',
		but: 'The article does not leave that open.',
		thought: 'What if it is not so easy just then?',
		own: 0.35
	}));
}

const BEFALLS =
	/^(?:manage|feel|find|need|notice|experience|want|have|be|get|become|lose|cause|stiffen|help|take|seem|know|see|hear|wish)\b/;

/** Leave told as none, and what need not be done as a duty. */
export function tightened(says: string, force: Force): Change[] {
	const free = /\b(?:do not|don[’']t) (?:have|need) to\b|\bneed not\b/.exec(says);
	if (free)
		return [
			{
				kind: 'strict',
				text: says.replace(free[0], /^need/.test(free[0]) ? 'must' : 'have to'),
				operator: 'over-escalate',
				quality: 'poor',
				then: ', and does what nobody asks for',
				but: 'The article says that it need not be.',
				thought: 'I want to be on the safe side.',
				own: 0.8
			}
		];
	const leave =
		force === 'may' && /\bmay (?=(?!not|never|also|be|only|have|well)\p{Ll})/u.exec(says);
	if (
		leave &&
		!BEFALLS.test(says.slice(leave.index + 4)) &&
		!/\b(?:only|unless|until|if|but|no|not|who|which|that|up to)\b/.test(says) &&
		says.split(/\bmay\b/).length === 2
	)
		return [
			{
				kind: 'strict',
				text: says.replace('may ', 'may not '),
				operator: 'over-escalate',
				quality: 'poor',
				then: ', and leaves what is allowed',
				but: 'The article allows it.',
				thought: 'I want to be on the safe side.',
				own: 0.6
			}
		];
	return [];
}

const EXCUSES = [
	'unless there is a good reason',
	'unless there is no other way',
	'unless it is urgent'
];

/** An excuse that any ban could have, and this one has not. */
export function excused(says: string): Change[] {
	if (!isBan(says) || !isSimple(says)) return [];
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
			thought: 'Not even for once?',
			own: 0.35
		}
	];
}
