/** Decisions on rules told whole: somebody asks what holds, and the answers are the article's sentence and what is made of it. */
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Reading } from '../../reading/reading.ts';
import { changesOf } from './amiss.ts';
import { asked, comesAsking, questionOf } from './asked.ts';
import { askedFor } from './amiss-people.ts';
import { BAN, banDecision } from './bans.ts';
import { isBan, type Change } from './change.ts';
import { chooseOptions, nothingSaid } from './choose.ts';
import type { Counter } from './counter.ts';
import { pronounsFound, upper } from './deed.ts';
import type { Line } from './line.ts';
import type { Decision, Option, RuleCase } from './plan.ts';
import { askedAgain, takenBack } from './second-chance.ts';
import { isAlikeInLength, type Shared } from './shared-words.ts';
import { OFTEN, spreadOfWords } from './spread.ts';
import { option, said } from './wordings.ts';

const MOST = 8;
/** So much of a change makes it the rule's own. */
const OWN = 0.6;
/** Ways of being wrong that fit many rules: read again and again, they give themselves away. */
const AT_MOST: Readonly<Record<string, number>> = {
	excuse: 1,
	try: 1,
	duty: 2,
	optional: 2,
	strict: 1
};

/** "must" told as "may", and the like: a matter of one small word, that nobody needs the article for. */
const WEAK: ReadonlySet<string> = new Set(['try', 'duty', 'optional', 'strict', 'excuse']);

/** A wrong answer, and what it is made of. */
interface Wrong {
	option: Option;
	change: Change;
	of: Line;
}

/** The decisions that are good enough to be made. */
export function toldDecisions(
	reading: Reading,
	lines: readonly Line[],
	counter: Counter
): Decision[] {
	return askedAbout(reading, lines, counter, weightsIn(reading)).map(({ decision }) => decision);
}

/** The rules that are best asked about, from all over the article. */
function askedAbout(
	reading: Reading,
	lines: readonly Line[],
	counter: Counter,
	weigh: (line: Line) => number
): { line: Line; decision: Decision }[] {
	const { sentences } = reading;
	const ways = new Map(lines.map((line) => [line, changesOf(line, counter)] as const));
	const open = new Set(lines.filter((l) => l.norm !== null));
	const made: { line: Line; decision: Decision }[] = [];
	const used = new Map<string, number>();
	const worth = (line: Line) =>
		worthOf(line, ways.get(line)!, weigh) -
		made.reduce(
			(sum, { line: other }) =>
				sum +
				(sentences[other.at]!.paragraph === sentences[line.at]!.paragraph ? 0.8 : 0) +
				(other.part !== '' && other.part === line.part ? 0.3 : 0) +
				(topOf(ways.get(other)!) === topOf(ways.get(line)!) ? 0.5 : 0),
			0
		);
	while (made.length < MOST && open.size > 0) {
		const [line] = [...open].sort((a, b) => worth(b) - worth(a) || a.at - b.at);
		open.delete(line!);
		if (made.some(({ line: m }) => isAlike(m, line!))) continue;
		const others = lines.filter((o) => !made.some(({ line: m }) => m === o));
		const decision = decisionOn(line!, others, counter, made.length, used);
		if (decision) made.push({ line: line!, decision: { ...decision, worth: worth(line!) } });
	}
	return made;
}

/** One tells what the other asks. */
function isAlike(a: Line, b: Line): boolean {
	const [x, y] = [contentWords(`${a.when} ${a.says}`), contentWords(`${b.when} ${b.says}`)];
	const shared = [...x].filter((w) => y.has(w)).length;
	return shared >= 3 && shared * 2 > Math.min(x.size, y.size);
}

const GRAVE =
	/\b(?:never|under no circumstances|999|911|112|ambulance|emergency|fire|danger\p{Ll}*|injur\p{Ll}*|alarm|evacuat\p{Ll}*|collapse\p{Ll}*|breath\p{Ll}*|theft|stolen|lost|robb\p{Ll}*|brib\p{Ll}*|unwell|ill|police)\b/iu;

/** What is owed to people, and how the text itself is kept up. */
const MINOR =
	/\b(?:entitled|refund(?:s|ed)?|payable|is reviewed|are reviewed|will be reviewed|withdrawn|goodwill)\b/;

