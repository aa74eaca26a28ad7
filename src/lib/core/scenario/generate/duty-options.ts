/** Choices beside a duty's right act: the same act late, cut short or turned to the wrong person, and what must not be done. */
import { contentWords } from '../../quiz/generate/peers.ts';
import { joinedParts, pronounsFound, upper, youDo } from './deed.ts';
import { otherMeasure } from './measure.ts';
import { isAlone } from './protagonist.ts';
import type { Mend, Option } from './plan.ts';
import type { Rule } from './rules.ts';
import { isBan, isDuty, type Scene } from './scene.ts';
import { option } from './wordings.ts';

/** The same act with another measure: later than allowed, shorter or less than asked. */
export function mismeasured({ deed, why }: Rule): Option[] {
	const other = otherMeasure(deed);
	if (!other) return [];
	return [
		option(
			'poor',
			other.more ? 'late' : 'under-escalate',
			[
				`${upper(other.deed)}.`,
				...(other.more
					? [
							`${upper(other.deed)}, which is soon enough.`,
							`${upper(other.deed)}, since nothing presses.`
						]
					: [`${upper(other.deed)}, to save time.`, `${upper(other.deed)}, which is enough.`])
			],
			`${youDo(other.deed)}. But the article has ${other.had}.`,
			why
		)
	];
}

/** Where every minute counts, late is not nearly right. */
const URGENT =
	/\b(?:999|911|112|000|ambulance|police|fire (?:brigade|service)|emergency|at once|immediately|(?:right|straight) away|without delay|alarm|smoke|fire|gas|unconscious|breath\p{Ll}*|stroke|bleeding|attack|missing|unwell|ill|injured|overdose|collapses?|train|gusts)\b/u;

export const isUrgent = ({ deed, trigger, section }: Rule): boolean =>
	URGENT.test(`${deed} ${trigger?.holds ?? ''} ${section}`);

/** The article's own words for speed. "Within a week" presses nobody to decide. */
const AT_SPEED =
	/\b(?:at once|immediately|without delay|(?:right|straight) away|within (?:the next )?(?:\d+|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty) (?:seconds?|minutes?))\b/;

export const presses = ({ deed }: Rule): boolean => AT_SPEED.test(deed);

/** A part of what has to be done: "Stop the bus, and do no more." */
export function cutShort({ parts, why }: Rule): Option[] {
	// Nobody goes round the house and does not look, or dials a number and does not say why.
	if (parts.length < 2 || /^(?:go|walk|come|return) |^(?:dial|ring|call) \d/.test(parts[0]!))
		return [];
	const first = parts.slice(0, -1);
	const done = joinedParts(first);
	const last = parts.at(-1)!;
	const rest = joinedParts(parts.slice(1));
	return [
		...(pronounsFound(done)
			? [
					option(
						'poor',
						'under-escalate',
						[
							`${upper(done)}.`,

							`${upper(done)}, and do no more.`,
							`${upper(done)}, and do no more for now.`,
							`${upper(done)}, and see to the rest when there is more time.`
						],
						`${youDo(done)}. A part is missing: you have to ${last}, too.`,
						why,
						0.9
					)
				]
			: []),
		// "Fill in the form, and ask for it to be signed": without its first half, the second hangs.
		...(!/\b(?:it|its|them|their)\b/.test(rest)
			? [
					option(
						'poor',
						'skip-precondition',
						[
							`${upper(rest)}.`,
							`${upper(rest)}, to save time.`,
							`${upper(rest)}, and leave out the rest.`,
							`${upper(rest)}, and leave out the rest to save time.`
						],
						`${youDo(rest)}. A part is missing: you have to ${parts[0]!}, too.`,
						why,
						0.9
					)
				]
			: [])
	];
}

/** What the article asks for in another case: it tempts whoever knows the rules, but not which is for what. */
export function forAnotherCase({ rules }: Scene, rule: Rule): Option[] {
	const about = contentWords(`${rule.deed} ${rule.trigger?.holds ?? ''} ${rule.before}`);
	const verb = (deed: string) => deed.split(' ')[0];
	const isNear = (r: Rule) =>
		r.paragraph === rule.paragraph || [...contentWords(r.deed)].some((word) => about.has(word));
	return rules
		.filter(
			(r) =>
				isDuty(r) &&
				!r.limited &&
				!r.exception &&
				!r.until &&
				r.sentence !== rule.sentence &&
				(r.trigger !== null ||
					r.before !== '' ||
					(r.section !== '' && r.section !== rule.section)) &&
				// In an emergency, what a quiet day asks for is absurd.
				(isUrgent(r) || !isUrgent(rule)) &&
				// "When you call the police, give the child's name" goes with the call, and is no other case.
				!/^You\b/.test(r.trigger?.holds ?? '') &&
				r.trigger?.holds !== rule.trigger?.holds &&
				rule.trigger?.holds !== `You ${r.deed}` &&
				r.deed !== rule.deed &&
				pronounsFound(r.deed)
		)
		.sort(
			(a, b) =>
				Number(isNear(b)) - Number(isNear(a)) ||
				Number(verb(b.deed) === verb(rule.deed)) - Number(verb(a.deed) === verb(rule.deed)) ||
				Math.abs(a.sentence - rule.sentence) - Math.abs(b.sentence - rule.sentence)
		)
		.slice(0, 4)
		.map(({ deed, sentence }, i) => ({
			...option(
				'poor',
				i % 2 === 0 ? 'under-escalate' : 'over-escalate',
				[
					`${upper(deed)} instead.`,
					`${upper(deed)} instead, and do no more.`,
					`${upper(deed)} instead, and leave it at that for now.`
				],
				`${youDo(deed)}. The article asks for that at another point. Here you have to ${rule.deed}.`,
				rule.why,
				0.8
			),
			from: sentence
		}));
}

