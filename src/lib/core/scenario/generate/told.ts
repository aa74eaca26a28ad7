/** Decisions on rules told whole: somebody asks what holds, and the answers are the article's sentence and what is made of it. */
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Reading } from '../../reading/reading.ts';
import { changesOf } from './amiss.ts';
import type { Asker } from './asker.ts';
import type { Change } from './change.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import type { Counter } from './counter.ts';
import { pronounsFound, upper } from './deed.ts';
import type { Line } from './line.ts';
import type { Decision, Option, RuleCase } from './plan.ts';
import { askedAgain, takenBack } from './second-chance.ts';
import { option, said } from './wordings.ts';

const MOST = 6;
const ENOUGH = 3;
const MOST_NOTES = 2;
/** So much of a change makes it the rule's own. */
const OWN = 0.6;
/** Rules so many sentences away are of the same matter, as long as they stand in the same part. */
const NEAR = 8;
/** Ways of being wrong that fit many rules: read again and again, they give themselves away. */
const AT_MOST: Readonly<Record<string, number>> = {
	'If possible': 1,
	'Where you can': 1,
	excuse: 1,
	leave: 2,
	'leave-of': 2,
	usual: 2,
	try: 2,
	duty: 2,
	optional: 2,
	strict: 2
};

/** "must" told as "may", and the like: alone, that is a matter of one small word. */
const WEAK: ReadonlySet<string> = new Set([
	'usual',
	'try',
	'duty',
	'optional',
	'strict',
	'possible'
]);

/** A wrong answer, and what it is made of. */
interface Wrong {
	option: Option;
	change: Change;
	of: Line;
}

export function toldDecisions(
	reading: Reading,
	lines: readonly Line[],
	counter: Counter
): Decision[] {
	const { made, borrowed } = askedAbout(reading, lines, counter);
	const taken = made.map(({ line }) => line);
	const spare = lines.filter(
		(l) =>
			!borrowed.has(l) &&
			!taken.some((t) => t.at === l.at || isIn(l, t) || isIn(t, l) || isAlike(t, l))
	);
	return [...made.map(({ decision }) => decision), ...notesIn(spare, counter)];
}

/** The rules that are best asked about, from all over the article. */
function askedAbout(
	{ sentences }: Reading,
	lines: readonly Line[],
	counter: Counter
): { made: { line: Line; decision: Decision }[]; borrowed: ReadonlySet<Line> } {
	const ways = new Map(lines.map((line) => [line, changesOf(line, counter)] as const));
	const askable = new Set(
		lines.filter(
			(l) => l.norm !== null && (l.when !== '' || ways.get(l)!.some((c) => c.own >= OWN))
		)
	);
	// Rules that are got wrong in one way only stand beside others of their part.
	const spare = lines.filter((l) => !askable.has(l) || ways.get(l)!.length < 2);
	const made: { line: Line; decision: Decision }[] = [];
	const used = new Map<string, number>();
	const worth = (line: Line) =>
		worthOf(line, ways.get(line)!) -
		made.reduce(
			(sum, { line: other }) =>
				sum +
				(sentences[other.at]!.paragraph === sentences[line.at]!.paragraph ? 0.8 : 0) +
				(other.part !== '' && other.part === line.part ? 0.3 : 0) +
				(topOf(ways.get(other)!) === topOf(ways.get(line)!) ? 0.5 : 0),
			0
		);
	const borrowed = new Set<Line>();
	// Where too few can be got wrong in two ways of their own, one such way and one that fits many rules must do.
	for (const [own, most] of [
		[2, MOST],
		[1, ENOUGH]
	] as const) {
		const open = new Set(askable);
		while (made.length < most && open.size > 0) {
			const [line] = [...open].sort((a, b) => worth(b) - worth(a) || a.at - b.at);
			open.delete(line!);
			if (borrowed.has(line!)) continue;
			if (
				made.some(
					({ line: m }) => m === line || isIn(m, line!) || isIn(line!, m) || isAlike(m, line!)
				)
			)
				continue;
			const beside = spare.filter(
				(o) => !borrowed.has(o) && !made.some(({ line: m }) => m === o || isIn(o, m))
			);
			const found = decisionOn(sentences, line!, beside, counter, made.length, used, own);
			if (!found) continue;
			made.push({ line: line!, decision: found.decision });
			for (const of of found.of) borrowed.add(of);
		}
	}
	return { made, borrowed };
}

/** Half of what is to be done is right as far as it goes, where nobody asks for all of it. */
const isFalseAlone = ({ kind, own }: Change): boolean => own >= OWN && kind !== 'left-out';

