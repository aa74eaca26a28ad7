/** The gap in a statement: what may be taken out, what it is called, and what of the rest would give it away. */
import { TITLES } from '../../reading/gazetteer.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Entity } from '../../reading/reading.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

const KINDS: Record<string, string> = {
	'place/country': 'country',
	'place/city': 'city or town',
	'place/state': 'state or province',
	'person/': 'person',
	'year/': 'year',
	'number/count': 'number',
	'organization/': 'organization',
	'organization/school': 'institution',
	'organization/agency': 'organization',
	'nationality/': 'nationality'
};

/** What the gap holds, in a word a learner understands; '' when it cannot be told for certain. */
export function kindOf(entity: Entity): string {
	return KINDS[`${entity.type}/${entity.class}`] ?? '';
}

/** The statement with the entity replaced by ____, or null when the rest gives it away or makes no sense. */
export function gapIn(statement: Statement, entity: Entity): string | null {
	const outside = outsideQuotes(statement.text);
	const at = outside.search(
		new RegExp(`(?<![\\p{L}\\p{N}])${escape(entity.text)}(?![\\p{L}\\p{N}])`, 'u')
	);
	if (at < 0) return null;
	const before = statement.text.slice(0, at);
	const after = statement.text.slice(at + entity.text.length);
	const rest = `${before} ${after}`;
	if (revealed(entity, rest)) return null;
	const named = /^(?:person|place|organization)$/.test(entity.type);
	// The rest of a longer name stands right before or behind it.
	if (named && /^\s(?:\p{Lu}|(?:de|von|van|of) \p{Lu})/u.test(after)) return null;
	if (
		entity.type === 'person' &&
		/[^.] \p{Lu}[\p{L}.]+ $/u.test(before) &&
		!TITLES.test(before.trim().split(' ').at(-1)!)
	)
		return null;
	if (entity.type === 'place' && /\p{Lu}\p{L}+ of (?:the )?$/u.test(before)) return null;
	if (/,\s*$/.test(before) && /^,/.test(after) && entity.type === 'year') return null;
	if (entity.type === 'person' && /\bthe $/i.test(before)) return null;
	if (/^[’']s\b/.test(after) && entity.type !== 'person') return null;
	// "President of the Society", "Tulsans": no name of one person.
	if (
		entity.type === 'person' &&
		(/^ of\b/.test(after) ||
			/\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $/.test(before) ||
			TITLES.test(entity.text) ||
			/^\p{L}+s$/u.test(entity.text))
	)
		return null;
	// "Cast as Dean Forester" names a character; "the Pirates' affiliate" is left with a bare mark; "$ 800" is a price.
	if (
		entity.type === 'person' &&
		/\b(?:as|play(?:s|ed|ing)?|role of|portray(?:s|ed|ing)?) $/i.test(before)
	)
		return null;
	if (/^[’'](?!s\b)/.test(after) || /[$€£] ?$/.test(before)) return null;
	// The last of a list, or the state behind its city.
	if (named && /, $/.test(before) && !/^[^,]*, $/.test(before)) return null;
	if (entity.type === 'place' && /\p{Lu}\p{L}+, $/u.test(before)) return null;
	if (entity.type === 'year' && !/\b(?:in|since|until|by|from|of|before|after) $/i.test(before))
		return null;
	// A name that goes on or is joined ("X-based", "X and Y") is not whole, or one of several answers.
	if (
		/^ ?[-–—/]|^ (?:and|or|,? ?to) /.test(after) ||
		/[-–/$€£]$|\b(?:and|or|between|to) $/.test(before)
	)
		return null;
	if (
		/(?:,)$/.test(before.trimEnd()) &&
		/^,/.test(after) &&
		entity.type !== 'place' &&
		entity.type !== 'year'
	)
		return null;
	// One of a list: several could stand here.
	if (
		/^,? (?:\p{Lu}[\p{L} .’'-]*, )*(?:and )?\p{Lu}[\p{L} .’'-]*,? and /u.test(after) ||
		/^, \p{Lu}[\p{L} .’'-]*,? and /u.test(after)
	)
		return null;
	if (entity.type === 'organization' || (entity.type === 'place' && entity.class === 'country')) {
		const next = statement.sentence.tokens.find((t) => t.start >= entity.end);
		if (next && /^(?:NOUN|ADJ|PROPN)$/.test(next.pos)) return null;
	}
	if (
		entity.type === 'number' &&
		/^(?: ?(?:million|billion|thousand|hundred|%|percent|per cent)| [A-Z]|\.\d)/.test(after) &&
		!/^ ?(?:%|percent|per cent)/.test(after)
	)
		return null;
	if (
		entity.type === 'number' &&
		(/^ (?:of|to|in|on|at|had|has|have|was|were|is|are|did|said|will|would)\b|^[,.;]/.test(after) ||
			/\b(?:Boeing|Article|Act|age|aged|No\.?|Apollo|Windows|Explorer|version|Part|Type|Game|Rule|Step|route|highway|bus|line|room) $/i.test(
				before
			))
	)
		return null;
	if (entity.type === 'number' && numberValue(entity.text) === 1) return null;
	return `${before}____${after}`;
}

/** The rest of the text holds the name, its acronym or its adjective. */
export function revealed(entity: Entity, rest: string): boolean {
	const lower = rest.toLowerCase();
	if (entity.type === 'number' || entity.type === 'year') {
		const value = numberValue(entity.text);
		const spelled = value === null ? '' : numberWord(value);
		return (
			new RegExp(`(?<![\\d,.])${escape(entity.text)}(?![\\d])`).test(rest) ||
			(spelled !== '' && new RegExp(`\\b${spelled}\\b`, 'i').test(rest))
		);
	}
	if (entity.key === 'united states' && /\b(?:American|US|U\.S\.)/.test(rest)) return true;
	return entity.text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((w) => w.length > 3)
		.some((w) => lower.includes(w.slice(0, Math.max(4, w.length - 2))));
}

export function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Whether the sentence tells a number in another way as well: in brackets, counted out behind a colon, or by what it rose
 * or fell from.
 * @param from where the number begins
 * @param after what follows it
 */
export function isToldBeside(text: string, from: number, after: string): boolean {
	return (
		/\([^)]*$/.test(text.slice(0, from)) ||
		after.includes(':') ||
		/\b(?:up|down|rose|fell|instead) (?:from|of)\b/.test(text)
	);
}
