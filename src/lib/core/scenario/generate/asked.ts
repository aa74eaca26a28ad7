/** How somebody asks about a rule: in its case, plainly where it can be turned into a question, else by its beginning. */
import type { Asker } from './asker.ts';
import type { Change } from './change.ts';
import type { Counter } from './counter.ts';
import { lower, pronounsFound } from './deed.ts';
import type { Line } from './line.ts';
import { FEWEST_MEANT, meantBy, sharedBy, toldOf, type Shared } from './shared-words.ts';

/** What is asked, and what of the rule it tells, so that the answers need not say it again. */
export interface Asked {
	text: string;
	shared: Shared | null;
}

/** "Tell … at once" says too little of what it is about. */
const FEWEST_OF_ITS_OWN = 2;

const WAYS = ['asks you', 'comes to you and asks', 'wants to know from you'];

/** @param turn so that nobody comes in the same words as whoever came before */
export const comesAsking = (
	{ name }: Pick<Asker, 'name'>,
	turn: number,
	question: string
): string => `${name} ${WAYS[turn % WAYS.length]!}: “${question}”`;

/** Who comes, and what they ask; null where that would not say what it is about. */
export function asked(
	line: Line,
	{ name }: Asker,
	{ atWork }: Counter,
	turn: number,
	changes: readonly Change[]
): Asked | null {
	const rules = atWork ? 'rules' : 'instructions';
	const { when, part, force } = line;
	const pick = (ways: readonly string[]) => ways[turn % ways.length]!;
	if (when !== '') {
		if (meantBy(when) < FEWEST_MEANT) return null;
		// Of what may be done in a case, "what is allowed" asks something else as often as not.
		if (/may|not$/.test(force)) return null;
		return {
			text: `${name} ${pick(['asks you', 'wants to know from you', 'turns to you and asks'])} what has to be done “${when}”.`,
			shared: null
		};
	}
	// Who has to do it is mostly told by what has to be done.
	if (changes.every(({ kind }) => kind === 'role')) return null;
	const shared = sharedBy([line.says, ...changes.map(({ text }) => text)], part);
	if (!shared) return null;
	const told = toldOf(shared);
	if (meantBy(told) < FEWEST_OF_ITS_OWN || isTornList(line.says, shared)) return null;
	const time = timeOf(shared);
	if (time !== '')
		return {
			text: comesAsking({ name }, turn, time),
			shared: { ...shared, isAnswer: true }
		};
	const where = part === '' ? '' : `is reading “${part}” in the ${rules}, and `;
	const gap =
		shared.closing === ''
			? [
					`asks you how this ${where === '' ? 'rule ' : ''}goes on:`,
					`${where === '' ? 'has only the beginning of this rule, and ' : ''}asks you for the rest:`
				]
			: [
					`asks you what goes in the gap${where === '' ? ' of this rule' : ''}:`,
					`${where === '' ? 'has a gap in this rule, and ' : ''}asks you what is missing here:`
				];
	return {
		text: `${name} ${where}${pick(gap)} “${told.replace(/ ([,;])/g, '$1')}${shared.closing === '' ? '' : '.'}”`,
		shared
	};
}

/** "Decide … push or tow": what stands behind a colon belongs together. */
function isTornList(says: string, { closing }: Shared): boolean {
	const colon = says.indexOf(': ');
	return colon > 0 && closing !== '' && says.length - closing.length > colon + 2;
}