/** Whether one line is shown where the other is asked about. */
const isIn = (a: Line, b: Line): boolean =>
	b.before !== null && a.why.start >= b.before.start && a.why.start < b.before.end;

/** One tells what the other asks. */
function isAlike(a: Line, b: Line): boolean {
	const [x, y] = [contentWords(`${a.when} ${a.says}`), contentWords(`${b.when} ${b.says}`)];
	const shared = [...x].filter((w) => y.has(w)).length;
	return shared >= 3 && shared * 2 > Math.min(x.size, y.size);
}

const GRAVE =
	/\b(?:never|under no circumstances|999|911|112|ambulance|emergency|fire|danger\p{Ll}*|injur\p{Ll}*|alarm|evacuat\p{Ll}*|collapse\p{Ll}*|breath\p{Ll}*|theft|stolen|lost|robb\p{Ll}*|brib\p{Ll}*|unwell|ill|police)\b/iu;

/** What a reader must not miss comes before what is of little weight. */
const weightOf = (line: Line): number =>
	(GRAVE.test(`${line.when} ${line.says}`) ? 0.6 : 0) +
	(/\b(?:must|never|only|unless|until|before|within)\b/i.test(line.says) ? 0.3 : 0);

function worthOf(line: Line, changes: readonly Change[]): number {
	const kinds = new Set(changes.map((c) => c.operator)).size;
	return (
		Math.min(kinds, 3) * 0.8 +
		Math.max(0, ...changes.map((c) => c.own)) +
		(line.when !== '' ? 0.8 : 0) +
		weightOf(line) -
		(line.lead !== '' ? 0.3 : 0) -
		line.says.length / 300
	);
}

/** In which way it is likeliest to be got wrong. */
const topOf = (changes: readonly Change[]): string =>
	[...changes].sort((a, b) => b.own - a.own)[0]?.kind ?? '';

const wrong = (change: Change, of: Line, the: string, goes: string): Wrong => ({
	change,
	of,
	option: option(
		change.quality,
		change.operator,
		[said(change.text)],
		`${upper(the)} ${goes}${change.then}.${change.but === '' ? '' : ` ${change.but}`}`,
		of.why,
		change.own
	)
});

/** Those that ship beside the right one; null where too few go together. */
function choose(
	right: Option,
	open: readonly Wrong[],
	own: number,
	counter: Counter,
	used: ReadonlyMap<string, number>
): Wrong[] | null {
	const left = open.filter(
		({ change: { kind, text } }) =>
			!counter.permits(text) && (used.get(kind) ?? 0) < (AT_MOST[kind] ?? Infinity)
	);
	const chosen = chooseOptions([right, ...left.map((w) => w.option)], nothingSaid(), { own });
	if (!chosen) return null;
	const kept = left.filter((w) => chosen.some((c) => w.option.wordings[0] === c.text));
	return kept;
}

function count(kept: readonly Wrong[], used: Map<string, number>): void {
	for (const { change } of kept) used.set(change.kind, (used.get(change.kind) ?? 0) + 1);
}

function decisionOn(
	sentences: Reading['sentences'],
	line: Line,
	beside: readonly Line[],
	counter: Counter,
	turn: number,
	used: Map<string, number>,
	own: number
): { decision: Decision; of: Line[] } | null {
	const who = counter.comers[turn % counter.comers.length]!;
	const { the } = who;
	const right = option(
		'best',
		'comply',
		[said(line.says)],
		`${upper(the)} goes by that. These are the article’s own words.`,
		line.why
	);
	const changes = changesOf(line, counter);
	const kept = choose(
		right,
		[
			...changes.map((c) => wrong(c, line, the, 'goes by that')),
			...(line.when !== ''
				? elsewhereOf(sentences, line, beside, the)
				: line.lead === ''
					? besideOf(line, beside, counter, the)
					: [])
		],
		own,
		counter,
		used
	);
	if (!kept?.some(({ of, change }) => change.own >= OWN && of === line) && line.when === '')
		return null;
	if (!kept || kept.every(({ change }) => WEAK.has(change.kind))) return null;
	count(kept, used);
	const options = [right, ...kept.map((w) => w.option)];
	const presses = line.when !== '' && AT_SPEED.test(line.says);
	const thought = kept.find(({ of, change }) => of === line && change.thought !== '')?.change
		.thought;
	const decision: Decision = {
		id: `r${line.at + 1}`,
		frame: line.when === '' ? 'line' : 'case',
		text: `${asked(line, who, counter, turn, kept)}${thought ? ` ${upper(the)} adds: “${thought}”` : ''}`,
		hypothetical: true,
		evidence: [...(line.before ? [line.before] : []), line.why],
		act: '',
		options,
		own,
		mend: presses
			? askedAgain(line.says, line.why, who, options.slice(1))
			: takenBack(line.at, line.why, who),
		...(presses ? { presses: true as const } : {}),
		rule: ruleCase(line),
		worth: worthOf(line, changes),
		at: line.at,
		pair: ''
	};
	return { decision, of: kept.map((w) => w.of).filter((l) => l !== line) };
}

