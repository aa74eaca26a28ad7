/** Decisions on what is forbidden: somebody asks whether they may. */
import type { Evidence } from '../../evidence.ts';
import type { Asker } from './asker.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import { upper } from './deed.ts';
import type { Decision } from './plan.ts';
import { takenBack } from './second-chance.ts';
import { option, said } from './wordings.ts';

/** In which way such a decision goes wrong. */
export const BAN = 'ban';

interface Asked {
	/** Index of the sentence that forbids it. */
	at: number;
	why: Evidence;
	who: Asker;
	/** Who asks, and whether they may. */
	text: string;
	/** Of whom somebody would ask leave; null where there is nobody. */
	leave: string | null;
	/** How many have been asked before it, so that no answer comes in the same words again. */
	nth: number;
}

/** The answers need no more than yes, no and on what terms; null where nobody could be asked for leave: without them readers refused most. */
export function banDecision({ at, why, who, text, leave, nth }: Asked): Decision | null {
	if (leave === null) return null;
	const pick = (ways: readonly string[]) => [said(ways[nth % ways.length]!)];
	const goes = `${upper(who.the)} goes by that`;
	const options = [
		option(
			'best',
			'comply',
			pick(['No; there is no exception to that.', 'No, whatever the reason for it is.']),
			`${goes}. That is how the article has it.`,
			why
		),
		option(
			'critical',
			'break-prohibition',
			pick(['Not as a rule, but for once it will do.', 'Better not, but once will do no harm.']),
			`${goes}, and one day thinks the day unusual enough. The article forbids it.`,
			why,
			0.8
		),
		option(
			'critical',
			'false-exception',
			pick(['Only where there is a good reason for it.', 'Only if there is no other way.']),
			`${goes}, and soon finds a reason. But the article makes no such exception.`,
			why,
			0.6
		),
		option(
			'critical',
			'wrong-authority',
			[
				`Only if ${leave} agrees.`,
				`Only after asking ${leave}.`,
				`Yes, as long as ${leave} agrees to it.`
			].map(said),
			`${goes}, and one day asks, and is given leave. But the article leaves that to nobody.`,
			why,
			1
		)
	];
	if (!chooseOptions(options, nothingSaid(), { own: 2 })) return null;
	return {
		id: `r${at + 1}`,
		frame: 'ban',
		text,
		hypothetical: true,
		evidence: [why],
		act: '',
		options,
		own: 2,
		mend: takenBack(at, why, who),
		rule: null,
		worth: 0,
		at,
		pair: '',
		ways: [BAN]
	};
}
