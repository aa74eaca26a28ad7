/** A protected place and somebody who tried to get in: what the article brings for it. */
import type { Evidence } from '../../evidence.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';

export interface Slots {
	/** "consulate" */
	place: string;
	/** "immigration agent": one of those who want in. */
	visitor: string;
	norm: Norm | null;
	rule: Evidence;
	/** What the rule asks for: "permission", "an order signed by a judge"; '' when it names nothing. */
	leave: string;
	/** The rule's exception for an emergency. */
	emergency: Evidence | null;
	attempt: Evidence;
	refusal: Evidence | null;
	threat: Evidence | null;
	protocol: Evidence | null;
	protest: Evidence | null;
	/** Where the article says that people inside were protected. */
	protection: Evidence | null;
	/** Who is told afterwards: "the foreign ministry". */
	superior: string;
	/** The rule that an attempt must be reported, and within what time: "within one hour". */
	reportRule: Evidence | null;
	reportTime: string;
	/** What is made of it: "a protest", "a complaint". */
	remedy: string;
}

const PLACES =
	'consulate|embassy|mission|clinic|hospital|shelter|school|archive|laboratory|plant|depot|warehouse|church|mosque|courthouse|newsroom|office|library|museum';
const ENTRY = /\b(?:enter|entering|entry|access|search|searching)\b/i;
const FORBIDS =
	/\b(?:may not|must not|not allowed to|prohibit\w*|forbid\w*|ban(?:s|ned)?|no one may|nobody may)\b/i;
const ATTEMPT =
	/\b(?:tried to|attempted to|attempting to|try to) (?:enter|get into|force|gain|access|search)\b|\battempted (?:incursion|entry|raid|search)\b/;
const VISITORS =
	/\b((?:[A-Z]{2,5} |immigration |police |federal |customs |tax |border |security |state )?(?:agent|officer|inspector|official|deput(?:y)|investigator|journalist|visitor|contractor|bailiff|soldier|protester)s?)\b/g;
const STAFF = /\b(?:staff|staffers?|employees?|officials|guards?|receptionist)\b/i;
const REFUSAL =
	/\b(?:prevented|turn(?:ed)? .{0,30}away|kept out|stopped at the|refused (?:them|him|entry)|not allowed to enter|[Ss]taff .{0,40}refused)\b/;
const PROTEST =
	/\b(?:letter of protest|protested|lodged a (?:complaint|protest)|filed a (?:complaint|report)|reported the (?:incident|attempt))\b/;

export function findSlots(reading: Reading): Slots | null {
	const attempt = reading.sentences.find((s) => ATTEMPT.test(s.text));
	const rule = reading.sentences.find((s) => isRule(s.text));
	if (!attempt || !rule || rule === attempt) return null;
	const all = reading.sentences.map((s) => s.text).join(' ');
	const place = placeOf(all, rule.text);
	const visitor = visitorOf(all, place);
	if (!place || !visitor || !STAFF.test(all)) return null;
	const where = (test: RegExp, but?: Sentence) => {
		const found = reading.sentences.find((s) => test.test(s.text) && s !== but);
		return found ? cite(reading, found) : null;
	};
	const protest = where(PROTEST);
	const protection = reading.sentences.find(
		(s) => /\bprotect(?:ed|ing|ion)?\b/.test(s.text) && /\b(?:inside|present)\b/.test(s.text)
	);
	const report = reading.sentences.find(({ text }) => REPORTED.test(text));
	const reported = report ? REPORTED.exec(report.text) : null;
	const index = reading.sentences.indexOf(rule);
	return {
		place,
		visitor,
		norm: reading.norms.find((n) => n.sentence === index && n.force === 'must-not') ?? null,
		rule: cite(reading, rule),
		leave: leaveOf(rule.text),
		emergency: emergencyOf(reading, rule),
		attempt: cite(reading, attempt),
		refusal: where(REFUSAL, attempt),
		threat: where(/\bthreaten(?:ed|ing|s)\b/),
		protocol: where(/\b(?:protocols?|emergency plan)\b/),
		protest,
		protection: protection ? cite(reading, protection) : null,
		superior: reported?.[1] ?? superiorOf(all),
		reportRule: report ? cite(reading, report) : null,
		reportTime: reported?.[2] ?? '',
		remedy: protest && /complaint/.test(protest.quote) ? 'a complaint' : 'a protest'
	};
}