const AT_SPEED =
	/\b(?:at once|immediately|without delay|(?:right|straight) away|within (?:the next )?(?:\d+|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty) (?:seconds?|minutes?))\b/;

function ruleCase({ norm, when }: Pick<Line, 'norm' | 'when'>): RuleCase | null {
	if (norm === null || norm.force === 'need-not') return null;
	const limited = norm.exceptions.length > 0 || (when === '' && norm.conditions.length > 0);
	return {
		norm: norm.id,
		limitHolds: true,
		does: !/not$/.test(norm.force),
		...(limited ? { stated: true as const } : {})
	};
}

/** Who comes, and what they ask. */
function asked(
	line: Line,
	{ name }: Asker,
	{ atWork }: Counter,
	turn: number,
	kept: readonly Wrong[]
): string {
	const rules = atWork ? 'rules' : 'instructions';
	const { when, lead, part, force } = line;
	const opening = lead === '' ? '' : `The ${rules} say: “${lead}” `;
	const pick = (ways: readonly string[]) => ways[turn % ways.length]!;
	if (when !== '') {
		const what = /may|not$/.test(force) ? 'what is allowed' : 'what has to be done';
		return `${opening}${name} ${pick(['asks you', 'wants to know from you', 'turns to you and asks'])} ${what} “${when}”.`;
	}
	if (lead !== '')
		return `${opening}${name} ${pick(['asks you how they go on from there.', 'asks you what comes after that.'])}`;
	const own = kept.filter(({ of }) => of === line).map(({ change }) => change.text);
	const told = own.length === kept.length ? inCommon([line.says, ...own]) : '';
	const under = part === '' ? '' : ` under “${part}”`;
	if (told !== '' && !told.startsWith('…'))
		return `${name} ${pick([
			`remembers how one of the ${rules}${under} begins, and asks you how it goes on: “${told}”`,
			`is reading the ${rules}${under} again, and stops to ask you how this goes on: “${told}”`,
			`has noted down only the beginning of one of the ${rules}${under}, and asks you for the rest: “${told}”`
		])}`;
	if (told !== '') return `${name} asks you what the ${rules}${under} say of this: “${told}”`;
	if (/\?$/.test(part)) return `${name} asks you: “${part}”`;
	return `${name} asks you what there is to keep to in the ${rules}${under}.`;
}

/** What all begin with, or else the longest run of words that all have; '' where that does not say what it is about. */
function inCommon(texts: readonly string[]): string {
	const [first, ...rest] = texts.map((text) => text.replace(/\.$/, '').split(' '));
	const has = (words: readonly string[], run: string) =>
		` ${words.join(' ')} `.includes(` ${run} `);
	const until = first!.findIndex((word, i) => rest.some((words) => words[i] !== word));
	const opening = first!.slice(0, until < 0 ? first!.length - 1 : until);
	while (LOOSE.test(opening.at(-1) ?? '')) opening.pop();
	if (opening.length >= FEWEST_OPENING) return `${opening.join(' ').replace(/,$/, '')} …`;
	for (let length = first!.length - 1; length >= FEWEST_WITHIN; length--) {
		for (let from = 0; from <= LAST_START && from + length <= first!.length; from++) {
			const run = first!.slice(from, from + length);
			if (!rest.every((words) => has(words, run.join(' ')))) continue;
			const ends = from + length === first!.length;
			while (LOOSE.test(run.at(-1) ?? '')) run.pop();
			while (LOOSE.test(run[0] ?? '')) run.shift();
			if (run.length < FEWEST_WITHIN) return '';
			return `… ${run.join(' ').replace(/,$/, '')}${ends ? '' : ' …'}`;
		}
	}
	return '';
}

/** Words on which nothing should be cut. */
const LOOSE =
	/^(?:the|an?|of|for|within|to|in|on|at|and|or|but|by|with|from|be|is|are|any|every|your|their|its|than|more|least|up|only|must|may|as|that|who|which),?$/i;
const FEWEST_OPENING = 3;
const FEWEST_WITHIN = 4;
/** What begins further on is the end of a sentence, and not what it is about. */
const LAST_START = 4;

