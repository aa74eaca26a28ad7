/** Words that have a contrary, put in its place where both fit. */
import { escape } from './gap.ts';
import type { Falsehood } from './falsehoods.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

/** Words whose exchange turns a statement into its contrary, keeping its grammar. */
const CONTRARIES: [string, string][] = [
	['at least', 'at most'],
	['more than', 'less than'],
	['increased', 'decreased'],
	['increase', 'decrease'],
	['increases', 'decreases'],
	['reduces', 'increases'],
	['reduced', 'increased'],
	['reduce', 'increase'],
	['higher', 'lower'],
	['larger', 'smaller'],
	['largest', 'smallest'],
	['highest', 'lowest'],
	['youngest', 'oldest'],
	['northern', 'southern'],
	['eastern', 'western'],
	['north', 'south'],
	['east', 'west'],
	['always', 'never'],
	['accepted', 'rejected'],
	['rejected', 'accepted'],
	['approved', 'rejected'],
	['improved', 'worsened'],
	['slower', 'faster'],
	['warmer', 'colder'],
	['cheaper', 'more expensive'],
	['longest', 'shortest'],
	['longer', 'shorter'],
	['internal', 'external'],
	['maximum', 'minimum'],
	['opposed', 'supported'],
	['supported', 'opposed'],
	['rose', 'fell'],
	['public', 'private'],
	['private', 'public'],
	['indoors', 'outdoors'],
	['early', 'late'],
	['voluntary', 'compulsory'],
	['mandatory', 'voluntary'],
	['won', 'lost']
];
const BOTH_WAYS: [string, string][] = CONTRARIES.flatMap(([a, b]) => [
	[a, b],
	[b, a]
]);

/** The statement with the one word of it that has a contrary turned round. */
export function contrary(statement: Statement): Falsehood[] {
	const outside = outsideQuotes(statement.text);
	if (
		/n[’']t\b|\b(?:not|never|no|only|neither|nor|without|some|could|might|whether)\b/i.test(outside)
	)
		return [];
	for (const [from, to] of BOTH_WAYS) {
		const found = [
			...outside.matchAll(new RegExp(`(?<![\\p{L}-])${escape(from)}(?![\\p{L}-])`, 'gu'))
		];
		const whole = new RegExp(`\\b${escape(to)}\\b`);
		if (found.length !== 1 || whole.test(outside) || whole.test(statement.sentence.text)) continue;
		if (/\bone or more\b/i.test(outside)) continue;
		// "from 9 to 10" shows which way it went; "as always" is a turn of phrase.
		if (/\bfrom [\d.,]+ \S* ?to [\d.,]+|\bas (?:always|never)\b/i.test(outside)) continue;
		const at = found[0]!.index;
		// "Slower and better" gives itself away.
		if (
			/\b(?:and|or) $/.test(outside.slice(0, at)) ||
			/^ (?:and|or)\b/.test(outside.slice(at + from.length))
		)
			continue;
		// Turned round inside an aside, the main statement would stay right: a trick, not a question.
		if (outside.slice(0, at).includes(',') && outside.slice(at).includes(',')) continue;
		if (!fits(from, outside.slice(0, at), outside.slice(at + from.length))) continue;
		return [
			{
				text: statement.text.slice(0, at) + to + statement.text.slice(at + from.length),
				because: `The article says “${from}”, not “${to}”.`,
				by: 'contrary',
				score: 6
			}
		];
	}
	return [];
}

/** Some words have a contrary only in one of their uses. */
function fits(word: string, before: string, after: string): boolean {
	if (/^(?:before|after)$/.test(word)) {
		return (
			/^ (?:\p{Ll}+ing\b|the \p{Ll}+|\d{4}|entering|leaving)/u.test(after) &&
			!/(?:named|looked?|look|looking|soon|shortly|only|just|one|ever|day|year|years|days) $/i.test(
				before
			)
		);
	}
	// Of what is measured; of what is counted it would be "fewer".
	if (/^(?:more than|less than)$/.test(word))
		return /^ (?:about )?(?:[$€£]?\d[\d,.]*|half|one|two|three|four|five|six|ten|a)(?:%| (?:per ?cent|percent|second|minute|hour|day|week|month|year|century|metre|meter|kilomet|mile|litre|liter|gram|kilo|ton|degree|dollar|euro|pound|million|third|quarter|half)\p{L}*)/u.test(
			after
		);
	if (/^(?:north|south|east|west|northern|southern|eastern|western)$/.test(word))
		return (
			!/\b(?:and|or|to) $/.test(before) &&
			!/^(?: and| or|[-–]| (?:end|side|part|wall|door|edge)\b)/.test(after)
		);
	if (/^(?:early|late|public|private)$/.test(word)) return false;
	if (/^(?:accepted|rejected|approved|supported|opposed)$/.test(word))
		return /\b(?:was|were|been|be|had|has|have) $/.test(before) || /^ (?:the|a|an) /.test(after);
	if (/^(?:rose|fell)$/.test(word)) return /^ (?:by|to|from) /.test(after);
	if (/^(?:won|lost)$/.test(word)) return /^ the /.test(after);
	if (/^(?:higher|lower|larger|smaller)$/.test(word))
		return /^ (?:than|in|risk|rates?|levels?|prices?)\b/.test(after);
	if (/^(?:longer|shorter)$/.test(word))
		return !/\b(?:no|any) $/.test(before) && /^ than/.test(after);
	if (/^(?:increase|decrease|reduce)$/.test(word))
		return /\b(?:to|can|may|will|would|an|a|the) $/.test(before) && !/\b(?:an) $/.test(before);
	if (/^(?:largest|smallest|longest|shortest|oldest|youngest|highest|lowest)$/.test(word))
		return /\bthe (?:\p{Ll}+[- ])?$/u.test(before);
	return true;
}
