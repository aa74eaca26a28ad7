/** What can be got wrong about a list of steps. */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Operator } from '../model.ts';
import { changesOf } from './amiss.ts';
import { pronounsFoundAfter, upper } from './deed.ts';
import type { Option } from './plan.ts';
import type { Step } from './step-list.ts';
import { inWords, type Work } from './step-work.ts';
import { onOneLine, option } from './wordings.ts';

/** The steps that come later and could be taken now, the nearest first. */
export function stepsAhead(work: Work, at: number, known: string, why: Evidence): Option[] {
	const { steps, who } = work;
	const own = contentWords(steps[at]!.order!.tellings[0]!);
	return steps.slice(at + 1, at + 1 + FURTHEST).flatMap((step, i) => {
		if (step.isOpen) return [];
		const told = (step.order?.tellings ?? []).filter(
			(text) =>
				!SHOWS_ITS_PLACE.test(text) &&
				pronounsFoundAfter(known, text) &&
				!needsWhatIsSkipped(work, at, step, text)
		);
		if (told.length === 0) return [];
		const words = contentWords(told[0]!);
		const shared = [...words].filter((w) => own.has(w)).length;
		if (shared > ALIKE * Math.min(words.size, own.size)) return [];
		const left = i === 0 ? 'one step' : 'more than one step';
		const operator: Operator = i === 0 ? 'skip-precondition' : 'too-early';
		const then = `${upper(who.the)} goes on with that. But ${left} before it is left out.`;
		return [
			{
				...option('poor', operator, inWords(told, step.order!.norm !== null), then, why),
				falls: i + 1
			}
		];
	});
}

/** Whether it speaks of something that only comes up in the steps it leaves out: it could not be done without them. */
function needsWhatIsSkipped(
	{ steps, firstSpoken }: Work,
	at: number,
	step: Step,
	told: string
): boolean {
	const from = steps[at]!.sentences[0]!;
	const to = step.sentences[0]!;
	return [...contentWords(told)].some((word) => {
		const first = firstSpoken.get(word);
		return first !== undefined && first >= from && first < to;
	});
}

export const FURTHEST = 6;
/** Steps that share more of their words are hardly to be told apart. */
const ALIKE = 0.8;
/** What only makes sense late, or when something has happened. */
const SHOWS_ITS_PLACE =
	/^(?:when|once|after|as soon as|finally|lastly|then|now|next|before|if)\b|\b(?:back|again|replace|refit|refill|reassemble|put away|finish(?:ed)?|last|done|stop|continue|keep|until|every|each|next|repeat|other|rest|remaining|second|clean up|tidy|dispose)\b/i;

/** "Never take the screw right out.": what is warned of where a step is told. */
export function forbiddenIn({ reading, steps, who }: Work, at: number, known: string): Option[] {
	return steps[at]!.sentences.flatMap((sentence) => {
		const { text } = reading.sentences[sentence]!;
		const deed = forbidden(onOneLine(text));
		if (deed === null || !pronounsFoundAfter(known, deed)) return [];
		const why = evidenceOf(reading, reading.sentences[sentence]!);
		return [
			option(
				'critical',
				'break-prohibition',
				inWords([deed], true),
				`${upper(who.the)} sets about it, and the article warns of just that.`,
				why,
				1
			)
		];
	});
}

/** "Do not give anything to drink to them." → "Give something to drink to them."; null where it cannot be turned. */
function forbidden(text: string): string | null {
	const [, act] = /^(?:Never|Do not|Don[’']t) (\p{Ll}[^;:—–()?!]+)\.$/u.exec(text) ?? [];
	if (act === undefined || act.split(' ').length < 3) return null;
	if (CANNOT_TURN.test(act)) return null;
	const turned = act
		.replace(/\bany(one|body|thing|where)\b/g, 'some$1')
		.replace(/\bany\b/g, 'some');
	return `${upper(turned)}.`;
}

const CANNOT_TURN =
	/^(?:worry|panic|forget|rely|assume|try|be|hesitate|let|overtighten|over|rush|just|also|ever|even)\b|\b(?:or|nor|and|even|unless|until|yet|either|at all|ever|too|just|only|if|when|whenever|because|since|as|so|but|except|more than|less than|other than)\b/i;

/** The step itself, with one thing in it amiss. */
export function gotWrong({ counter, who }: Work, text: string, why: Evidence): Option[] {
	return changesOf({ says: text, when: '' }, counter)
		.filter((c) => c.own >= 0.5 && IN_A_STEP.has(c.kind))
		.map((c) =>
			option(
				'poor',
				c.operator,
				[c.text],
				`${upper(who.the)} does it that way. It is not as it is written.`,
				why,
				c.own
			)
		);
}

/** What can be got wrong without its being plain nonsense. */
const IN_A_STEP: ReadonlySet<string> = new Set([
	'measure',
	'amount',
	'who',
	'hour',
	'late',
	'often',
	'fewer'
]);

export const stopped = ({ who }: Work, why: Evidence): Option =>
	option(
		'poor',
		'inaction',
		[
			'None; that was all.',
			'None; that was the last one.',
			'None; that was the last one, and all is done.',
			'None; that was the last one, and all there is to do is done.'
		],
		`${upper(who.the)} stops. But there are steps left.`,
		why,
		0.3
	);
