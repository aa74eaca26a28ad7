/** Which names of a text are names of one thing. */
import type { EntityClass } from '../typing/entity-types.ts';
import {
	CITIES,
	COUNTRIES,
	NATIONALITIES,
	ORGANIZATION_WORDS,
	PLACE_WORDS,
	REGIONS,
	STATES
} from '../gazetteer.ts';
import { acronymOf, initialsOf, keyOf, type Name } from './names.ts';
import { genderOfName, type Gender } from './people.ts';

/** The mentions of a text that are written alike. */
export interface NamedGroup {
	/** The words without title. */
	words: string[];
	key: string;
	/** By vote of its mentions. */
	type: EntityClass;
	/** Mean confidence of the mentions that have the type. */
	confidence: number;
	/** What titles and the given name say. */
	gender: Gender;
	/** Whether its mentions have a title that tells a gender ("Ms Lopez"). */
	titled: boolean;
	/** Whether it is a family or the like, which is none of its members. */
	plural: boolean;
	/** A key of another group that the text gives it in brackets: "… Agency (IAEA)"; '' for none. */
	alias: string;
}

/** A name that fits several things is put with none of them. */
export const AMBIGUOUS = -1;

/** Adjectives and the like that open the names of many organisations, and stand for none of them. */
const OPENS_MANY =
	/^(?:african|american|asian|british|central|chinese|civil|democratic|eastern|english|european|federal|first|french|general|german|global|grand|great|high|international|islamic|local|middle|national|new|north|northern|old|people's|public|red|regional|republican|royal|social|south|southern|state|supreme|united|university|west|western|white|world|young)$/;
/** Kinds of things that stand before a name which may be used without them. */
const CALLED = /^(?:cyclone|hurricane|typhoon|operation|lake|mount|camp|fort|project|mission)$/;
/** Short forms are looked for among names of at most so many words. */
const MOST_WORDS = 10;
/** People who share a first and a last name are told apart by what stands between, up to so many of them. */
const MOST_NAMESAKES = 8;

/**
 * For each group the number of the thing it names, or AMBIGUOUS. Numbers are given in the order of the groups. Linear in
 * the number of groups.
 */
export function joinNames(groups: readonly NamedGroup[]): number[] {
	const things = new Things(groups);
	const all = groups.map((_, at) => at).filter((at) => !groups[at]!.plural);
	const personal = all.filter((at) => groups[at]!.words.length > 1 && mayBePerson(groups[at]!));
	for (const at of personal) things.joinNamesakes(at);
	for (const at of all) {
		if (groups[at]!.type !== 'person' && groups[at]!.words.length > 1) things.index(at);
	}
	// "García Márquez" finds its full name before "Márquez" looks for it; "Ms Lopez" before a bare "Lopez".
	for (const at of personal) things.joinPartOfName(at);
	const short = all.filter((at) => groups[at]!.type !== 'person' || groups[at]!.words.length === 1);
	for (const at of short) if (groups[at]!.titled) things.joinShort(at);
	for (const at of short) if (!groups[at]!.titled) things.joinShort(at);
	return things.numbers();
}

/** Typed as one, or of no sure type and looking like the name of one. */
export function mayBePerson({ type, words, confidence }: NamedGroup): boolean {
	if (type === 'person') return true;
	return (
		confidence < (type === 'other' ? UNSURE : DOUBTFUL) &&
		words.length > 1 &&
		words.length < 5 &&
		words.every((word) => /^\p{Lu}[\p{L}’'-]*\p{Ll}/u.test(word) || /^\p{Lu}\.$/u.test(word)) &&
		!words.some(
			(word) =>
				ORGANIZATION_WORDS.test(word) ||
				PLACE_WORDS.test(word) ||
				NATIONALITIES.has(word) ||
				isKnownPlace(word) ||
				CALLED.test(word.toLowerCase())
		)
	);
}

class Things {
	private readonly groups: readonly NamedGroup[];
	/** For each group another that it is one with, or itself. */
	private readonly same: number[];
	private readonly unclear = new Set<number>();
	/** First and last name → groups. */
	private readonly namesakes = new Map<string, number[]>();
	/** Short form → groups it may stand for. */
	private readonly people = new Map<string, Set<number>>();
	private readonly others = new Map<string, Set<number>>();
	private readonly initials = new Map<string, Set<number>>();
	/** Groups written alike but for their titles. */
	private readonly byKey = new Map<string, number[]>();
	/** What is known of each thing by what has been put together; at its first group. */
	private readonly genders: Gender[];

	constructor(groups: readonly NamedGroup[]) {
		this.groups = groups;
		this.same = groups.map((_, at) => at);
		this.genders = groups.map((group) => group.gender);
		groups.forEach(({ key }, at) => {
			const known = this.byKey.get(key);
			if (known) known.push(at);
			else this.byKey.set(key, [at]);
		});
	}

	/** Puts a full personal name with one of the same person ("Charles Fillmore", "Charles J. Fillmore"). */
	joinNamesakes(at: number): void {
		const { words } = this.groups[at]!;
		const lower = words.map((word) => keyOf([word]));
		const ends = `${lower[0]} ${lower.at(-1)}`;
		const known = this.namesakes.get(ends) ?? [];
		this.namesakes.set(ends, known);
		const fits = known.filter((one) => sameMiddle(this.groups[one]!, this.groups[at]!));
		if (fits.length === 1) this.join(at, fits);
		if (known.length < MOST_NAMESAKES) known.push(at);
		if (words.length > MOST_WORDS) return;
		for (let from = 1; from < words.length; from++)
			add(this.people, lower.slice(from).join(' '), at);
		// "Varga-Okonkwo", once also only "Varga".
		for (const part of lower.at(-1)!.split('-')) add(this.people, part, at);
		for (let until = 1; until < words.length; until++) {
			add(this.people, lower.slice(0, until).join(' '), at);
		}
	}

	/** Notes what a longer name of something else may be shortened to. */
	index(at: number): void {
		const { words, type } = this.groups[at]!;
		if (words.length > MOST_WORDS) return;
		const lower = words.map((word) => keyOf([word]));
		const initials = initialsOf(words);
		if (initials.length > 1) add(this.initials, initials, at);
		// "US Immigration and Customs Enforcement" is ICE as well.
		if (initials.length > 3) add(this.initials, initials.slice(1), at);
		// "Cyclone Phailin", later "Phailin".
		if (words.length === 2 && CALLED.test(lower[0]!)) add(this.others, lower[1]!, at);
		if (type !== 'organization') return;
		for (let from = 1; from < words.length - 1; from++) {
			if (/^\p{Lu}/u.test(words[from]!)) add(this.others, lower.slice(from).join(' '), at);
		}
		if (
			!isKnownPlace(words[0]!) &&
			!NATIONALITIES.has(words[0]!) &&
			!OPENS_MANY.test(lower[0]!) &&
			words.length <= 3 &&
			words.every((w) => /^\p{Lu}/u.test(w))
		) {
			add(this.others, lower[0]!, at);
		}
	}

	/** Puts a surname, a first name, an acronym or a shortened name with the one thing that it may stand for. */
	joinShort(at: number): void {
		const group = this.groups[at]!;
		const alias = group.alias === '' ? undefined : this.byKey.get(group.alias);
		if (alias) return this.join(at, alias);
		const acronym = acronymOf(group.words);
		if (acronym !== '' && group.type !== 'person') {
			const spelled = [...(this.initials.get(acronym) ?? [])];
			if (spelled.length > 0) return this.join(at, spelled);
		}
		const people = this.peopleFor(group);
		if (people.length > 0) return this.join(at, people);
		const others = [...(this.others.get(group.key) ?? [])].filter(
			(one) =>
				this.groups[one]!.type === group.type ||
				(group.type !== 'person' && group.confidence < UNSURE)
		);
		if (others.length > 0) {
			this.join(at, others);
		}
	}

	/** Puts a name of several words that is the end or the beginning of a longer one with that. */
	joinPartOfName(at: number): void {
		const group = this.groups[at]!;
		const longer = [...(this.people.get(group.key) ?? [])].filter(
			(one) => this.find(one) !== this.find(at)
		);
		if (longer.length > 0) this.join(at, longer);
	}

	private peopleFor(group: NamedGroup): number[] {
		// "Washington" may be the place in a text about Denzel Washington.
		if (group.type !== 'person' && group.confidence >= UNSURE) return [];
		if (group.type === 'place' && group.words.length > 1) return [];
		const alike = this.byKey.get(group.key)!.filter((one) => this.groups[one]!.type === 'person');
		const titled = group.titled ? [] : alike.filter((one) => this.groups[one]!.titled);
		return [...(this.people.get(group.key) ?? []), ...titled];
	}

	private join(at: number, others: readonly number[]): void {
		const { gender } = this.groups[at]!;
		const roots = new Set(others.map((one) => this.find(one)));
		let fits = [...roots].filter((root) => agree(this.genders[root]!, gender));
		// Who alone has been named so far is meant, though others of the family are named later.
		const before = new Set(others.filter((one) => one < at).map((one) => this.find(one)));
		const earlier = fits.filter((root) => before.has(root));
		if (earlier.length === 1) fits = earlier;
		if (fits.length > 1 && this.groups[at]!.words.length === 1) this.unclear.add(at);
		if (fits.length !== 1) return;
		const [root] = fits as [number];
		const own = this.find(at);
		this.same[own] = root;
		this.genders[root] ||= gender;
	}

	private find(at: number): number {
		let root = at;
		while (this.same[root] !== root) root = this.same[root]!;
		this.same[at] = root;
		return root;
	}

	numbers(): number[] {
		const given = new Map<number, number>();
		return this.groups.map((_, at) => {
			if (this.unclear.has(at)) return AMBIGUOUS;
			const root = this.find(at);
			if (this.unclear.has(root)) return AMBIGUOUS;
			if (!given.has(root)) given.set(root, given.size);
			return given.get(root)!;
		});
	}
}

const isKnownPlace = (word: string) =>
	[COUNTRIES, CITIES, STATES, REGIONS].some((places) => places.has(word));

/** Types less sure than this may be another's. */
const UNSURE = 0.8;
const DOUBTFUL = 0.6;

function add(map: Map<string, Set<number>>, key: string, at: number): void {
	const known = map.get(key);
	if (known) known.add(at);
	else map.set(key, new Set([at]));
}

const agree = (a: Gender, b: Gender) => a === '' || b === '' || a === b;

/** Whether two names with one first and one last name can be one person's: no middle name speaks against it. */
function sameMiddle(a: NamedGroup, b: NamedGroup): boolean {
	if (!agree(a.gender, b.gender)) return false;
	const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
	const middle = short.words.slice(1, -1).map((word) => keyOf([word]));
	let from = 1;
	for (const word of middle) {
		const at = long.words.findIndex((other, i) => {
			const key = keyOf([other]);
			const initial = word.length === 1 || key.length === 1;
			return i >= from && (key === word || (initial && key[0] === word[0]));
		});
		if (at < 0 || at >= long.words.length - 1) return false;
		from = at + 1;
	}
	return true;
}

/** The votes of mentions written alike. */
export class NameVotes {
	readonly key: string;
	/** Sums of confidence. */
	readonly weights = new Map<EntityClass, number>();
	/** How much says that it is a person, whatever its mentions are typed. */
	personal = 0;
	private readonly name: Name;
	private mentions = 0;

	constructor(name: Name) {
		this.name = name;
		this.key = keyOf(name.words);
	}

	add(type: EntityClass, confidence: number): void {
		this.weights.set(type, (this.weights.get(type) ?? 0) + confidence);
		this.mentions++;
	}

	lean(weight: number): void {
		this.personal += weight;
	}

	group(plural: boolean, alias: string): NamedGroup {
		const [type, sum] = [...this.weights].reduce((a, b) => (b[1] > a[1] ? b : a));
		const { words, gender } = this.name;
		return {
			words,
			key: this.key,
			type,
			confidence: sum / this.mentions,
			gender: gender || (plural ? '' : genderOfName(words)),
			titled: gender !== '',
			plural,
			alias
		};
	}
}
