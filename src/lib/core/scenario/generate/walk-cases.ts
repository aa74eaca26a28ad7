/** What comes up on the way through a list of steps, and what the article has done then. */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { pronounsFound, pronounsFoundAfter } from './deed.ts';
import { caseAt, isOrder } from './line.ts';
import type { Decision, Option } from './plan.ts';
import { LONGEST_BEFORE, toldUpTo, type Walk } from './walk-plan.ts';
import { inWords } from './walk-words.ts';
import { gotWrong } from './walk-wrong.ts';
import { option } from './wordings.ts';

/** What has to be done if something happens on the way. */
export function casesIn(walk: Walk, at: number): Decision[] {
	const { reading, steps, asFact } = walk;
	const { sentences } = steps[at]!;
	return sentences.slice(1).flatMap((sentence, i) => {
		const found = caseOf(walk, sentence);
		if (!found) return [];
		const fact = asFact(found.clause);
		const told = toldUpTo(walk, steps[at]!, sentence);
		if (fact === null || told.length > LONGEST_BEFORE) return [];
		if (!pronounsFoundAfter(told, `${fact} ${found.says}`)) return [];
		const why = evidenceOf(reading, reading.sentences[sentence]!);
		const own = [...otherwise(walk, found, why), ...gotWrong(walk, found.says, why)];
		// Merely to go on as if nothing had happened tempts nobody.
		if (own.length === 0) return [];
		const wrong = [...own, ...goneOn(walk, at, told, why), waited(why)];
		return [
			{
				id: `c${sentence + 1}`,
				frame: 'step',
				text: `You are at this step: “${told}” Suppose ${fact} What do you do?`,
				hypothetical: true,
				evidence: [why],
				act: '',
				options: [
					option('best', 'comply', inWords([found.says], true), IN_CASE[i % IN_CASE.length]!, why),
					...wrong
				],
				own: 2,
				mend: null,
				rule: { norm: found.norm.id, limitHolds: true, does: true },
				worth: 1.2,
				at: sentence,
				pair: '',
				decides: true,
				ways: wrong.map((o) => o.operator)
			}
		];
	});
}

const IN_CASE = ['That is what has to be done in this case.', 'That is what the case asks for.'];

interface Case {
	/** What happens, as a clause. */
	clause: string;
	says: string;
	norm: Norm;
}

/** What a sentence has done in a case; null where it is an order for all cases, or the case cannot be told. */
function caseOf({ reading }: Walk, sentence: number): Case | null {
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
function goneOn({ steps }: Walk, at: number, known: string, why: Evidence): Option[] {
	return steps.slice(at + 1, at + 2).flatMap(({ order, isOpen }, i) => {
		const told = isOpen ? [] : (order?.tellings ?? []);
		const sayable = told.filter((text) => pronounsFoundAfter(known, text));
		if (sayable.length === 0) return [];
		return [
			option(
				'poor',
				i === 0 ? 'skip-precondition' : 'too-early',
				inWords(sayable, order!.norm !== null),
				'The work goes on as if nothing had happened. What this case asks for is not done.',
				why,
				0.9
			)
		];
	});
}

/** What is due in another case. */
function otherwise(walk: Walk, found: Case, why: Evidence): Option[] {
	const own = contentWords(`${found.clause} ${found.says}`);
	return walk.reading.sentences.flatMap((_, sentence) => {
		const other = caseOf(walk, sentence);
		if (!other || other.says === found.says || !pronounsFound(other.says)) return [];
		if ([...contentWords(other.says)].some((w) => own.has(w))) return [];
		return [
			option(
				'poor',
				'false-exception',
				[other.says],
				'That is due in another case, and what this one asks for is not done.',
				why,
				0.8
			)
		];
	});
}

const waited = (why: Evidence): Option =>
	option(
		'poor',
		'inaction',
		[
			'Leave it, and go on as planned.',
			'Go on as planned, and mention it at the end.',
			'Make a note of it for later, and go on with the work as planned.'
		],
		'The work goes on. What this case asks for is not done.',
		why,
		0.3
	);
