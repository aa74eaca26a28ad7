/** Limits told by their opening words, wherever the tree has hung them. */
import type { Modifier } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import type { ParsedSentence } from '../tree.ts';
import { EXCEPTING } from './lexicon.ts';

export const CLAUSAL =
	/^(?:if|when|whenever|where|wherever|once|before|after|until|till|while|as soon as|as long as|provided|provided that|in case|only if|only when)$/;

/** A time one can set a rule to: "by 1 April each year", "between 10 a.m. and 8 p.m.", "before the first frost". */
const TIME_LIMIT =
	/\b(?:by|before|after|between|until|within|during|from) (?:[\p{L}’'-]+ ){0,4}?(?:\d[\d:.]*(?: ?[ap]\.?m\b\.?| o['’]clock)?|noon|midnight|frost|dawn|dusk|dark|sunset|sunrise|\p{L}*day|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|season|term|shift|lesson|meeting|visit|use|arrival|departure|end|heats?|races?|matche?s?|class(?:es)?|exams?|tests?|drills?|breaks?|performances?|trips?|tours?|flights?|services?|task|lessons|shifts|meals|(?<!\b(?:a|the) )seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?:(?: (?:and|to|of|a|an|the|each|every|next|same|\d[\d:.]*|[ap]\.?m\b\.?|\p{L}*day|noon|midnight|January|February|March|April|May|June|July|August|September|October|November|December|seconds?|minutes?|hours?|days?|weeks?|months?|years?|shift|term|performance)\b)+)?/giu;

export function timed(sentence: ParsedSentence, stretch: Span): Modifier[] {
	const from = stretch.start - sentence.start;
	const text = sentence.text.slice(from, stretch.end - sentence.start);
	return [...text.matchAll(TIME_LIMIT)].map((match) => {
		const start = stretch.start + match.index;
		const words = match[0].replace(/(?: (?:and|to|of|a|an|the|each|every|next|same))+$/i, '');
		const marker = words.split(' ')[0]!.toLowerCase();
		return {
			start,
			end: start + words.length,
			text: words,
			marker,
			role: 'time' as const,
			head: -1,
			clause: null
		};
	});
}

const OPENS_LIMIT =
	/(?<=\b(?:nobody|no one|none|anyone|everyone|everybody|anybody) )but\b|\b(?:unless|except(?: (?:for|that|when|where|while|if|in|with|on|during|to|by|at))?|apart from|other than|with the exception of|without(?= \p{L})|(?<!\b(?:the|a|this|that|room|place|area|hall|building|site|zone|spot|point|part|country|street|cupboard|office|kitchen|shelf|tray|bin|box|corner|bay|desk|know|see|show|shows|decide|ask|told|of|from|to) )where(?! possible)|whenever|while|during|only (?:in|on|at|with|by|from|to|during|after|before|for|within|under|through)\b|(?:(?:no|not) (?:later|earlier|more|less) than |at least |up to )?(?:\d+|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty) (?:minutes?|hours?|days?|weeks?|months?|years?) (?=before|after)|with (?:[\p{L}’']+ ){0,3}(?=permission|consent|approval|authori[sz]ation|agreement)|as soon as|as long as|provided(?: that)?|in case(?: of)?|in the event of|until|if|when|once)\b/giu;
/** "check if the lid is shut": what is checked is no condition. */
const ASKED =
	/\b(?:check|see|ask|decide|know|wonder|tell|determine|find out|sure|say|unclear|learn|explain|test|verify|record|note|state|even|than|as|at)\s+$/i;
const STOPS =
	/[;:()]|(?<!\b[ap]\.?m)\.(?=\s|$)|,? (?:and|but|or) (?:must|may|should|shall|they|it|the|then|do|never|always|not)\b|, (?:unless|except|if|when|provided|though|although)\b| unless\b| except\b/;

/** "Nobody except the guard may enter": the exception ends where the verb begins. */
const NOMINAL_STOPS = new RegExp(
	`${STOPS.source}| (?:must|may|shall|should|can|cannot|is|are|has to|have to|need not)\\b`
);

/** Limits by their opening words, in a stretch of the sentence. */
export function loose(sentence: ParsedSentence, stretch: Span): Modifier[] {
	const from = stretch.start - sentence.start;
	const text = sentence.text.slice(from, stretch.end - sentence.start);
	return [...text.matchAll(OPENS_LIMIT)].flatMap((match) => {
		if (ASKED.test(text.slice(0, match.index))) return [];
		const rest = text.slice(match.index);
		const stops =
			EXCEPTING.test(match[0]) && !/^unless|(?:that|if|when|where)$/i.test(match[0])
				? NOMINAL_STOPS
				: STOPS;
		const stop = rest.slice(match[0].length).search(stops);
		const opens = match.index === 0 && rest.includes(',');
		const comma = opens ? rest.indexOf(',') : -1;
		const ends = [stop < 0 ? rest.length : stop + match[0].length, comma < 0 ? rest.length : comma];
		const words = rest.slice(0, Math.min(...ends)).replace(/[\s,.;]+$/, '');
		if (words.length <= match[0].trim().length) return [];
		const opener = match[0].trim().toLowerCase();
		const marker = markerOf(opener);
		const start = sentence.start + from + match.index;
		return [
			{
				start,
				end: start + words.length,
				text: words,
				marker,
				role: EXCEPTING.test(marker)
					? ('exception' as const)
					: CLAUSAL.test(marker) || /^in /.test(marker)
						? ('condition' as const)
						: ('other' as const),
				head: -1,
				clause: null
			}
		];
	});
}

function markerOf(opener: string): string {
	if (/^except/.test(opener)) return 'except';
	if (/^with(?! the exception)/.test(opener)) return opener.split(' ')[0]!;
	return /(?:minute|hour|day|week|month|year)s?$/.test(opener) ? 'before' : opener;
}