/** "Staff must report every attempt to enter to the embassy within one hour." */
const REPORTED =
	/\bmust report (?:every|any|each|all) (?:attempts?|visits?|such \p{L}+)\b[^.;]*? to (the \p{Ll}+(?: \p{Ll}+)?)( within (?:\p{L}+|\d+) (?:minutes?|hours?|days?))?(?=[,.;])/u;

function isRule(text: string): boolean {
	return (
		FORBIDS.test(text) &&
		ENTRY.test(text) &&
		/\b(?:without|unless|except|only with)\b/.test(text) &&
		new RegExp(`\\b(?:${PLACES})(?:s|es)?\\b|\\bembass|\\blaborator`, 'i').test(text) &&
		!/^[“"]/.test(text)
	);
}

/** The protected place that the article speaks of most, among those that the rule is about. */
function placeOf(all: string, rule: string): string {
	const ruled = rule.toLowerCase();
	const counted = PLACES.split('|')
		.map((place) => ({
			place,
			n: all.toLowerCase().split(new RegExp(`\\b${place}\\b`)).length - 1
		}))
		.filter(
			({ place, n }) =>
				n > 0 && (ruled.includes(place) || ruled.includes(place.replace(/y$/, 'ies')))
		)
		.sort((a, b) => b.n - a.n);
	const place = counted[0]?.place ?? '';
	// Any house has offices.
	const kind =
		place === 'office'
			? /\b(editorial|newspaper|law|press) office\b/.exec(`${ruled} ${all}`)?.[1]
			: null;
	return kind ? `${kind} ${place}` : place;
}

function visitorOf(all: string, place: string): string {
	const visitors = new Map<string, number>();
	for (const match of all.matchAll(VISITORS)) {
		const one = match[1]!.replace(/s$/, '');
		if (new RegExp(`\\b(?:${place}|staff)\\b`, 'i').test(one)) continue;
		visitors.set(one, (visitors.get(one) ?? 0) + (one.includes(' ') ? 2 : 1));
	}
	return [...visitors].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** "without the consent of the head of the mission" → "the consent of the head of the mission" */
function leaveOf(rule: string): string {
	const match =
		/\bwithout ((?:an? |the )?(?:[\p{Ll}-]+ ?){1,8}?)(?=[,.]| unless| except| though|$)/u.exec(
			rule
		);
	return match?.[1]?.trim() ?? '';
}

const EMERGENCY = /\b(?:emergenc(?:y|ies)|fires?|life-threatening)\b/;

function emergencyOf(reading: Reading, rule: Sentence): Evidence | null {
	const match = /\b(?:though|except|unless)\b[^.]*/.exec(rule.text);
	return match && EMERGENCY.test(match[0]) ? cite(reading, rule, match.index) : null;
}

function superiorOf(all: string): string {
	if (/\bforeign ministry\b/i.test(all)) return 'the foreign ministry';
	return /\bministry\b/i.test(all) ? 'the ministry' : 'your superiors';
}

function cite(reading: Reading, sentence: Sentence, from = 0): Evidence {
	const start = sentence.start + from;
	return { start, end: sentence.end, quote: reading.text.slice(start, sentence.end) };
}

/** "threatens to “grab” you if you touch them": the article's own threat, turned to the learner. */
export function threatOf(threat: Evidence): string {
	const quoted = /threaten\w* to ([“"]\p{Ll}+[”"])/u.exec(threat.quote)?.[1];
	if (quoted)
		return `threatens to ${quoted} you${isAboutTouch(threat) ? ' if you touch them' : ''}`;
	const told = /threaten\w* to ((?:\p{Ll}+ ?){2,7})(?=[,.])/u.exec(threat.quote)?.[1];
	const plain = told && !/\b(?:him|her|them|it|the staffers?|staff)\b/.test(told);
	return plain ? `threatens to ${told}` : 'threatens you';
}

export function isAboutTouch(threat: Evidence): boolean {
	return /\bif \w+ touch(?:ed|es)?\b/.test(threat.quote);
}