/** What must not be done, said close by and of the same thing: it tempts where it would be quicker. */
export function forbiddenNear(scene: Scene, rule: Rule): Option[] {
	const about = contentWords(`${rule.deed} ${rule.trigger?.holds ?? ''} ${rule.before}`);
	return scene.rules
		.filter(
			(ban) =>
				isBan(ban) &&
				!ban.trigger &&
				!ban.until &&
				!ban.exception &&
				!ban.limited &&
				ban.before === ''
		)
		.filter(
			(ban) => ban.paragraph === rule.paragraph && Math.abs(ban.sentence - rule.sentence) <= 2
		)
		.filter((ban) => pronounsFound(ban.deed))
		.filter(
			(ban) =>
				(ban.step && rule.step) || [...contentWords(ban.deed)].some((word) => about.has(word))
		)
		.slice(0, 2)
		.map((ban) => ({
			...option(
				'critical',
				'break-prohibition',
				[
					`${upper(ban.deed)}.`,
					`${upper(ban.deed)}, to be quick.`,
					`${upper(ban.deed)}, since that is easier.`
				],
				`${youDo(ban.deed)}. This is just what must not be done.`,
				ban.why
			),
			from: ban.sentence
		}));
}

const TURNED_TO =
	/^((?:call|tell|inform|ask|telephone|ring|phone|notify|alert|contact|consult|fetch) )(the [\p{L} ’'-]+?)(?= (?:within|before|at|on|by|about|for|as|to|and|if|that|in)\b|$)/u;

/** The same step, but to somebody whom the rule does not name. */
export function wrongRole(scene: Scene, { deed, why }: Rule): Option[] {
	const match = TURNED_TO.exec(deed);
	// "Ask the caller to keep the letter": it is the caller who has it.
	if (!match || /^ask .* to /.test(deed)) return [];
	const rest = deed.slice(match[0].length);
	// A number, or where the name is found, belongs to the one who is named.
	if (/\d|^ (?:on|listed|named|in|at)\b/.test(rest)) return [];
	const named = match[2]!.toLowerCase();
	const bare = (role: string) => role.toLowerCase().replace(/^the /, '');
	return scene.others
		.filter((other) => !named.includes(bare(other)) && !bare(other).includes(bare(named)))
		.slice(0, 2)
		.map((other) => {
			const instead = `${match[1]}${other}${rest}`;
			return option(
				'poor',
				'wrong-authority',
				[
					`${upper(instead)} instead.`,
					`${upper(instead)}, before you do anything else.`,
					`${upper(instead)} instead, to keep things simple.`
				],
				`You turn to ${other}. But the rule names ${match[2]}.`,
				why
			);
		});
}

const AT_ONCE = /,? (?:at once|immediately|(?:right|straight) away|without delay)\b/g;

/** Ways of leaving it undone, two at a time. */
const LEFT_UNDONE = {
	among: [
		[
			'Leave things as they are, since the moment has passed.',
			'Hope that nobody notices, and go on with the rest.'
		],
		[
			'Let the matter rest now, since others have done so too.',
			'Say nothing more about this, so that there is no fuss.'
		]
	],
	urgent: [
		[
			'Wait a little longer, since all may still turn out well.',
			'Leave the matter to others, since somebody is bound to act.'
		],
		[
			'Stand back now, since others will know better what to do.',
			'Wait and see, since the worst may well be over.'
		]
	],
	alone: [
		[
			'Leave things as they are, since the moment has passed.',
			'Go on with the rest instead, and hope for the best.'
		],
		[
			'Let the matter rest now, since all seems well so far.',
			'Go on as if it had been done, and hope for the best.'
		]
	]
};

export function mendOf({ role }: Scene, rule: Rule): Mend {
	const { why } = rule;
	const deed = rule.deed.replace(AT_ONCE, '');
	const kind = isUrgent(rule) ? 'urgent' : isAlone(role) ? 'alone' : 'among';
	const ways = LEFT_UNDONE[kind][rule.sentence % 2]!;
	const late = isAlone(role) ? 'better late than never' : 'and say that it is late';
	const done = isAlone(role) ? 'better late than never' : 'and say so openly';
	return {
		text: `You still have to ${deed}. It is late, but not too late.`,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				[
					...(/\buntil\b/.test(deed)
						? [`${upper(deed)}, ${late}.`]
						: [`${upper(deed)} now.`, `${upper(deed)} now, ${late}.`]),
					`Do now what has been left undone, ${done}.`
				],
				`${youDo(deed)} after all. What was left open is mended.`,
				why
			),
			option('poor', 'inaction', [ways[0]!], `The moment passes. You were still to ${deed}.`, why),
			option(
				'poor',
				'under-escalate',
				[ways[1]!],
				`Nothing is mended: you were still to ${deed}.`,
				why
			)
		]
	};
}