/** What the article is about, says more than once, or must not be missed comes before what is of little weight. */
function weightsIn({ sentences, title }: Reading): (line: Line) => number {
	const spread = spreadOfWords(sentences);
	const named = contentWords(title);
	return ({ when, says, part, at }) => {
		const own = [...contentWords(`${when} ${says}`)];
		const often = own.filter((w) => (spread.get(w) ?? 0) >= OFTEN).length;
		return (
			(GRAVE.test(`${when} ${says}`) ? 0.6 : 0) +
			(/\b(?:must|never|only|unless|until|before|within)\b/i.test(says) ? 0.3 : 0) +
			(own.some((w) => named.has(w)) ? 0.3 : 0) +
			(often / Math.max(4, own.length)) * 0.8 +
			([...contentWords(part)].some((w) => named.has(w)) ? 0.2 : 0) +
			(sentences[at - 1]?.paragraph !== sentences[at]!.paragraph ? 0.2 : 0) -
			(MINOR.test(says) ? 0.7 : 0)
		);
	};
}

function worthOf(line: Line, changes: readonly Change[], weigh: (line: Line) => number): number {
	const strong = new Set(changes.filter((c) => !WEAK.has(c.kind)).map((c) => c.kind)).size;
	return (
		Math.min(strong, 3) * 0.6 +
		Math.max(0, ...changes.map((c) => c.own)) +
		(isCase(line) ? 0.8 : 0) +
		weigh(line) -
		line.says.length / 300
	);
}

/** Whether it is a case that is decided: one that is told, or one that the rule itself sets apart. */
const isCase = ({ when, says }: Line): boolean =>
	when !== '' ||
	/\b(?:unless|even if|only (?:if|when|where|with|after)|until|except|before|after)\b/.test(says);

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
	line: Line,
	beside: readonly Line[],
	counter: Counter,
	turn: number,
	used: Map<string, number>
): Decision | null {
	// Half of what is to be done is no wrong answer where it is not asked what is to be done.
	const changes = changesOf(line, counter).filter(
		({ kind }) => line.when !== '' || kind !== 'left-out'
	);
	const strong = changes.filter((c) => !WEAK.has(c.kind));
	const weak = changes.find((c) => WEAK.has(c.kind));
	const by = (open: readonly Change[]) =>
		open.length > 0 ? decisionBy(line, open, beside, counter, turn, used) : null;
	const kinds = [...new Set(strong.map((c) => c.kind))];
	// What is changed in one place leaves the rest to be told in the question; of the ways that fit any rule one will do.
	const open = [
		strong,
		strong.filter((c) => c.kind !== 'role'),
		...kinds.map((kind) => strong.filter((c) => c.kind === kind)),
		...(weak ? [[...strong.filter((c) => c.kind !== 'role'), weak]] : [])
	];
	const ban = banOn(line, counter, turn, used);
	if (ban) return ban;
	// Of what is part of the right answer alone, none is plainly wrong.
	if (changes.every(({ kind }) => kind === 'left-out')) return null;
	for (const changes of open) {
		const made = by(changes);
		if (made) return made;
	}
	return null;
}

function decisionBy(
	line: Line,
	changes: readonly Change[],
	beside: readonly Line[],
	counter: Counter,
	turn: number,
	used: Map<string, number>
): Decision | null {
	const who = counter.comers[turn % counter.comers.length]!;
	const { the } = who;
	const right = option(
		'best',
		'comply',
		[said(line.says)],
		`${upper(the)} goes by that. These are the article’s own words.`,
		line.why
	);
	const kept = choose(
		right,
		[
			...changes.map((c) => wrong(c, line, the, 'goes by that')),
			...(line.when !== '' ? elsewhereOf(line, beside, the) : [])
		],
		1,
		counter,
		used
	);
	if (!kept || !isStrong(kept)) return null;
	const told = asked(
		line,
		who,
		counter,
		turn,
		kept.map(({ change }) => change)
	);
	if (!told) return null;
	count(kept, used);
	const options = shortened(
		right,
		kept,
		told.shared && saysLimit(line, told.shared) ? told.shared : null
	);
	const presses =
		line.when !== '' && AT_SPEED.test(line.says) && GRAVE.test(`${line.when} ${line.says}`);
	return {
		id: `r${line.at + 1}`,
		frame: line.when === '' ? 'line' : 'case',
		text: told.text,
		hypothetical: true,
		evidence: [line.why],
		act: '',
		options,
		own: 1,
		mend: presses
			? askedAgain(
					line.says,
					line.why,
					who,
					kept.slice(0, 1).map((w) => w.option)
				)
			: takenBack(line.at, line.why, who),
		...(presses ? { presses: true as const } : {}),
		rule: ruleCase(line),
		worth: 0,
		at: line.at,
		pair: '',
		...(isCase(line) || kept.some(({ change }) => WHO_OR_WHETHER.test(change.kind))
			? { decides: true as const }
			: {}),
		ways: kept.map(({ change }) => change.kind)
	};
}

