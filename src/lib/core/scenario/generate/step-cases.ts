/** What comes up at work on a list of steps, and what the article has done then. */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { pronounsFound, pronounsFoundAfter, upper } from './deed.ts';
import { caseAt, isOrder } from './line.ts';
import type { Decision, Option } from './plan.ts';
import { inWords, LONGEST_BEFORE, toldUpTo, type Work } from './step-work.ts';
import { gotWrong } from './step-wrong.ts';
import { option, said } from './wordings.ts';

/** What has to be done if something happens on the way. */
export function casesIn(work: Work, at: number): Decision[] {
	const { reading, steps, who } = work;
	const { sentences } = steps[at]!;
	return sentences.slice(1).flatMap((sentence) => {
		const found = caseOf(work, sentence);
		if (!found) return [];
		const told = toldUpTo(work, steps[at]!, sentence);
		if (told.length > LONGEST_BEFORE) return [];
		if (!pronounsFoundAfter(told, `${found.clause} ${found.says}`)) return [];
		const why = evidenceOf(reading, reading.sentences[sentence]!);
		const own = [...otherwise(work, found, why), ...gotWrong(work, found.says, why)];
		// Merely to go on as if nothing had happened tempts nobody.
		if (own.length === 0) return [];
		const wrong = [...own, ...goneOn(work, at, told, why), waited(work, why)];
		return [
			{
				id: `c${sentence + 1}`,
				frame: 'case',
				text: `${who.name} is at this step: “${told}” You are asked what has to be done if ${found.clause}.`,
				hypothetical: true,
				evidence: [why],
				act: '',
				options: [
					option(
						'best',
						'comply',
						inWords([found.says], true),
						`${upper(who.the)} does that. It is what the case asks for.`,
						why
					),
					...wrong
				].map((o) => ({ ...o, wordings: o.wordings.map(said) })),
				own: 2,
				mend: null,
				rule: { norm: found.norm.id, limitHolds: true, does: true },
				worth: 3.4,
				shows: sentences.filter((s) => s <= sentence),
				at: sentence,
				pair: '',
				decides: true,
				ways: wrong.map((o) => o.operator)
			}
		];
	});
}

interface Case {
	/** What happens, as a clause. */
	clause: string;
	says: string;
	norm: Norm;
}

/** What a sentence has done in a case; null where it is an order for all cases, or the case cannot be told. */
function caseOf({ reading }: Work, sentence: number): Case | null {
	const norm = reading.norms.find((n) => n.sentence === sentence);
	const found = norm && caseAt(reading, sentence);
	if (!found || norm.force !== 'must' || norm.exceptions.length > 0) return null;
	if (!isOrder(reading, norm)) return null;
	const [, clause] = /^(?:if|when|whenever|as soon as) (.+)$/i.exec(found.when) ?? [];
	return clause === undefined || VAGUE.test(clause) || /[;:—–?!]/.test(found.says)
		? null
		: { clause, says: found.says, norm };
}

const VAGUE =
	/\b(?:in doubt|possible|necessary|needed|required|you (?:like|wish|want|prefer|can|need|have to)|all (?:is|goes) well|everything|this|these|that (?:is|was|happens|does)|so)\b/i;

/** As if nothing had happened. */
function goneOn({ steps, who }: Work, at: number, known: string, why: Evidence): Option[] {
	return steps.slice(at + 1, at + 2).flatMap(({ order, isOpen }, i) => {
		const told = isOpen ? [] : (order?.tellings ?? []);
		const sayable = told.filter((text) => pronounsFoundAfter(known, text));
		if (sayable.length === 0) return [];
		return [
			option(
				'poor',
				i === 0 ? 'skip-precondition' : 'too-early',
				inWords(sayable, order!.norm !== null),
				`${upper(who.the)} goes on as if nothing had happened. What this case asks for is not done.`,
				why,
				0.9
			)
		];
	});
}

/** What is due in another case. */
function otherwise(work: Work, found: Case, why: Evidence): Option[] {
	const own = contentWords(`${found.clause} ${found.says}`);
	return work.reading.sentences.flatMap((_, sentence) => {
		const other = caseOf(work, sentence);
		if (!other || other.says === found.says || !pronounsFound(other.says)) return [];
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
