import type { Entity, Reading, Sentence, Token } from '../../reading/reading.ts';
import { fullestName } from './peers.ts';

/** A sentence of the article that can stand alone, in words that claim no more than it does. */
export interface Statement {
	sentence: Sentence;
	/** Index of the sentence. */
	index: number;
	text: string;
	/** Entities whose words stand in `text` exactly once, outside quotations. */
	entities: Entity[];
	/** 0 = clear on its own; higher = leans on its context. */
	leaning: number;
	/** It was shortened or cleared of asides. */
	edited: boolean;
	/** Where the person is named whom the sentence itself calls "he" or "she"; null when it names them. */
	namedIn: Sentence | null;
}

interface Antecedent {
	name: string;
	sentence: Sentence;
}

const OPENERS =
	/^(?:However|Moreover|Furthermore|In addition|Additionally|Nevertheless|Nonetheless|Indeed|In fact|Of course|Finally|Meanwhile|Similarly|Likewise|Unfortunately|Fortunately|Interestingly|Importantly|Ultimately|Overall|Today|Still|Also), |^(?:But|And|Yet) (?=\p{Lu}|the |a |an |in |some |many )/u;
const REFUSED_OPENERS =
	/^(?:And|But|So|Or|Nor|Yet|Because|Then|Thus|Hence|Therefore|Instead|Otherwise|Consequently|Accordingly|Rather|Also|Another|Others?|Both|Neither|Either|Each|Such|Here|There(?! (?:is|are|was|were)\b)|What|Why|How|Who|Which|Not|For example|For instance|As a result|As such|By contrast|In contrast|On the other hand|First|Second|Third|Next|Later|Afterwards|Soon|Eventually|Until then|Since then|At (?:the|that) time|That|This|These|Those|It|He|She|They|His|Her|Its|Their|One|Some of|Among|Let|Perhaps|Maybe|Even so|Similar|A similar|The same|Well|Oh|Yes|No|Okay|OK)\b(?! the article)/;