/** One wrong answer that somebody might give who half remembers the rule, beside another that is at least thinkable. */
const isStrong = (kept: readonly Wrong[]): boolean =>
	kept.some(({ change }) => !WEAK.has(change.kind) && change.own >= OWN);

/** Whether somebody may, of a plain ban: the answers need no more than yes, no and on what terms. */
function banOn(
	line: Line,
	counter: Counter,
	turn: number,
	used: Map<string, number>
): Decision | null {
	const { says } = line;
	const question = questionOf(line);
	// What is forbidden in one case is not forbidden at all times.
	if (question === '' || line.when !== '' || !isBan(says)) return null;
	if (counter.makesExceptions || HAS_LIMIT.test(says)) return null;
	// "Never return blood with air": nobody asks.
	if (says.split(' ').length < FEWEST_OF_BAN) return null;
	const nth = used.get(BAN) ?? 0;
	const who = counter.comers[turn % counter.comers.length]!;
	const made = banDecision({
		at: line.at,
		why: line.why,
		who,
		text: comesAsking(who, turn, question),
		leave: askedFor(says, counter),
		nth
	});
	if (made === null) return null;
	used.set(BAN, nth + 1);
	return { ...made, rule: ruleCase(line) };
}

const FEWEST_OF_BAN = 6;
const HAS_LIMIT =
	/\b(?:unless|except|until|only|without|should|shouldn[’']t|if|when|whenever|while|where|during|before|after|other than|more than|but|normally|even|alone)\b/;

/** Ways of going wrong that are not a matter of how much, how often or by when. */
const WHO_OR_WHETHER =
	/^(?:who|role|limit|even|told-only|both|swap|grave-only|some|left-out|elsewhere)$/;

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

/** The answers without what the question has told; whole where that makes them unlike in length. */
function shortened(right: Option, kept: readonly Wrong[], shared: Shared | null): Option[] {
	const whole = [right, ...kept.map((w) => w.option)];
	if (!shared) return whole;
	const cut = whole.map((o, i) => ({
		...o,
		wordings: [
			said(
				shared.isAnswer
					? `${upper(shared.between[i]!)}.`
					: `… ${shared.between[i]!}${shared.closing === '' ? '.' : ' …'}`
			)
		]
	}));
	return isAlikeInLength(shared) ? cut : whole;
}

/** Whether what is left of the right answer says what limits the rule, where that is what it is weighed by. */
function saysLimit(line: Line, { between }: Shared): boolean {
	if (!ruleCase(line)?.stated) return true;
	const own = contentWords(between[0]!);
	return [...line.norm!.conditions, ...line.norm!.exceptions].every(({ text }) =>
		[...contentWords(text)].every((w) => own.has(w))
	);
}

/** What the article asks for in other cases: told elsewhere, and of other things, so that it is not due here as well. */
function elsewhereOf(line: Line, others: readonly Line[], the: string): Wrong[] {
	const isPlainCase = (l: Line) => l.when !== '' && l.force === 'must';
	if (!isPlainCase(line)) return [];
	const acts = (l: Line) => contentWords(l.says);
	const opening = (l: Line) => l.when.split(' ')[0];
	const own = new Set([...acts(line), ...contentWords(line.when)]);
	return (
		others
			.filter((o) => o !== line && isPlainCase(o) && pronounsFound(o.says))
			.filter((o) => o.order === line.order && opening(o) === opening(line))
			.filter((o) => ![...acts(o)].some((w) => own.has(w)))
			.sort((a, b) => Math.abs(a.at - line.at) - Math.abs(b.at - line.at))
			.map((of, i) => ({
				of,
				change: {
					kind: 'elsewhere',
					text: of.says,
					operator: (['over-escalate', 'skip-precondition', 'false-exception'] as const)[i % 3]!,
					quality: 'poor',
					then: ', and does what is asked for in another case',
					but: 'What has to be done here is left undone.',
					own: 0.6
				} satisfies Change
			}))
			// What is quoted is what would have been due.
			.map(({ of, change }) => ({ ...wrong(change, line, the, 'goes by that'), of }))
	);
}
