import { isGivenName, placeClass } from './adapters/compromise.ts';
import * as gazetteer from './gazetteer.ts';
import { numbersIn } from './numbers.ts';
import type { Entity, EntityType, Sentence } from './reading.ts';

const WORD = String.raw`(?:(?:\p{Lu}\.)+(?=[\s,)])|(?:St|Dr|Mr|Mrs|Ms|Prof|Sen|Gen|Rep|Gov|Rev)\.|\p{Lu}[\p{L}\p{M}]*(?:[’'\-][\p{Lu}][\p{L}\p{M}]*|-[\p{Ll}]+)*(?:(?<=s)[’'](?= \p{Lu}))?)`;
const LINK = String.raw`(?: (?:of the|of|for|de la|de|del|da|di|du|van der|van den|van|von|bin|al-|ibn|für) )`;
const RUN = new RegExp(
	`${WORD}(?:(?: |${LINK})(?:[ae]l-)?${WORD})*(?: (?=\\d)\\d{1,2}\\b(?! [a-z%]))?`,
	'gu'
);
const LONG_ORGANIZATION =
	/^(?:Ministry|Department|Institute|Office|Bureau|University|Committee|Commission|Council|Society|Academy|Centre|Center|School) (?:of|for) .*$/;
const NO_NAME = new RegExp(
	`^(?:${gazetteer.MONTHS}|${gazetteer.WEEKDAYS}|I|A|The|OK|CEO|CFO|CTO|AI|IT|TV|DNA|PhD|MD|AM|PM|CD|DVD|HIV|AIDS|COVID|FAQ|PIN|ID|Internet|English|Web|God|Bible|AD|BC|CE|BCE|No|Yes|Mr|Mrs|Ms|Dr|Chapter|Section|Figure|Table|Part|Volume|Act|Article|Phase|Day|Level|Step|Room|Christmas|Easter|Ramadan|Earth|Sun|Moon|Internet)$`
);
const FUNCTION_TAGS = new Set([
	'DET',
	'ADP',
	'ADV',
	'PRON',
	'VERB',
	'SCONJ',
	'CCONJ',
	'AUX',
	'PART',
	'INTJ',
	'NUM'
]);

interface Raw {
	sentence: number;
	start: number;
	end: number;
	text: string;
	initial: boolean;
}

/** Finds names, dates and numbers in every sentence and types them from the whole text. Fills `entities` in place. */
export function markEntities(text: string, sentences: Sentence[]): void {
	const lower = lowerCaseWords(text);
	const inner = innerCapitals(sentences);
	const acronyms = new Set(text.match(/(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])/gu) ?? []);
	const runs = sentences.flatMap((s, i) => runsOf(s, i, { lower, inner, acronyms }));
	const types = typeNames(runs, sentences, text);
	for (const sentence of sentences) sentence.entities = numbersIn(sentence);
	for (const run of runs) {
		const typed = types.get(run.text);
		const sentence = sentences[run.sentence]!;
		if (!typed) continue;
		if (sentence.entities.some((e) => e.start < run.end && run.start < e.end)) continue;
		sentence.entities.push({ start: run.start, end: run.end, text: run.text, ...typed });
	}
	for (const s of sentences) s.entities.sort((a, b) => a.start - b.start);
}

function lowerCaseWords(text: string): Set<string> {
	return new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}]+/gu) ?? []);
}

/** Common nouns and adjectives that stand before a name at the start of a sentence: "Geologist Niamh Corrigan". */
const CALLING =
	/(?:ist|er|or|ian|man|woman|ent|ant|eer|ess|ive|al|ic|ary|ate|ing|ed|ly|ous|ssor|ress|graph|lawyer|scholar|coach|nurse|judge|poet|king|critic)$/;

