/**
 * The ways in which people get a rule wrong, each as the rule's own sentence with one thing in it changed. The deadline is
 * later, somebody else is asked, one comes before the other, an exception is added or lost.
 */
import { contrary, eitherOf, stepLeftOut, swapped } from './amiss-acts.ts';
import { amounts, fewer, hours, later, lessOften, measures } from './amiss-amounts.ts';
import { excused, loosened, tightened } from './amiss-force.ts';
import { evenSo, exceptionLost, graveOnly, someOnly } from './amiss-limits.ts';
import { bindsOthers, elsewhere, toldOnly } from './amiss-people.ts';
import type { Change } from './change.ts';
import type { Counter } from './counter.ts';
import type { Line } from './line.ts';

export function changesOf({ says, when }: Pick<Line, 'says' | 'when'>, counter: Counter): Change[] {
	const made = [
		...measures(says),
		...later(says, when),
		...elsewhere(says, counter),
		...bindsOthers(says, counter),
		...amounts(says),
		...hours(says),
		...eitherOf(says),
		...someOnly(says),
		...stepLeftOut(says),
		...toldOnly(says),
		...graveOnly(says),
		...evenSo(says),
		...lessOften(says),
		...fewer(says),
		...swapped(says),
		...contrary(says),
		...exceptionLost(says),
		...loosened(says),
		...tightened(says),
		...excused(says, counter)
	];
	return made.filter(
		(c, i) => c.text !== says && made.findIndex((o) => o.text === c.text) === i && reads(c.text)
	);
}

/** What no change may leave behind. */
const reads = (text: string): boolean =>
	!/\b(\p{L}+) \1\b|\s[,.;]|,\s*\.|\bunless [^,]* unless\b|\ban? (?:the|your)\b/iu.test(text);
