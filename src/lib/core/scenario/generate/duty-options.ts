/** Choices beside a duty's right act: the same act late, cut short or turned to the wrong person, and what must not be done. */
import type { Evidence } from '../../evidence.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import { pronounsFound, upper, youDo } from './deed.ts';
import { otherMeasure } from './measure.ts';
import type { Mend, Option } from './plan.ts';
import type { Rule } from './rules.ts';
import { isBan, type Scene } from './scene.ts';
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
	/\b(?:\d{3}|ambulance|fire brigade|emergency|at once|immediately|(?:right|straight) away|without delay|alarm|smoke|fire|unconscious|breath\p{Ll}*|stroke|bleeding|attack)\b/u;

export const isUrgent = ({ deed, trigger, section }: Rule): boolean =>
	URGENT.test(`${deed} ${trigger?.holds ?? ''} ${section}`);

export function lateVersion(scene: Scene, rule: Rule): Option[] {
	const { deed, why } = rule;
	if (isUrgent(rule)) return [];
	if (/^(?:wait|rest|be|stay|keep|leave|stop)\b/.test(deed)) return [];
	const wordings = scene.role.atWork
		? [
				`Ask a colleague first, and then ${deed}.`,
				`Ask around first, and then ${deed}.`,
				`Make sure first that nobody else has done so, and then ${deed}.`
			]
		: [`Take a short break, and then ${deed}.`, `Read all of the advice again, and then ${deed}.`];
	return [
		option(
			'acceptable',
			'late',
			wordings,
			`${youDo(deed)} in the end, but later than you could have.`,
			why
		)
	];
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
	if (!match) return [];
	const named = match[2]!.toLowerCase();
	const bare = (role: string) => role.toLowerCase().replace(/^the /, '');
	return scene.others
		.filter((other) => !named.includes(bare(other)) && !bare(other).includes(bare(named)))
		.slice(0, 2)
		.map((other) => {
			const instead = `${match[1]}${other}${deed.slice(match[0].length)}`;
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

export function mendOf(deed: string, why: Evidence, turn: number): Mend {
	const ways = [
		[
			'Leave things as they are, since the moment has passed.',
			'Hope that nobody notices, and go on with the rest.'
		],
		[
			'Let the matter rest now, since others have done so too.',
			'Say nothing more about this, so that there is no fuss.'
		]
	][turn % 2]!;
	return {
		text: `You still have to ${deed}. It is late, but not too late.`,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				[
					`${upper(deed)} now.`,
					`${upper(deed)} now, and say that it is late.`,
					'Do now what has been left undone, and say so openly.'
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
