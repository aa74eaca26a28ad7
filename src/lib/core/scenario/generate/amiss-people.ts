/** Rules got wrong by whom they name: who is bound, told or asked, and whose leave it takes. */
import { escape } from '../../quiz/generate/gap.ts';
import type { Operator } from '../model.ts';
import { hasASay } from './authority.ts';
import { fitsBeside, isBan, isSimple, type Change } from './change.ts';
import type { Counter } from './counter.ts';

const CONSENT: readonly [RegExp, string][] = [
	[
		/\bwithout (?:the |a )?(?:prior |written |express )*(?:consent|permission|agreement|approval|leave) (?:of|from) /,
		'without telling '
	],
	[
		/\bonly with (?:the |a )?(?:prior |written |express )*(?:consent|permission|agreement|approval) (?:of|from) /,
		'only after telling '
	],
	[
		/\bwith (?:the |a )?(?:prior |written |express )*(?:consent|permission|agreement|approval) (?:of|from) /,
		'after telling '
	]
];

/** Whose leave is needed is told of it, and no more. */
export function toldOnly(says: string): Change[] {
	const found = CONSENT.find(([pattern]) => pattern.test(says));
	if (!found) return [];
	return [
		{
			kind: 'told-only',
			text: says.replace(...found),
			operator: 'under-escalate',
			quality: 'poor',
			then: ', tells them of it, and waits for no answer',
			but: 'The article asks for their leave.',
			thought: 'Is it not enough to tell them?',
			own: 1
		}
	];
}

const GENERIC =
	/\b(?:staff|employees?|you|workers?|everyone|everybody|anyone|people|person|members?|nobody|one|they|it|he|she|we|that|this|who|colleagues?|users?|all|each|every|any|both|no|other|others)\b/i;

/** "Supervisors must enter each item" → "Drivers must enter each item". */
export function bindsOthers(says: string, { bound }: Counter): Change[] {
	const named = bound.find((b) => says.startsWith(`${b} `));
	if (named === undefined || GENERIC.test(named)) return [];
	const isThe = /^The /.test(named);
	const isMany = /s$/.test(named);
	const other = bound.find(
		(b) =>
			!GENERIC.test(b) &&
			/^The /.test(b) === isThe &&
			/^An? /.test(b) === /^An? /.test(named) &&
			/s$/.test(b) === isMany &&
			headOf(b).replace(/s$/, '') !== headOf(named).replace(/s$/, '') &&
			!says.toLowerCase().includes(headOf(b).replace(/s$/, ''))
	);
	if (other === undefined) return [];
	return [
		{
			kind: 'role',
			text: `${other}${says.slice(named.length)}`,
			operator: 'wrong-authority',
			quality: 'poor',
			then: ', and leaves it to those whom it does not fall to',
			but: `The article says it of ${named.replace(/^The /, 'the ').replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase())}.`,
			thought: 'Whom does that fall to?',
			own: 1
		}
	];
}

const headOf = (name: string) => name.toLowerCase().split(' ').at(-1)!;
const EMERGENCY = /\b(?:police|ambulance|fire)\b/;
const TURNS =
	/(?:\b(?:[Tt]ell|[Ii]nform|[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Nn]otify|[Aa]lert|[Cc]onsult|[Tt]elephone|[Pp]hone|[Ff]etch|by|to|from|of|with|for|until|unless|if)) $/u;

/** The same, but somebody else is told, asked or waited for. */
export function elsewhere(says: string, { authorities, atWork }: Counter): Change[] {
	for (const named of authorities.filter(isOffice)) {
		const found = new RegExp(
			`\\b(?:the|your|their|our) ${escape(named.replace(/^(?:the|your) /, ''))}\\b(?![’'-])`,
			'iu'
		).exec(says);
		if (!found || !TURNS.test(says.slice(0, found.index))) continue;
		if (/\b(?:belongs?|employed|known|relat\p{Ll}+) (?:to|by) $/u.test(says.slice(0, found.index)))
			continue;
		if (
			/\b(?:head|manager|member|members|chair|rest|end|leader) of $/i.test(
				says.slice(0, found.index)
			)
		)
			continue;
		const others = authorities.filter(
			(o) =>
				isOffice(o) &&
				!/\b(?:department|board)$/i.test(o) &&
				headOf(o) !== headOf(named) &&
				!says.toLowerCase().includes(headOf(o)) &&
				EMERGENCY.test(o) === EMERGENCY.test(named)
		);
		const rest = says.slice(found.index + found[0].length);
		if (/^ (?:(?:on|at) (?:\d|ext)|in charge|on duty|of )/.test(rest)) continue;
		const put = (name: string, operator: Operator): Change => ({
			kind: 'who',
			text: `${says.slice(0, found.index)}${name}${rest}`,
			operator,
			quality: 'poor',
			then: `, and ${name} is asked or told instead`,
			but: `The article names ${found[0].toLowerCase() === found[0] ? found[0] : named}.`,
			thought: `And if I go to ${name}?`,
			own: 1
		});
		return [
			...others.slice(0, 2).map((o, i) => put(o, i === 0 ? 'wrong-authority' : 'under-escalate')),
			...(atWork &&
			others.length === 0 &&
			!EMERGENCY.test(named) &&
			!/^, who\b/.test(rest) &&
			TELLS.test(says.slice(0, found.index))
				? [{ ...put(nearest(found[0].length, COLLEAGUES), 'wrong-authority'), own: 0.6 }]
				: [])
		];
	}
	return [];
}

const COLLEAGUES = ['a colleague', 'another colleague', 'a colleague on the same shift'];
const nearest = (length: number, names: readonly string[]): string =>
	[...names].sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length))[0]!;

const TELLS =
	/\b(?:[Tt]ell|[Ii]nform|[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Nn]otify|[Aa]lert|[Tt]elephone|[Pp]hone|reported to|agreement of|agreed with) $/;

const isOffice = (name: string): boolean =>
	(hasASay(name) || EMERGENCY.test(name)) &&
	/^(?:the|your) [\p{L} -]+$/u.test(name) &&
	!/\b(?:from|with|for|to|by|last|next)\b/.test(name);

/** "unless the office agrees", of a rule that nobody can give leave from. */
export function granted(says: string, { authorities, atWork }: Counter): Change[] {
	// At home there is nobody to ask.
	if (!atWork) return [];
	if (!isBan(says) || !isSimple(says) || /\bwithout\b/.test(says)) return [];
	const who = authorities
		.filter(isOffice)
		.find(
			(a) => !says.toLowerCase().includes(headOf(a)) && !EMERGENCY.test(a) && !/\binsurer\b/.test(a)
		);
	const bare = says.slice(0, -1);
	const said = (name: string) => `${bare} unless ${name} agrees.`;
	const asking = `${bare} without asking.`;
	const named = who !== undefined && fitsBeside(said(who), says);
	// "must not ask for a gift without asking"
	if (!named && /\bask/i.test(says)) return [];
	return [
		{
			kind: named ? 'leave-of' : 'leave',
			text: named ? said(who!) : asking,
			operator: 'wrong-authority',
			quality: 'critical',
			then: ', and one day asks, and is given leave',
			but: 'But the article leaves that to nobody.',
			thought: 'And if I ask first?',
			own: 0.8
		}
	];
}