const RELATIVE_TIME =
	/\b(?:yesterday|today|tomorrow|tonight|nowadays|currently|recently|now|ago|lately|so far|to date|(?:last|next|this|that|the (?:same|following|previous|next|last)) (?:day|night|week|weekend|month|year|decade|century|season|summer|winter|spring|autumn|fall|morning|evening|afternoon|time|spring|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|the (?:past|last|coming) (?:few )?(?:days|weeks|months|years|decade)|earlier|later|the day|that day|(?:days|weeks|months|years) (?:earlier|later|after|before)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|then|soon|at the time|upcoming|recent|already|(?<!every |each )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|by the end of the (?:week|month|year|decade))\b/i;
/** Times and places reckoned from one named before. */
const SEQUEL =
	/\b(?:the|that|those) (?:next|following|previous|preceding|same|last) (?:\p{Ll}+)\b|\b(?:a|one|two|three|several|many) (?:days?|weeks?|months?|years?) (?:on|in|out)\b|\bnext door\b|\bin (?:response|return|turn|contrast|addition|particular|total|all)\b(?! (?:to|of))|\bas a result\b(?! of)/u;
const CONTEXT =
	/\b(?:the (?:other|others|latter|former|same|two|three|pair|duo|aforementioned|following|above|rest)|another|others|each other's|one of them|respectively|likewise|such|however|though\.|thereby|therefore|thus|hence|instead|too|as well(?! as)|above|below|so-called|still|the (?:couple|man|woman|boy|girl|pair)|colou?red (?:red|blue|green|yellow)|pictured|this|these|here|aforementioned|again|there(?! (?:is|are|was|were|has|have|will|may|can)\b))\b/i;
const FIRST_PERSON =
	/\b(?:I|[Ww]e|[Mm]e|us|[Mm]y|[Oo]urs?|mine|myself|ourselves|I[’']m|I[’']ve|we[’']re|we[’']ve)\b/;
const SECOND_PERSON = /\b(?:you|your|yours|yourself)\b/i;
const HARM =
	/\b(?:kill\w*|dead|die[sd]?|dying|deaths?|fatal\w*|murder\w*|shot|shoot\w*|suicid\w*|rape\w*|victims?|wound\w*|injur\w*|massacre\w*|tortur\w*|abus\w*|execut(?:ed|ion)\w*|hostage\w*|corpse\w*|bodies|casualt\w*|slain|assault\w*|toll|genocid\w*|behead\w*|drown\w*|hang(?:ed|ing)|stabb\w*|terror\w*|lost (?:their|his|her) li(?:fe|ves)|wiped out|holocaust|ghettos?|slave\w*|exterminat\w*|enslav\w*|famine|molest\w*|five-year-old|toddler|miscarr\w*|overdos\w*|bomb(?:s|ed|ings?)?|beaten (?:to|up)|(?:was|were|been|being) (?:beaten|crushed|raped)|(?:take|took|taken|taking) (?:his|her|their) own li\w+|found dead)\b/i;

export function isHarm(text: string): boolean {
	return HARM.test(text);
}

/** Whether words of the text point to another time or another sentence: "the next spring", "the other", "instead". */
export function leansOnContext(outside: string): boolean {
	return RELATIVE_TIME.test(outside) || CONTEXT.test(outside) || SEQUEL.test(outside);
}

/** Text with every quotation blanked out, of the same length, so that words in quotes are not judged. */
export function outsideQuotes(text: string): string {
	return text.replace(/“[^”]*”|"[^"]*"/g, (q) => `"${'_'.repeat(Math.max(0, q.length - 2))}"`);
}

/** True when the article speaks to its reader ("wash your hands"), so that "you" is nobody in particular. */
export function addressesReader(reading: Reading): boolean {
	const outside = reading.sentences.map((s) => outsideQuotes(s.text)).join(' ');
	const you = outside.match(/\byou(?:r|rs)?\b/gi)?.length ?? 0;
	const i = outside.match(/\b(?:I|my|me)\b/g)?.length ?? 0;
	return you >= 3 && i === 0;
}

/**
 * True for a speech, an interview, a memoir: what its sentences claim is the speaker's, so that "according to the
 * article" would give an opinion the article's weight.
 */
export function isFirstPerson(reading: Reading): boolean {
	const outside = reading.sentences.map((s) => outsideQuotes(s.text)).join(' ');
	const own = outside.match(/\b(?:I|my|me|we|our|us)\b/gi)?.length ?? 0;
	return own > 5 && own / Math.max(1, reading.words) > 0.008;
}

/** The statements of an article, in story order. */
export function findStatements(reading: Reading): Statement[] {
	const you = addressesReader(reading);
	const subjects = subjectsOf(reading);
	return reading.sentences.flatMap((sentence, index) => {
		const antecedent = named(reading, index, subjects);
		const spelled = antecedent
			? sentence.text.replace(/^(?:He|She)/, () => antecedent.name)
			: sentence.text;
		for (const version of versions(spelled)) {
			const text = tidy(version);
			const leaning = judge(text, sentence, you, antecedent?.name ?? null);
			if (leaning === null) continue;
			const outside = outsideQuotes(text);
			const entities = sentence.entities.filter((e) => countOf(outside, e.text) === 1);
			return [
				{
					sentence,
					index,
					text,
					entities,
					leaning,
					edited: text !== sentence.text,
					namedIn: antecedent?.sentence ?? null
				}
			];
		}
		return [];
	});
}

function countOf(text: string, words: string): number {
	let n = 0;
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
		const before = text[at - 1] ?? ' ';
		const after = text[at + words.length] ?? ' ';
		if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) n += 1;
	}
	return n;
}

