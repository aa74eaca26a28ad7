/** Items that claim more, less or the contrary of what the article claims (gate 3), or whose wrong answers are right (gate 4). */
import type { Item } from '../../../src/lib/core/quiz/item.ts';
import type { Base } from './base.ts';
import { flawsOf, isKey, OPENING, withStem, type Flaw, type Spoilt } from './flaw.ts';
import { isSaid, sentenceOf } from './truth-flaws.ts';

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const raised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Rewrites what an item says is so; quotations stay as they are. */
function reworded(rules: readonly [RegExp, string][]): Flaw['of'] {
	return (item, base) => {
		if (!isSaid(item) || !sentenceOf(item, base)) return [];
		const opening = OPENING.exec(item.stem)?.[0] ?? '';
		const said = item.stem.slice(opening.length);
		const rule = rules.find(
			([from]) => from.test(said.replace(/["“][^"”]*["”]/g, '')) && from.test(said)
		);
		if (!rule) return [];
		return withStem(item, opening + raised(said.replace(rule[0], rule[1])));
	};
}

const FORCE = flawsOf('gate-3', {
	'a denial dropped': reworded([
		[
			/\b(must|may|should|can|could|would|need|is|are|was|were|has|have|had|will) (?:not|never) /,
			'$1 '
		],
		[/\bcannot\b/, 'can'],
		[/\b(did|do|does) not /, '$1 '],
		[/\b(is|are|was|were|do|did|does|has|have|had|could|should|would)n[’']t\b/, '$1'],
		[/\b(?:Nobody|No one)\b/, 'Everybody'],
		[/\b[Nn]either of\b/, 'both of'],
		[/\bnever (?=\p{Ll})/u, ''],
		[/(?<=\p{L} )no (?=\p{Ll})/u, 'a '],
		[/^No (?=\p{Ll})/u, 'Every ']
	]),
	'a denial added': reworded([
		[
			/(?<= )(must|may|should|could|would|will|is|are|was|were|has|have|had) (?!not\b|never\b|no\b|been\b)(?=\p{Ll})/u,
			'$1 not '
		],
		[/ can (?!not\b)/, ' cannot ']
	]),
	'“only” and its like dropped': reworded([
		[
			/(?<= )(?:only|at least|at most|merely|solely|exclusively|no more than|more than|fewer than|less than|up to|nearly half|half of|at the earliest|no later than) /,
			''
		],
		[/^(?:At least|Only|Fewer than|More than|Up to) /, '']
	]),
	'a hedge dropped': reworded([
		[
			/(?<= )(?:(?:about|around|roughly|approximately|almost|nearly) (?=[$€£]?\d|half|a |two|three|four|five|six|ten|twelve|twenty)|(?:often|usually|generally|normally|sometimes|mainly|mostly|largely|partly|typically|probably|perhaps|seldom|rarely|apparently|reportedly) )/,
			''
		],
		[/^(?:About|Around|Roughly|Almost|Nearly|Perhaps|Usually,|Often,) ?/, ''],
		[/\b(?:seems?|seemed|appears?|appeared|tends?|tended) to have /, 'has '],
		[/\b(?:seems?|appears?|tends?) to /, 'will ']
	]),
	'“most” and “some” made all': reworded([
		[/^(?:Most|Some|Many|Few|Several) (?:of (?=the))?/, 'All '],
		[/(?<= )(?:most|some|many|few|several) (?:of (?=the))?(?=\p{Ll}+s\b)/u, 'all ']
	]),
	'what may be made what is': reworded([
		[/\b(?:may|might|could) (not )?(?:have|be)\b/, 'is $1'],
		[/ (?:may|might|could) /, ' will '],
		[/ can (?=\p{Ll})/u, ' will ']
	]),
	'what should be made a must, what must be made a may': reworded([
		[/\bshould\b/, 'must'],
		[/\bmust (?!not)/, 'may '],
		[/\bhave to\b/, 'may'],
		[/\bmay (?!not)/, 'must '],
		[/\bis allowed to\b/, 'is required to']
	]),
	'who says so dropped': (item, base) => {
		if (!isSaid(item) || !sentenceOf(item, base)) return [];
		const opening = OPENING.exec(item.stem)?.[0] ?? '';
		const said = item.stem.slice(opening.length);
		if (/["“”]/.test(said)) return [];
		const before =
			/^[^,]{3,60}? (?:said|says|argued|argues|believes?|believed|claims?|claimed|warned|warns|estimates?|estimated|found|concluded|reported|announced|thinks?|insists?|suspects|suggests|shows?|showed) (?:that )?(?=the |a |an |it |they |\p{Lu}|\d|his |her |their |most |no )(.+)$/u.exec(
				said
			);
		if (
			before &&
			/ (?:\p{Ll}+ed|is|are|was|were|had|has|have|would|will|could|can|must|should|may|came|made) /u.test(
				before[1]!
			)
		)
			return withStem(item, opening + raised(before[1]!));
		const after = /^(.{20,}), (?:\p{L}[^,]{2,50}) (?:said|says|wrote|argued|told [^,]+)\.$/u.exec(
			said
		);
		if (after) return withStem(item, `${opening}${after[1]!}.`);
		const source = /^According to (?!the article)[^,]{3,70}, (.+)$/.exec(said);
		return source ? withStem(item, opening + raised(source[1]!)) : [];
	},
	'a condition dropped': (item, base) => {
		if (!isSaid(item) || !sentenceOf(item, base)) return [];
		const opening = OPENING.exec(item.stem)?.[0] ?? '';
		const said = item.stem.slice(opening.length);
		const first = /^(?:If|Unless|Once|Provided that|In case|Without) [^,]+, ([^,]+.*)$/.exec(said);
		if (first) return withStem(item, opening + raised(first[1]!));
		const last =
			/^(.{15,}?),? (?:if|unless|except|only if|provided|as long as|only when|only after|without) [^,]+\.$/.exec(
				said
			);
		return last && !/\bif\b|^Without/.test(lowered(last[1]!))
			? withStem(item, `${opening}${last[1]!}.`)
			: [];
	}
});

/** The sentence with the key's words exchanged for a wrong option's. */
function saidOf(item: Item, words: string, base: Base): string | null {
	const own = sentenceOf(item, base);
	const right = item.options.find((o) => isKey(item, o));
	if (!own || !right) return null;
	const at = own.text.toLowerCase().indexOf(right.text.toLowerCase());
	if (at < 0) return null;
	const put =
		at === 0
			? raised(words)
			: /^(?:The|A|An|One|Two|Three|Four) /.test(words)
				? lowered(words)
				: words;
	return own.text.slice(0, at) + put + own.text.slice(at + right.text.length);
}

function supported(rephrase: (sentence: string) => string | null): Flaw['of'] {
	return (item, base, random) => {
		if (item.type !== 'choice' || /____ ?(?:be|not)/.test(item.stem)) return [];
		if (item.options.some((o) => /^(?:must|should|need)/.test(o.text))) return [];
		const wrong = random.pick(item.options.filter((o) => !isKey(item, o)));
		const said = saidOf(item, wrong.text, base);
		const sentence = said === null ? null : rephrase(said);
		return sentence === null ? [] : [{ item, base: base.extended(sentence) }];
	};
}

const SUPPORT = flawsOf('gate-4', {
	'another sentence says the same of a wrong answer': supported((s) => s),
	'another sentence says it in another order': supported((s) => {
		const parts =
			/^(.{15,}?),? ((?:in|on|at|for|since|by|after|before|until|with|from|through|to|of) [^,]+)\.$/.exec(
				s
			);
		return parts
			? `${raised(parts[2]!)}, ${lowered(parts[1]!)}, as was found out later.`
			: `It also turned out that ${lowered(s)}`;
	}),
	'a member of the same list is a wrong answer': (item, _, random): Spoilt[] => {
		if (item.type !== 'multiple' || item.key.length < 2) return [];
		return item.key.map((key) => ({
			item: {
				...item,
				type: 'choice' as const,
				stem: item.stem.replace(/ (?:Mark|Choose) all .*$/, ''),
				key: [key],
				options: random.shuffle(item.options)
			}
		}));
	},
	'what is joined to the right answer is a wrong one': (item, base, random) => {
		if (item.type !== 'choice') return [];
		if (item.options.some((o) => /^(?:must|should|need)/.test(o.text)) || /____/.test(item.stem))
			return [];
		const wrong = random.pick(item.options.filter((o) => !isKey(item, o)));
		const right = item.options.find((o) => isKey(item, o))!;
		const own = sentenceOf(item, base);
		if (!own || /^\d/.test(right.text)) return [];
		const said = saidOf(item, `${right.text} and ${lowered(wrong.text)}`, base);
		if (said === null) return [];
		const more = base.extended(said);
		const start = more.text.length - said.length;
		const evidence = [{ start, end: more.text.length, quote: said }];
		return [{ item: { ...item, evidence }, base: more }];
	}
});

export const FORCE_FLAWS: Flaw[] = [...FORCE, ...SUPPORT];
