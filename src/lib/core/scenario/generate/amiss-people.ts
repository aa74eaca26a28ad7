/** Rules got wrong by whom they name: who is bound, told or asked, and whose leave it takes. */
import { escape } from '../../quiz/generate/gap.ts';
import type { Operator } from '../model.ts';
import { hasASay, headOf } from './authority.ts';
import { isBan, type Change } from './change.ts';
import { OUTSIDERS, type Counter } from './counter.ts';
import { upper } from './deed.ts';

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
	],
	[
		/\b(?:only )?with ((?:their|your|the|an?) (?:\p{Ll}+ )?\p{Ll}+)[’']s? (?:prior |written |express )*(?:consent|permission|agreement|approval)\b/u,
		'after telling $1'
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
			own: 1
		}
	];
}

const GENERIC =
	/\b(?:staff|employees?|you|workers?|everyone|everybody|anyone|people|person|members?|nobody|one|they|it|he|she|we|that|this|who|colleagues?|users?|all|each|every|any|both|no|other|others)\b/i;

/** "Supervisors must enter each item" → "Drivers must enter each item". */
export function bindsOthers(says: string, { bound, authorities, standsIn }: Counter): Change[] {
	const offices = authorities.filter((a) => /^the /.test(a) && isOffice(a)).map(upper);
	const named = [...bound, ...offices].find((b) => says.startsWith(`${b} `));
	if (named === undefined || GENERIC.test(named) || isOutsider(named)) return [];
	// Only what somebody has to do falls to the wrong one; what nobody may, falls to none.
	if (isBan(says) || !FALLS_TO.test(says.slice(named.length))) return [];
	const isThe = /^The /.test(named);
	const isMany = /s$/.test(named);
	const others = [...bound, ...offices].filter(
		(b, i, all) =>
			!GENERIC.test(b) &&
			!isOutsider(b) &&
			!EMERGENCY.test(b) &&
			/^The /.test(b) === isThe &&
			/^An? /.test(b) === /^An? /.test(named) &&
			/s$/.test(b) === isMany &&
			!standsIn(b, named) &&
			!says.toLowerCase().includes(headOf(b).replace(/s$/, '')) &&
			all.findIndex((o) => headOf(o) === headOf(b)) === i
	);
	return others.slice(0, 2).map((other, i) => ({
		kind: 'role',
		text: `${other}${says.slice(named.length)}`,
		operator: i === 0 ? 'wrong-authority' : 'under-escalate',
		quality: 'poor',
		then: ', and leaves it to those whom it does not fall to',
		but: `The article says it of ${named.replace(/^The /, 'the ').replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase())}.`,
		own: 1
	}));
}

/** What has to be done, or is done here by whom it is told of. */
const FALLS_TO =
	/^ (?:must|should|shall|will|has to|have to|is responsible|are responsible|(?:then |also |alone )?(?:decides|signs|checks|keeps|holds|takes|writes|approves|enters|records|makes|sends|gives|calls|rings|telephones|tells|informs|reads|reviews|inspects|counts|opens|closes|returns|reports|collects|confirms|sets|fixes|chooses|leads|has charge|agrees|grants|issues|authorises|countersigns|supervises|repeats|adds|answers|replies|orders|removes|locks|tests|draws|hands|notes|prepares|arranges|appoints))\b/;
const isOutsider = (name: string): boolean => OUTSIDERS.test(headOf(name).replace(/s$/, ''));

const EMERGENCY = /\b(?:police|ambulance|fire)\b/;
const TURNS =
	/(?:\b(?:[Tt]ell|[Ii]nform|[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Nn]otify|[Aa]lert|[Cc]onsult|[Tt]elephone|[Pp]hone|[Ff]etch|by|to|from|of|with|for|until|unless|if)) $/u;

/** "The Director is informed within ten minutes." */
const IS_TOLD =
	/^ (?:is|are|must be|should be|has to be|have to be|will be) (?:told|informed|asked|consulted|notified|rung|telephoned|called)\b/;

/** The same, but somebody else is told, asked or waited for. */
export function elsewhere(says: string, { authorities, standsIn, atWork }: Counter): Change[] {
	for (const named of authorities.filter(isOffice)) {
		const found = new RegExp(
			`\\b(?:the|your|their|our) ${escape(named.replace(/^(?:the|your) /, ''))}\\b(?![’'-])`,
			'iu'
		).exec(says);
		if (!found) continue;
		const rest = says.slice(found.index + found[0].length);
		if (!TURNS.test(says.slice(0, found.index)) && !IS_TOLD.test(rest)) continue;
		// What one may do, those above may as well.
		if (/\bby $/.test(says.slice(0, found.index)) && /\bmay\b(?!.*\bonly\b)/.test(says)) continue;
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
				// "The Trustees is informed"
				/s$/.test(headOf(o)) === /s$/.test(headOf(named)) &&
				!standsIn(o, named) &&
				(!/^your /.test(o) || SPEAKS_TO.test(says)) &&
				!says.toLowerCase().includes(headOf(o)) &&
				EMERGENCY.test(o) === EMERGENCY.test(named)
		);
		if (/^ (?:(?:on|at) (?:\d|ext)|in charge|on duty|of )/.test(rest)) continue;
		// Whose name is told with the office, and who is named again in the same breath.
		if (/^,? (?:Mrs?|Ms|Miss|Dr|\p{Lu}\p{Ll}+ \p{Lu})\b/u.test(rest)) continue;
		if (says.toLowerCase().split(headOf(named)).length > 2) continue;
		const put = (name: string, operator: Operator): Change => ({
			kind: 'who',
			text: `${says.slice(0, found.index)}${name}${rest}`,
			operator,
			quality: 'poor',
			then: `, and ${name} is asked or told instead`,
			but: `The article names ${found[0].toLowerCase() === found[0] ? found[0] : named}.`,
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
	/^(?:the|your) (?!team$)[\p{L} -]+$/u.test(name) &&
	!/\b(?:from|with|for|to|by|last|next)\b/.test(name);

/** Whether whoever reads the rule is spoken to: "your manager" is then theirs. */
const SPEAKS_TO =
	/\b(?:you|your)\b|^(?!The|An?|All|Any|Every|Each|No)\p{Lu}\p{Ll}+ (?:the|your|an?|any|every)\b/u;
/** What nobody would ask leave for. */
const NEEDS_NONE =
	/\b(?:should|rely|relies|offer|say|tell|guess|assume|try|hesitate|worry|forget|attempt|feel|think|delay|panic|admit|argue|blame)\b/;

/** Whoever is in charge of people is asked before a department is. */
const HEADS =
	/\b(?:manager|supervisor|director|leader|head|warden|teacher|foreman|captain|coordinator|secretary|chair|in charge)$/i;

/** Of whom somebody would ask leave from a rule that nobody can give leave from; null where there is none. */
export function askedFor(
	says: string,
	{ authorities, atWork, makesExceptions }: Counter
): string | null {
	// At home there is nobody to ask.
	if (!atWork || makesExceptions || NEEDS_NONE.test(says)) return null;
	return (
		authorities
			.filter(isOffice)
			.sort((a, b) => Number(HEADS.test(b)) - Number(HEADS.test(a)))
			.find(
				(a) =>
					(!/^your /.test(a) || SPEAKS_TO.test(says)) &&
					!says.toLowerCase().includes(headOf(a)) &&
					!EMERGENCY.test(a) &&
					!/\binsurer\b/.test(a)
			) ?? null
	);
}
