/** What comes up at work on a list of steps, and what the article has done then. */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import { pronounsFound, pronounsFoundAfter, upper } from './deed.ts';
import type { Decision, Option } from './plan.ts';
import {
	askedAtWork,
	inWords,
	LONGEST_BEFORE,
	toldUpTo,
	type Case,
	type Work
} from './step-work.ts';
import { gotWrong } from './step-wrong.ts';
import { option } from './wordings.ts';

/** What has to be done if something happens on the way. */
export function casesIn(work: Work, at: number): Decision[] {
	const { reading, steps, who } = work;
	const { sentences } = steps[at]!;
	return sentences.slice(1).flatMap((sentence) => {
		const found = work.cases.get(sentence);
		// "Push it in or leave it": what else is done is done by one of the two.
		if (!found || / or /.test(found.says)) return [];
		const told = toldUpTo(work, steps[at]!, sentence);
		if (told.length > LONGEST_BEFORE) return [];
		if (!pronounsFoundAfter(told, `${found.clause} ${found.says}`)) return [];
		const why = evidenceOf(reading, reading.sentences[sentence]!);
		const own = [...otherwise(work, found, why), ...gotWrong(work, found.says, why)];
		// Merely to go on as if nothing had happened tempts nobody.
		if (own.length === 0) return [];
		const wrong = [...own, ...goneOn(work, at, told, why), waited(work, why)];
		const right = option(
			'best',
			'comply',
			inWords([found.says], true),
			`${upper(who.the)} does that. It is what the case asks for.`,
			why
		);
		return [
			askedAtWork(why, [right, ...wrong], {
				id: `c${sentence + 1}`,
				frame: 'case',
				text: `${who.name} is at this step: “${told}” You are asked what has to be done if ${found.clause}.`,
				mend: null,
				rule: { norm: found.norm.id, limitHolds: true, does: true },
				worth: 3.4,
				at: sentence,
				shows: sentences.filter((s) => s <= sentence)
			})
		];
	});
}

/** As if nothing had happened. */
function goneOn({ steps, who }: Work, at: number, known: string, why: Evidence): Option[] {
	const next = steps[at + 1];
	if (!next?.order || next.isOpen) return [];
	const { tellings, norm } = next.order;
	const sayable = tellings.filter((text) => pronounsFoundAfter(known, text));
	if (sayable.length === 0) return [];
	return [
		option(
			'poor',
			'skip-precondition',
			inWords(sayable, norm !== null),
			`${upper(who.the)} goes on as if nothing had happened. What this case asks for is not done.`,
			why,
			0.9
		)
	];
}

/** What is due in another case. */
function otherwise(work: Work, found: Case, why: Evidence): Option[] {
	const own = contentWords(`${found.clause} ${found.says}`);
	return [...work.cases.values()].flatMap((other) => {
		if (other.says === found.says || !pronounsFound(other.says)) return [];
		if ([...contentWords(other.says)].some((w) => own.has(w))) return [];
		return [
			option(
				'poor',
				'false-exception',
				[other.says],
				`${upper(work.who.the)} does what is due in another case. What this one asks for is not done.`,
				why,
				0.8
			)
		];
	});
}

const waited = ({ who }: Work, why: Evidence): Option =>
	option(
		'poor',
		'inaction',
		[
			'Leave it, and go on as planned.',
			'Go on as planned, and mention it at the end.',
			'Make a note of it for later, and go on with the work as planned.'
		],
		`${upper(who.the)} goes on. What this case asks for is not done.`,
		why,
		0.3
	);