/** Where the act is over, and what limits it or comes next begins. */
const ENDS_ACT =
	/,? (?:unless|until|even|except|without|because|nor|(?:and )?neither|but|if|when|only|while|so|whatever|including|ever|tempting|though|although)\b|,? (?:and|or) (?:must|may|should|shall|is|are|will|has|have)\b|,? with the (?:approval|permission|consent)\b|,? (?:and|or) (?:do not|don[’']t|never)\b|, (?:who|which|as|not)\b|[:;—]/u;

/** "Codes must never be written down with the address." → "May codes be written down?" '' where it is no plain ban. */
export function questionOf({ says, norm }: Line): string {
	const until = (text: string) => text.replace(/\.$/, '').split(ENDS_ACT)[0]!.trim();
	const order = /^(?:Never|Do not|Don[’']t) (\p{Ll}.*)$/u.exec(says);
	if (order) {
		const act = until(order[1]!)
			.replace(/\byourself\b/g, 'myself')
			.replace(/\byour\b/g, 'my')
			.replace(/\byou\b/g, 'I');
		return meantBy(act) >= 2 && !/\bany/.test(act) && isNamed(act) ? `May I ${act}?` : '';
	}
	const rule =
		/^(\p{Lu}[^;:]{2,80}?) (?:must not|may not|must never|may never|shall not) (?:ever )?(\p{Ll}.*)$/u.exec(
			says
		);
	if (!rule || (norm?.bearer && norm.bearer.sentence !== norm.sentence)) return '';
	const [, who, rest] = rule as unknown as [string, string, string];
	if (
		/^(?:No|Nobody|Nothing|None|Neither|Only|It|They|This|That|These|You)\b|\b(?:must|may|should|shall|will|is|are|be|has|have|do|does|belongs?|who|which|that|if|when)\b|\b(?:and|but|or|also)$/.test(
			who
		)
	)
		return '';
	// "In bad weather, staff" opens with a case; "Cash, cards and vouchers" does not.
	if (
		who.includes(',') &&
		!(/^[^,]+(?:, [^,]+)* (?:and|or) /u.test(who) && !OPENS_OTHERWISE.test(who))
	)
		return '';
	const act = until(rest);
	return meantBy(`${who} ${act}`) >= 2 && meantBy(act) >= 1 && isNamed(act)
		? `May ${inSentence(who)} ${act}?`
		: '';
}

const TIMES: readonly [RegExp, string][] = [
	[
		/^(?:within|by (?:\d|noon|midnight|the end|the next)|before the end|no later than|at once|immediately|(?:on )?(?:the|that) (?:same|next) |straight away|the next)/,
		'By when'
	],
	[
		/^for (?:at least )?(?:\d|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)/,
		'For how long'
	],
	[/^(?:every|each|once|daily|weekly|monthly|twice)\b/, 'How often']
];

/** "The plan must be rewritten … within 24 hours" → "By when must the plan be rewritten?"; '' where it cannot be put so plainly. */
function timeOf({ opening, closing, between }: Shared): string {
	const asks = TIMES.find(([pattern]) => between.every((text) => pattern.test(text)))?.[1];
	if (asks === undefined || closing !== '' || /[,;:]|\bwhich\b/.test(opening)) return '';
	const [, who, modal, act] =
		/^(.{4,80}?) (must|should|shall|has to|have to) (\p{Ll}.*)$/u.exec(opening) ?? [];
	if (who === undefined || OPENS_OTHERWISE.test(who)) return '';
	if (/\b(?:and|or|who|that|is|are)\b/.test(who) || between.some((t) => /;| and /.test(t)))
		return '';
	const does = { 'has to': 'does', 'have to': 'do' }[modal!];
	const question =
		does === undefined
			? `${asks} ${modal!} ${inSentence(who)} ${act!}?`
			: `${asks} ${does} ${inSentence(who)} have to ${act!}?`;
	return pronounsFound(question) ? question.replace(/\b([Yy])our\b/g, 'my') : '';
}

/** Whether what is to be done names what it is done to; "their" and "themselves" are whoever would do it. */
const isNamed = (act: string): boolean =>
	pronounsFound(act.replace(/\btheir\b/g, 'the')) && !/\b(?:for|of|to|with) it\b/.test(act);

const OPENS_OTHERWISE =
	/^(?:In|On|At|For|During|After|Before|When|Whenever|If|Where|While|As|To|With|From|By|Until|Once|Under|Outside|Between)\b/;

/** "Codes" → "codes"; a name keeps its capital. */
const inSentence = (text: string): string =>
	/^(?!(?:The|An?|All|Any|Every|Each) )\p{Lu}\p{Ll}*(?: \p{Lu}|[\p{Lu}\d])/u.test(text)
		? text
		: lower(text);
