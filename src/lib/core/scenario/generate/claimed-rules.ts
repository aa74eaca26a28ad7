/** Decisions on a rule as somebody has it: they are about to go by it, and have a figure of it right or wrong. */
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { seededRandom } from '../../random.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Asker } from './asker.ts';
import { inner } from './assemble.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import { rulePoints } from './claim-points.ts';
import { othersOf } from './claim-values.ts';
import type { Counter } from './counter.ts';
import { upper } from './deed.ts';
import { toldOf } from './desk-claim.ts';
import type { Filling, Point } from './desk-point.ts';
import type { Decision, Option } from './plan.ts';
import type { Parse } from './procedure.ts';
import { takenBack } from './second-chance.ts';
import { partOfText } from './sections.ts';
import { onOneLine, option, said } from './wordings.ts';

/** Beside a rule that is asked about outright, a claim comes second. */
const SECOND = 4;
/** So many are enough to choose from: a course has others beside them. */
const MOST = 4;

/** The figures of rules that matter most, one a sentence, half of them as the article has them. */
export function claimedRules(material: Material, counter: Counter, parse: Parse): Decision[] {
	const { reading } = material;
	const kept: Point[] = [];
	for (const point of rulePoints(material, counter, parse)) {
		const { index, lead } = point.excerpt;
		const isTold = kept.some(
			({ excerpt: e }) => e.index === index || e.lead.includes(index) || lead.includes(e.index)
		);
		if (!isTold && kept.length < MOST) kept.push(point);
	}
	const isAsItIs = seededRandom(`claims ${reading.text.length}`).shuffle([
		true,
		false,
		true,
		false
	]);
	return kept
		.sort((a, b) => a.excerpt.index - b.excerpt.index)
		.flatMap((point, i) =>
			decisionOn(reading, point, isAsItIs[i]!, counter.comers[(i + 1) % counter.comers.length]!, i)
		);
}

function decisionOn(
	reading: Reading,
	point: Point,
	isTrue: boolean,
	who: Asker,
	turn: number
): Decision[] {
	const { excerpt, own } = point;
	const others = othersOf(reading, point);
	const claimed = isTrue ? own : others[0]!;
	const why = evidenceOf(reading, excerpt.sentence);
	const goes = `${upper(who.the)} goes by that`;
	const has = `The article has ${q(own)}.`;
	const right = isTrue
		? option('best', 'comply', keeps(claimed), `${goes}, and it is as the article has it.`, why)
		: option('best', 'comply', corrects(own, claimed), `${goes}. ${has}`, why);
	const wrong: Option[] = [
		...others
			.filter((o) => o !== claimed)
			.slice(0, 2)
			.map((o, i) =>
				option(
					'poor',
					(['exceed-permission', 'skip-precondition'] as const)[i]!,
					corrects(o, claimed),
					`${goes}, and has it wrong${isTrue ? '' : ' in another way'}. ${has}`,
					why,
					0.8
				)
			),
		...(isTrue
			? []
			: [
					option(
						'poor',
						'under-escalate',
						keeps(claimed),
						`${goes}, and has it wrong. ${has}`,
						why,
						1
					)
				])
	];
	const options = [right, ...wrong].map((o) => ({ ...o, wordings: o.wordings.map(said) }));
	if (!chooseOptions(options, nothingSaid(), { own: 2 })) return [];
	const told = toldOf({ point, claimed, isTrue });
	const part = partOfText(reading, excerpt.index) ?? '';
	const ways = ['is about to go by this', 'has this in mind', 'has noted this down'];
	return [
		{
			id: `f${excerpt.index + 1}`,
			frame: 'claim',
			text: `${who.name} ${ways[turn % ways.length]!}${part === '' ? '' : `, from “${part}”`}: “${inner(told)}” Is that right?`,
			hypothetical: true,
			evidence: [why],
			act: '',
			options,
			own: 2,
			mend: takenBack(excerpt.index, why, who),
			rule: null,
			worth: point.worth / 2 - SECOND,
			at: excerpt.index,
			shows: excerpt.lead,
			pair: '',
			ways: ['claimed']
		}
	];
}

const q = (filling: Filling): string => `“${plain(filling)}”`;
const plain = ({ shown }: Filling): string => onOneLine(shown).replace(/(?<![ap]\.m)\.$/, '');

const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const keeps = (claimed: Filling): string[] => [
	closed(`Yes, ${plain(claimed)}`),
	`Yes: ${plain(claimed)} is right.`,
	closed(`Yes, that is right: ${plain(claimed)}`),
	closed(`Yes, that is just as it is: ${plain(claimed)}`)
];
const corrects = (put: Filling, claimed: Filling): string[] => [
	closed(`No, ${plain(put)}`),
	closed(`No: ${plain(put)}, not ${plain(claimed)}`),
	closed(`No, it should be ${plain(put)}`),
	closed(`No, that is not right: ${plain(put)}`)
];
