/** What comes after a wrong answer, while whoever asked is still there. */
import type { Evidence } from '../../evidence.ts';
import type { Asker } from './asker.ts';
import { upper } from './deed.ts';
import type { Mend, Option } from './plan.ts';
import { option, said } from './wordings.ts';

/** A wrong answer can be taken back, as long as whoever asked is still there. */
export function takenBack(turn: number, why: Evidence, { the }: Asker): Mend {
	const ways = [
		{
			text: `${upper(the)} thanks you and turns to go. Then you look the rule up once more, and it says something else than you did.`,
			right: [
				'Call out, and take back what you have just said.',
				'Say that you were wrong, and read out what the rule says.'
			],
			on: [
				'Say nothing, since the answer has been given now.',
				'Let it be, and hope that nothing will come of it.'
			],
			quiet: [
				'Say nothing now, and give a better answer next time.',
				'Leave it for today, and put it right at the next chance.'
			]
		},
		{
			text: `${upper(the)} is about to act on what you said. You leaf through the rules, and find that your answer was not theirs.`,
			right: [
				`Stop ${the}, and say that your answer was wrong.`,
				'Own up at once that the answer was wrong.'
			],
			on: [
				'Keep quiet, so that nobody thinks less of you.',
				'Leave it as it is, since the answer has been given.'
			],
			quiet: [
				'Wait and see first whether anybody notices.',
				'Wait for a quiet moment in which to bring it up.'
			]
		}
	];
	const { text, right, on, quiet } = ways[turn % 2]!;
	return {
		text,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				right,
				`${upper(the)} hears it in time, and does as the rule says.`,
				why
			),
			option('poor', 'inaction', on, 'The wrong answer stands, and it is acted on.', why),
			option(
				'poor',
				'under-escalate',
				quiet,
				'The wrong answer stands for now, and it is acted on.',
				why
			)
		]
	};
}

/**
 * Where every minute counts, whoever has asked asks again.
 *
 * @param says the right answer
 * @param wrong those that were offered beside it
 */
export function askedAgain(
	says: string,
	why: Evidence,
	{ the }: Asker,
	wrong: readonly Option[]
): Mend {
	return {
		text: `A minute has gone by, and ${the} looks at you again: “So what has to be done?”`,
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				[quickly(said(says))],
				'A minute late, it is done as the article says.',
				why
			),
			...wrong.map((o) => ({ ...o, quality: 'poor' as const, wordings: o.wordings.map(quickly) })),
			option(
				'poor',
				'inaction',
				[
					'“Give me another minute to think.”',
					'“Wait; I want to think about it first.”',
					'“Wait until somebody comes who knows about such things.”',
					'“Wait a little longer, until somebody comes who knows more about such things than you and I.”'
				],
				'Another minute goes by, and nothing is done.',
				why,
				0.3
			)
		]
	};
}

/** “Call the office.” → “Quickly: call the office.” */
const quickly = (told: string): string =>
	told.replace(/^“(\p{L})/u, (_, first: string) => `“Quickly: ${first.toLowerCase()}`);