/** Other rules of the same part, each with something changed in it. */
function besideOf(line: Line, spare: readonly Line[], counter: Counter, the: string): Wrong[] {
	return spare
		.filter((o) => o.lead === '' && o.when === '' && o.at !== line.at)
		.filter((o) => o.part === line.part && o.part !== '' && Math.abs(o.at - line.at) <= NEAR)
		.sort((a, b) => Math.abs(a.at - line.at) - Math.abs(b.at - line.at))
		.flatMap((of) =>
			changesOf(of, counter)
				.filter(isFalseAlone)
				.slice(0, 1)
				.map((c) => wrong({ ...c, own: c.own * 0.7 }, of, the, 'goes by that'))
		);
}

/** What the article asks for in other cases: told elsewhere, and of other things, so that it is not due here as well. */
function elsewhereOf(
	sentences: Reading['sentences'],
	line: Line,
	spare: readonly Line[],
	the: string
): Wrong[] {
	const isPlainCase = (l: Line) =>
		l.when !== '' && l.force === 'must' && !GRAVE.test(`${l.when} ${l.says}`);
	if (!isPlainCase(line)) return [];
	const words = (l: Line) => contentWords(`${l.when} ${l.says}`);
	const own = words(line);
	return spare
		.filter((o) => o !== line && isPlainCase(o) && pronounsFound(o.says))
		.filter((o) => sentences[o.at]!.paragraph !== sentences[line.at]!.paragraph)
		.filter((o) => ![...words(o)].some((w) => own.has(w)))
		.map((of, i) => ({
			of,
			change: {
				kind: 'elsewhere',
				text: of.says,
				operator: i % 2 === 0 ? 'over-escalate' : 'under-escalate',
				quality: 'poor',
				then: ', and does what is asked for in another case',
				but: 'What has to be done here is left undone.',
				thought: '',
				own: 0.5
			} satisfies Change
		}))
		.map(({ of, change }) => wrong(change, of, the, 'goes by that'));
}

/** Of three or four rules that somebody has noted down, one is as the article has it. */
function notesIn(spare: readonly Line[], counter: Counter): Decision[] {
	const made: Decision[] = [];
	const used = new Map<string, number>();
	let open = spare.filter((l) => l.lead === '').map((l) => ({ ...l, says: l.whole, when: '' }));
	for (const line of [...open].sort((a, b) => weightOf(b) - weightOf(a))) {
		if (made.length === MOST_NOTES) break;
		if (line.norm === null || !open.includes(line)) continue;
		const others = open.filter((o) => o !== line && !isAlike(o, line));
		const inPart = line.part === '' ? [] : others.filter((o) => o.part === line.part);
		const found =
			noteOf(line, inPart, counter, made.length, line.part, used) ??
			noteOf(line, others, counter, made.length, '', used);
		if (!found) continue;
		made.push(found.decision);
		open = open.filter((o) => o !== line && !found.of.includes(o));
	}
	return made;
}

function noteOf(
	line: Line,
	others: readonly Line[],
	counter: Counter,
	turn: number,
	part: string,
	used: Map<string, number>
): { decision: Decision; of: Line[] } | null {
	const who = counter.comers[(turn + 1) % counter.comers.length]!;
	const { the } = who;
	const rules = counter.atWork ? 'rules' : 'instructions';
	const goes = 'keeps that line, goes by it';
	const right = option(
		'best',
		'comply',
		[said(line.says)],
		`${upper(the)} keeps that line and drops the others. It is in the article’s own words.`,
		line.why
	);
	const open = others.flatMap((of) =>
		changesOf(of, counter)
			.filter(isFalseAlone)
			.slice(0, 3)
			.map((c) => wrong(c, of, the, goes))
	);
	const kept = choose(right, open, 2, counter, used);
	const of = kept?.map((w) => w.of) ?? [];
	// Two accounts of one rule that differ would show that this is where to look.
	if (!kept || new Set(of).size < of.length) return null;
	count(kept, used);
	const about = part === '' ? `of the ${rules}` : `of what the ${rules} say under “${part}”`;
	return {
		of,
		decision: {
			id: `n${line.at + 1}`,
			frame: 'notes',
			text: [
				`${who.name} has made notes ${about}, and shows them to you. Only one of them is right. Which do you let stand?`,
				`${who.name} wants to pin up a reminder ${about}, and asks you which line is right. Which do you choose?`
			][turn % 2]!,
			hypothetical: true,
			evidence: [line.why],
			act: '',
			options: [right, ...kept.map((w) => w.option)],
			own: 2,
			mend: takenBack(line.at, line.why, who),
			rule: ruleCase(line),
			worth: 2.2 + weightOf(line),
			at: line.at,
			pair: ''
		}
	};
}
