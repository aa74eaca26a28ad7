/** One claim brought to the fact desk, as a decision. */
import type { Evidence } from '../../evidence.ts';
import type { Decision, Mend, Option } from './plan.ts';
import { inner } from './assemble.ts';
import { option } from './wordings.ts';

export interface DeskClaim {
	kind: 'true' | 'contradicted' | 'unsaid';
	/** As it is brought, with whose word it is. */
	said: string;
	/** What is wrong with it; '' for a true one. */
	because: string;
	evidence: Evidence;
}

/** Who brings claims about what has happened, or is known. */
export const ABOUT_FACTS = [
	'A caller asks you to confirm this',
	'A teacher wants to put this on a worksheet',
	'A colleague has written this in a summary',
	'A student has noted this down',
	'A reader has sent you this',
	'Somebody asks by e-mail whether this is so'
];
/** Who brings claims about rules. */
export const ABOUT_RULES = [
	'A new colleague asks you to confirm this',
	'A trainer wants to put this on a slide',
	'A colleague has written this in a summary',
	'A trainee has noted this down',
	'The draft of a notice says this',
	'Somebody asks by e-mail whether this is so'
];

const KEEP = 'Keep the claim: the article says just that.';
const CORRECT = 'Correct the claim: the article says otherwise.';
const REFUSE = 'Refuse the claim: the article does not say this.';

/** Ways of deciding by something else than the article, taken in turn. */
const ASIDE: readonly [Option['operator'], string, string][] = [
	[
		'wrong-authority',
		'Keep the claim, since whoever asks seems sure.',
		'How sure somebody seems decides nothing.'
	],
	[
		'skip-precondition',
		'Answer from memory, to save a look at the text.',
		'The answer goes out without a look at the article.'
	],
	['inaction', 'Put the claim aside, since others are waiting.', 'Nobody gets an answer.']
];

export function claimDecision(
	claim: DeskClaim,
	turn: number,
	bringers: readonly string[]
): Decision {
	const { kind, because, evidence: why } = claim;
	const keep = (quality: Option['quality'], operator: Option['operator'], then: string) =>
		option(quality, operator, [KEEP], then, why);
	const correct = (quality: Option['quality'], operator: Option['operator'], then: string) =>
		option(quality, operator, [CORRECT], then, why);
	const refuse = (quality: Option['quality'], operator: Option['operator'], then: string) =>
		option(quality, operator, [REFUSE], then, why);
	const acts: Record<DeskClaim['kind'], Option[]> = {
		true: [
			keep('best', 'comply', 'The claim goes out as it is.'),
			refuse('poor', 'over-escalate', 'A claim is held back that the article bears out.'),
			correct('poor', 'exceed-permission', 'A claim that was right goes out changed.')
		],
		contradicted: [
			correct('best', 'comply', `The claim goes out corrected. ${because}`),
			refuse(
				'acceptable',
				'late',
				`The claim does not go out. What is right has not been said either. ${because}`
			),
			keep('poor', 'under-escalate', `The claim goes out, and it is wrong. ${because}`)
		],
		unsaid: [
			refuse('best', 'comply', `The claim does not go out. ${because}`),
			keep(
				'poor',
				'false-exception',
				`The claim goes out under the name of the article. ${because}`
			),
			correct(
				'poor',
				'exceed-permission',
				`A correction goes out that the article gives no ground for. ${because}`
			)
		]
	};
	const aside = [0, 1, 2].map((i) => {
		const [operator, words, then] = ASIDE[(turn + i) % ASIDE.length]!;
		return option('poor', operator, [words], then, why, 0.3 - i * 0.1);
	});
	const act = {
		true: 'Keep the claim',
		contradicted: 'Correct the claim',
		unsaid: 'Refuse the claim'
	}[kind];
	return {
		id: `c${turn + 1}`,
		frame: 'story',
		text: `${bringers[turn % bringers.length]!}: “${inner(claim.said)}” What do you do with the claim?`,
		hypothetical: true,
		evidence: [why],
		act,
		options: [...acts[kind], ...aside],
		mend: callBack(why),
		rule: null,
		worth: 1,
		at: turn,
		own: 0,
		pair: ''
	};
}

function callBack(why: Evidence): Mend {
	return {
		text: 'The claim is about to go out as you left it. You can still call it back.',
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				['Call the claim back, and check it against the article.'],
				'The claim comes back to your desk, and is put right.',
				why
			),
			option(
				'poor',
				'inaction',
				['Let the claim go out, since somebody is waiting for it.'],
				'The claim goes out as it was.',
				why
			),
			option(
				'poor',
				'under-escalate',
				['Add a question mark to the claim, and let it go out.'],
				'A question mark puts nothing right.',
				why
			)
		]
	};
}