/** Words with a capital somewhere else than at the start of a sentence or quotation. */
function innerCapitals(sentences: Sentence[]): Set<string> {
	return new Set(
		sentences.flatMap((s) => s.text.match(/(?<=[\p{L}\p{N},;’'-] )\p{Lu}[\p{L}]+/gu) ?? [])
	);
}

interface Known {
	lower: Set<string>;
	inner: Set<string>;
	acronyms: Set<string>;
}

/** "US Immigration and Customs Enforcement" is one name where the text also says ICE. */
function bindAcronymRuns(sentence: Sentence, acronyms: Set<string>): Map<number, string> {
	const bound = new Map<number, string>();
	for (const m of sentence.text.matchAll(
		/\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+){0,3} and (?:\p{Lu}[\p{L}]+)(?: \p{Lu}[\p{L}]+){0,3}/gu
	)) {
		const words = m[0].split(' ').filter((w) => w !== 'and');
		for (const skip of [0, 1]) {
			const initials = words
				.slice(skip)
				.map((w) => w[0])
				.join('');
			if (initials.length > 2 && acronyms.has(initials)) bound.set(m.index, m[0]);
		}
	}
	return bound;
}

function runsOf(sentence: Sentence, index: number, { lower, inner, acronyms }: Known): Raw[] {
	const bound = bindAcronymRuns(sentence, acronyms);
	let past = -1;
	const runs: Raw[] = [];
	const firstLetter = sentence.text.search(/\p{L}/u);
	for (const match of sentence.text.matchAll(RUN)) {
		let at = match.index;
		if (at < past) continue;
		const whole = bound.get(at);
		if (whole) past = at + whole.length;
		let run = whole ?? match[0];
		if (at > 0 && /[\p{L}\p{N}]/u.test(sentence.text[at - 1]!)) continue;
		const opensQuote =
			at > 0 && /["“‘:]\s?$|[.!?] $/.test(sentence.text.slice(Math.max(0, at - 2), at));
		let initial = at === firstLetter || opensQuote;
		while (initial && run) {
			const word = run.split(' ')[0]!;
			const token = sentence.tokens.find((t) => t.start === sentence.start + at);
			const plain = word.toLowerCase();
			const known = isKnownPlace(word) || isKnownPlace(run);
			const doubtful =
				!known &&
				(FUNCTION_TAGS.has(token?.pos ?? 'X') ||
					lower.has(plain) ||
					(!inner.has(word) &&
						(!run.includes(' ') || CALLING.test(word)) &&
						!isGivenName(word) &&
						/^\p{Lu}\p{Ll}+$/u.test(word)));
			if (!doubtful) break;
			const cut = /^\S+(?: (?:of the|of|for|de la|de|del|da|di|du|van|von))?\s*/u.exec(run)![0]
				.length;
			at += cut;
			run = run.slice(cut);
			initial = false;
			break;
		}
		run = run.replace(/[’']s$/, '').trimEnd();
		if (gazetteer.TITLES.test(run)) continue;
		const and = /^ and (\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)*)/u.exec(
			sentence.text.slice(at + run.length)
		);
		if (and && LONG_ORGANIZATION.test(run) && !isKnownPlace(and[1]!)) run += and[0];
		if (run.length < 2 || NO_NAME.test(run)) continue;
		if (/^\p{Lu}{2,}(?: \p{Lu}{2,}){2,}$/u.test(run)) continue;
		for (const part of parts(run)) {
			runs.push({
				sentence: index,
				start: sentence.start + at + part.at,
				end: sentence.start + at + part.at + part.text.length,
				text: part.text,
				initial
			});
		}
	}
	return runs;
}

/** "Margot Keller of the University of Zurich" is two names; "University of Zurich" and "Bank for X" are one. */
function parts(run: string): { at: number; text: string }[] {
	const link = / (?:of the|of|for) /.exec(run);
	if (!link) return [{ at: 0, text: run }];
	const head = run.slice(0, link.index);
	const organ =
		gazetteer.ORGANIZATION_WORDS.test(head) ||
		/^(?:Ministry|Department|Cent(?:er|re))\b/.test(head);
	const person = head.includes(' ') && !organ && !gazetteer.PLACE_WORDS.test(head);
	if (!person && (organ || !link[0].includes('for'))) return [{ at: 0, text: run }];
	const after = link.index + link[0].length;
	return [
		{ at: 0, text: head },
		...parts(run.slice(after)).map((p) => ({ at: p.at + after, text: p.text }))
	];
}

export function isKnownPlace(name: string): boolean {
	return (
		gazetteer.COUNTRIES.has(name) ||
		gazetteer.STATES.has(name) ||
		gazetteer.CITIES.has(name) ||
		gazetteer.REGIONS.has(name)
	);
}

type Typed = Pick<Entity, 'type' | 'class' | 'key'>;

function typeNames(runs: Raw[], sentences: Sentence[], text: string): Map<string, Typed> {
	const types = new Map<string, Typed>();
	const put = (name: string, type: EntityType, cls = '', key = name) =>
		types.set(name, { type, class: cls, key: key.toLowerCase() });
	const byName = new Map<string, Raw[]>();
	for (const run of runs) byName.set(run.text, [...(byName.get(run.text) ?? []), run]);
	const contextOf = (run: Raw) => {
		const s = sentences[run.sentence]!;
		return {
			before: s.text.slice(0, run.start - s.start),
			after: s.text.slice(run.end - s.start)
		};
	};
	for (const [name, places] of byName) {
		const bare = name.replace(/^The /, '');
		const contexts = places.map(contextOf);
		const list = listed(bare);
		if (list) put(name, list.type, list.class, canonical(bare));
		else if (/\d/.test(name)) put(name, 'other');
		else if (contexts.some(({ before }) => WORK.test(before))) put(name, 'other');
		else if (isPerson(name, contexts)) put(name, 'person');
		else if (gazetteer.PLACE_WORDS.test(name.split(' ').at(-1)!)) put(name, 'place', 'feature');
		else if (gazetteer.ORGANIZATION_WORDS.test(name)) {
			put(name, name.includes(' ') ? 'organization' : 'other', organClass(name));
		} else if (gazetteer.PLACE_WORDS.test(name)) put(name, 'place', 'feature');
		else if (
			contexts.some(({ before }) =>
				/\b(?:city|town|village|municipality|suburb) of $/i.test(before)
			)
		) {
			put(name, 'place', 'city');
		} else if (
			!name.includes(' ') &&
			contexts.some(
				({ before, after }) =>
					/\b(?:in|near|to|from|at) $/.test(before) &&
					isKnownPlace(/^, (\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?)/u.exec(after)?.[1] ?? '')
			)
		) {
			put(name, 'place', 'city');
		} else {
			const cls = name.includes(' ') || /^\p{Lu}+$/u.test(name) ? '' : placeClass(name);
			const placed = contexts.some(({ before }) => /\b(?:in|from|to|near|at) $/.test(before));
			if (cls && placed) put(name, 'place', cls === 'region' ? 'region' : cls, canonical(name));
			else put(name, 'other');
		}
	}
	joinAcronyms(text, types);
	joinSurnames(types);
	return types;
}

function listed(name: string): { type: EntityType; class: string } | null {
	if (gazetteer.COUNTRIES.has(name)) return { type: 'place', class: 'country' };
	if (gazetteer.STATES.has(name)) return { type: 'place', class: 'state' };
	if (gazetteer.CITIES.has(name)) return { type: 'place', class: 'city' };
	if (gazetteer.REGIONS.has(name)) return { type: 'place', class: 'region' };
	if (gazetteer.NATIONALITIES.has(name) || gazetteer.NATIONALITIES.has(name.replace(/s$/, ''))) {
		const group = gazetteer.GROUPS.has(name) || gazetteer.GROUPS.has(name.replace(/s$/, ''));
		return { type: 'nationality', class: group ? 'group' : '' };
	}
	return null;
}

/** One key for the ways a listed country is written. */
function canonical(name: string): string {
	if (/^(US|U\.S\.|USA|United States( of America)?|America)$/.test(name)) return 'united states';
	if (/^(UK|U\.K\.|Britain|Great Britain|United Kingdom)$/.test(name)) return 'united kingdom';
	return name;
}

function organClass(name: string): string {
	if (/University|College|School|Academy|Institute/.test(name)) return 'school';
	if (/Ministry|Department|Agency|Bureau|Enforcement|Administration|Authority|Office/.test(name)) {
		return 'agency';
	}
	return '';
}

/** What follows is the title of a work or the name of a thing, whatever it looks like. */
const WORK =
	/\b(?:novel|book|film|movie|album|song|series|ship|character|magazine|play|poem|opera|game|show|band|painting|essay|journal|newspaper)s? (?:called |named |titled )?[“"‘']?$/i;
const SPEAKS =
	/^,? (?:said|says|told|wrote|added|explained|argued|who |was born|studied|married|joked|recalled| ?\([^)]*(?:\bborn\b|\d{4}\)? ?[–-]))/;

function isPerson(name: string, contexts: { before: string; after: string }[]): boolean {
	if (gazetteer.ORGANIZATION_WORDS.test(name) || gazetteer.PLACE_WORDS.test(name)) return false;
	const words = name.split(' ');
	if (words.some((w) => /^(of|the|for)$/.test(w))) return false;
	if (/^St\.?$/.test(words[0]!)) return false;
	const title = gazetteer.TITLES.test(words[0]!);
	if (title) return words.length > 1 && !/^(Chief|Secretary|Justice|General)$/.test(words[1] ?? '');
	if (contexts.some(({ before }) => /\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $/.test(before))) return true;
	if (/^\p{Lu}{2,}$/u.test(name)) return false;
	if (words.length >= 2 && words.length <= 4) {
		if (words.some((w) => gazetteer.NATIONALITIES.has(w) || isKnownPlace(w))) return false;
		if (isGivenName(words[0]!) && /^\p{Lu}[\p{L}’'-]+$/u.test(words.at(-1)!)) {
			return !contexts.some(({ before }) => /\bthe $/i.test(before));
		}
		return (
			contexts.some(
				({ before, after }) =>
					SPEAKS.test(after) && !/\b(?:the|for|of|at|by|to|with|from) $/i.test(before)
			) && !/(?:s|es)$/.test(words.at(-1)!)
		);
	}
	return false;
}

/** "Foreign Office (FO)": the acronym is the same thing as the name before it. */
function joinAcronyms(text: string, types: Map<string, Typed>): void {
	const full = [...types.keys()].filter((n) => n.includes(' '));
	for (const [name, typed] of [...types]) {
		const spelled = full.find((long) => {
			const initials = (long.match(/(?<![\p{L}])\p{Lu}/gu) ?? []).join('');
			return long.includes(' and ') && (initials === name || initials.slice(1) === name);
		});
		if (spelled && /^\p{Lu}{3,6}$/u.test(name)) {
			types.set(name, {
				...typed,
				type: 'organization',
				class: 'agency',
				key: types.get(spelled)!.key
			});
			continue;
		}
		if (!/^\p{Lu}{2,6}s?$/u.test(name)) continue;
		for (const [long, target] of types) {
			if (long.length <= name.length || !text.includes(`${long} (${name})`)) continue;
			types.set(name, { ...typed, type: target.type, class: 'acronym', key: target.key });
		}
	}
}

/** "Hadid" after "Zaha Hadid" is the same person; where two share a surname, it stands for the one named first. */
function joinSurnames(types: Map<string, Typed>): void {
	const owners = new Map<string, Set<string>>();
	for (const [name, typed] of types) {
		if (typed.type !== 'person') continue;
		const bare = name
			.split(' ')
			.filter((w) => !gazetteer.TITLES.test(w) && !/^\p{Lu}{2,4}$/u.test(w));
		const last = bare.at(-1)!;
		if (bare.length > 1)
			owners.set(last, (owners.get(last) ?? new Set()).add(bare.join(' ').toLowerCase()));
	}
	for (const [name, typed] of types) {
		const bare = name
			.split(' ')
			.filter((w) => !gazetteer.TITLES.test(w) && !/^\p{Lu}{2,4}$/u.test(w));
		const held = owners.get(bare.at(-1) ?? '');
		if (!held) continue;
		const key = [...held][0]!;
		if (bare.length === 1 && typed.type !== 'place')
			types.set(name, { ...typed, type: 'person', key });
		else if (typed.type === 'person' && bare.join(' ').toLowerCase() === key)
			types.set(name, { ...typed, key });
	}
}