/** The sentence whole, then cut before its last clauses: what is dropped only adds to what stays. */
function* versions(text: string): Generator<string> {
	yield text;
	const cuts = [
		...text.matchAll(
			/(?:, (?:which|who|whose|where|although|though|while|but|and|so|following|after|as|including|because|with)\b|; | after | while )/g
		)
	];
	for (const cut of cuts.reverse()) {
		if (/^ (?:after|while)/.test(cut[0]) && /\b(?:not|never|only|no)\b/.test(text)) continue;
		const kept = text.slice(0, cut.index);
		if (kept.split(' ').length < 7) return;
		// An opening clause or a list is no statement by itself.
		if (
			/^(?:If|When|While|Although|Though|After|Before|As|Since|Because|Unless|Once|Despite|With|In|During|According)\b/.test(
				kept
			) &&
			!kept.includes(', ')
		) {
			continue;
		}
		// After a comma "and …" or "with …" may close a list, which cut short would claim to be whole.
		if (/^, (?:and|with|including|as)\b/.test(cut[0]) && kept.includes(',')) continue;
		if ((kept.match(/["“”]/g)?.length ?? 0) % 2 === 1) continue;
		yield `${kept}.`;
	}
}

function tidy(text: string): string {
	// Citations and asides: what is left out only added to what stays.
	let t = text
		.replace(/ ?\[\d[\d,;–\- ]*\]/g, '')
		.trimStart()
		.replace(OPENERS, '');
	t = t.replace(/ \((?!\d{4}[–-])[^()]{1,120}\)/g, '');
	t = t.replace(/ ?— ?[^—“”"]{3,90} ?— ?/, ' ');
	t = t.replace(
		/,? on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[ ,.])(?! ?,? (?:night|morning|evening|afternoon|\d|January|February|March|April|May|June|July|August|September|October|November|December))/g,
		''
	);
	t = t.replace(/, for (?:instance|example)(?=[,.])/, '');
	t = t.replace(/ earlier in the (?:day|week|month|year)/g, '');
	t = t.replace(/ also(?= )/, '');
	return upperFirst(t.trim());
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How much `text` leans on its context, or null when it cannot stand alone. */
function judge(
	text: string,
	sentence: Sentence,
	you: boolean,
	subject: string | null
): number | null {
	const outside = outsideQuotes(text);
	const words = text.split(/\s+/).length;
	if (words < 7 || words > 34) return null;
	if (!/^[\p{Lu}\d]/u.test(text) || !/[\p{L}\p{N}%)”"]\.["”]?$/u.test(text)) return null;
	if (
		/[[\]{}<>|—:;_*#•†‡]|\(\(|https?:|\.\.\.|…| – | - |--|\b(?:Fig|Figure|Table|Section|Chapter|et al|ibid)\b/.test(
			text
		)
	)
		return null;
	if (
		(text.match(/["“”]/g)?.length ?? 0) % 2 === 1 ||
		(text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0)
	)
		return null;
	if (/[()]/.test(text) || /(?<!\p{L})['‘]|’(?!\p{L})/u.test(text.replace(/s’ /g, 's ')))
		return null;
	if (REFUSED_OPENERS.test(text) || leansOnContext(outside)) return null;
	if (FIRST_PERSON.test(outside) || (SECOND_PERSON.test(outside) && !you)) return null;
	if (!boundPronouns(outside, sentence, subject)) return null;
	if (
		/^\p{L}+ing\b/u.test(text) &&
		!/^(?:During|Nothing|Something|Everything|According|Morning|Evening|Spring|King|Beijing|Building)\b/.test(
			text
		)
	)
		return null;
	const tokens = sentence.tokens.filter((t) => t.start < sentence.start + text.length);
	if (/\b(?:and|or|but|to|of|the|a|an|in|with|by|for|that|which|who|at|from)\.$/.test(text))
		return null;
	if (/, (?:who|whom|which|where|when) (?:\S+ ){0,2}\S+\.$/.test(text)) return null;
	if (!hasMainVerb(tokens, text)) return null;
	if (/\b(?:that|That)\b/.test(outside) && demonstrativeThat(sentence)) return null;
	if (
		/\b(?:do|does|did|don[’']t|would|could|doing) so\b|\bof them\b|\bso\.$|\bmore than that\b/.test(
			outside
		)
	)
		return null;
	if (/^\d+ \p{Lu}/u.test(text) || /^You (?!can|may|should|must|need|will)/.test(text)) return null;
	if (/,\s*,|\s,/.test(text)) return null;
	// A comma between subject and verb is what is left of an aside.
	if (/^[^,]+, (?:is|are|was|were|has|have|had)\b/.test(text)) return null;
	if (pointsBack(outside) || HOUSEKEEPING.test(outside)) return null;
	let leaning = 0;
	if (
		/^The [\p{Ll}-]+(?: [\p{Ll}-]+)? (?:is|was|were|are|has|had|have|said|says|will|would|can|could|\p{Ll}+ed)\b/u.test(
			text
		)
	)
		leaning += 2;
	if (
		/^The (?:man|woman|boy|girl|victim|suspect|couple|group|team|incident|accident|event|document|letter|note|decision|idea|move|change|problem|result|results|plan|project|study|report|paper|book|film|place|area|site|building|building|second|third|first|company|firm|pair|officer|staffer|agent)s? (?!of|in|from|at|for|who|that)/.test(
			text
		)
	)
		return null;
	return leaning;
}

/** Things that are there in a text of any kind and mean nothing without it. */
const HOUSEKEEPING = /\b(?:website|web ?page|hyperlink|caption|footnote|photograph by|logo)\b/i;

/** Nouns that, with "the" and nothing after them, mean one that was named before. */
const NAMED_BEFORE =
	/\bthe (islands?|region|area|city|town|village|country|state|province|district|individual|jury|square|authors?|book|film|movie|song|album|novel|series|show|game|match|team|club|band|organi[sz]ation|compan(?:y|ies)|university|school|college|museum|church|bridge|river|lake|park|site|project|program(?:me)?|study|paper|experiment|participants?|researchers?|groups?|agreement|campaign|trial|ceremony|festival|exhibition|hotel|ship|plane|species|disease|drug|image|picture|procedure|property|store|station|temple|valley|castle|theat(?:er|re)|professor|student|patient|speaker)\b(?! (?:of|in|at|from|for|that|who|which|where|to|on|between|with|called|named)\b)(?![-’'])(?! \p{Lu}| \p{Ll}+ (?:of|in)\b)/giu;

/**
 * "the island", where the statement itself has not said which.
 * @param known nouns, in their singular, of which the article plainly has just one
 */
export function pointsBack(outside: string, known: ReadonlySet<string> = new Set()): boolean {
	for (const match of outside.matchAll(NAMED_BEFORE)) {
		const noun = match[1]!.toLowerCase().replace(/(?:ies|y|s)$/, '');
		if (known.has(match[1]!.toLowerCase())) continue;
		const before = outside.slice(0, match.index).toLowerCase();
		if (!before.includes(noun)) return true;
	}
	return false;
}

/** Third-person pronouns must have their one possible antecedent earlier in the same statement. */
function boundPronouns(outside: string, sentence: Sentence, subject: string | null): boolean {
	for (const match of outside.matchAll(
		/\b(he|him|his|she|her|hers|himself|herself|it|its|itself|they|them|their|theirs|themselves|those|one|ones)\b/gi
	)) {
		const word = match[1]!.toLowerCase();
		const before = outside.slice(0, match.index);
		const wordsBefore = before.trim().split(/\s+/).filter(Boolean).length;
		if (/^(?:he|him|his|she|her|hers|himself|herself)$/.test(word)) {
			// An object of the same clause is somebody else.
			const after = outside.slice(match.index + word.length);
			if (word === 'him' || (word === 'her' && !/^ \p{L}/u.test(after))) return false;
			if (
				word === 'her' &&
				/^ (?:in|at|on|to|for|and|by|with|as|from|that|when|into|out|up)\b/.test(after)
			)
				return false;
			const people = new Set(
				sentence.entities
					.filter((e) => e.type === 'person' && before.includes(e.text))
					.map((e) => e.key)
			);
			if (subject && before.startsWith(subject)) people.add(subject);
			if (people.size !== 1 || /["]/.test(before)) return false;
		} else if (word === 'those') {
			if (!/^those (?:who|with|in|of|that)\b/.test(outside.slice(match.index))) return false;
		} else if (word === 'one' || word === 'ones') {
			if (
				!/^one (?:of|year|day|hour|week|month|million|hundred|thousand|or more|person|in)\b/.test(
					outside.slice(match.index)
				) ||
				wordsBefore === 0
			)
				return false;
		} else if (/^(?:it|they|them|theirs)$/.test(word)) {
			const inClause =
				word === 'it' &&
				/\b(?:what|that|which) $/.test(before) &&
				sentence.entities.some(
					(e) => e.start === sentence.start && /^(?:place|organization)$/.test(e.type)
				);
			if (inClause) continue;
			if (wordsBefore < 5 || /(?:^|, |and |but |or )$/.test(before)) return false;
		} else if (wordsBefore < 2 || /^(?:In|At|On|For|With|From|By|During) $/.test(before))
			return false;
	}
	return true;
}

/** "that" used to point ("that ruling"), not to join. */
function demonstrativeThat(sentence: Sentence): boolean {
	return sentence.tokens.some((t, i) => {
		if (t.text.toLowerCase() !== 'that') return false;
		const next = sentence.tokens[i + 1];
		const before = sentence.tokens[i - 1];
		if (t.pos === 'DET' && next && /NOUN|ADJ/.test(next.pos)) {
			return !before || /ADP|CCONJ|SCONJ|ADV|PUNCT/.test(before.pos);
		}
		return !next || next.pos === 'PUNCT' || (before?.pos === 'ADP' && next.pos !== 'NOUN');
	});
}

/** A finite verb that belongs to no relative or adverbial clause: "Anna with a book that she wrote" has none. */
function hasMainVerb(tokens: Token[], text: string): boolean {
	let inClause = false;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i]!;
		if (
			/^(?:that|which|who|whose|whom|where|when|if|because|as|while|although|since)$/i.test(
				token.text
			)
		) {
			inClause = true;
		}
		if (!/^(?:AUX|VERB)$/.test(token.pos) || /ing$/.test(token.text)) continue;
		if (tokens[i - 1]?.text.toLowerCase() === 'to' || !text.includes(token.text)) continue;
		if (!inClause) return true;
		while (/^(?:AUX|VERB|ADV|PART)$/.test(tokens[i + 1]?.pos ?? '')) i += 1;
		inClause = false;
	}
	return false;
}

/** Whom "He" or "She" at the start of a sentence must mean, by the sentence before; null where it could be two. */
function subjectsOf(reading: Reading): (Antecedent | null)[] {
	const subjects: (Antecedent | null)[] = [];
	for (const [i, sentence] of reading.sentences.entries()) {
		const people = sentence.entities.filter((e) => e.type === 'person');
		const keys = new Set(people.map((e) => e.key));
		const first = people[0];
		const before = subjects[i - 1] ?? null;
		const follows = reading.sentences[i - 1]?.paragraph === sentence.paragraph;
		if (
			first &&
			keys.size === 1 &&
			first.start === sentence.start &&
			first.text.split(' ').length >= 1
		) {
			subjects.push({
				name: fullestName(reading, first).replace(/^(?:Mr|Mrs|Ms|Dr)\.? /, ''),
				sentence
			});
		} else if (people.length === 0 && follows && before && /^(?:He|She) /.test(sentence.text)) {
			subjects.push(before);
		} else subjects.push(null);
	}
	return subjects;
}

/** Somebody else whom the next "he" or "she" could mean. */
const KIN =
	/\b(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|friend|colleague|teacher|partner|king|queen|president|professor|boy|girl|man|woman)\b/i;

/** The sentence with its first word, "He" or "She", replaced by the one person it can mean. */
function named(
	reading: Reading,
	index: number,
	subjects: (Antecedent | null)[]
): Antecedent | null {
	const sentence = reading.sentences[index]!;
	const before = subjects[index - 1] ?? null;
	if (!before || !/^(?:He|She) /.test(sentence.text)) return null;
	const previous = reading.sentences[index - 1]!;
	if (previous.paragraph !== sentence.paragraph || KIN.test(previous.text)) return null;
	return before.name.includes(' ') ? before : null;
}
