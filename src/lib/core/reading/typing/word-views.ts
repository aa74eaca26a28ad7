/** What the typer sees of a single word. */
import { hash32 } from '../../random.ts';
import {
	CITIES,
	COUNTRIES,
	MONTHS,
	NATIONALITIES,
	ORGANIZATION_WORDS,
	PLACE_WORDS,
	REGIONS,
	STATES,
	TITLES,
	WEEKDAYS
} from '../gazetteer.ts';
import type { WordTable } from './word-table.ts';

export interface WordView {
	/** Hash of the lower-cased form, digits as 0. */
	word: number;
	/** Hashes of its last 1 … 5 characters. */
	suffixes: readonly number[];
	shape: number;
	capital: boolean;
	/** Groups on the three levels. */
	coarse: number;
	middle: number;
	fine: number;
	/** What it likely names as a common noun and as a name (`WordTable.kindOf`). */
	asNoun: number;
	asName: number;
	/** What a dictionary says of it as a common noun and as a name (`WordTable.sensesOf`). */
	nounSenses: number;
	nameSenses: number;
	/** Which of the small lists have it, a bit each. */
	lists: number;
}

const CALENDAR = new RegExp(`^(?:${MONTHS}|${WEEKDAYS})\\.?s?$`);
/** Enough for a long article; then all are forgotten, so that memory stays bounded. */
const MOST_KEPT = 20_000;

/** Views of words, kept for when they occur again. */
export class WordViews {
	private readonly table: WordTable;
	private readonly kept = new Map<string, WordView>();

	constructor(table: WordTable) {
		this.table = table;
	}

	of(form: string): WordView {
		const known = this.kept.get(form);
		if (known) return known;
		if (this.kept.size >= MOST_KEPT) this.kept.clear();
		const view = this.make(form);
		this.kept.set(form, view);
		return view;
	}

	private make(form: string): WordView {
		const lower = YEAR.test(form) ? 'year' : form.toLowerCase().replace(/\p{Nd}/gu, '0');
		const known = lower.replaceAll('’', "'");
		return {
			word: hash32(lower),
			suffixes: [1, 2, 3, 4, 5].map((n) => hash32(lower.slice(-n), n)),
			shape: hash32(shapeOf(form)),
			capital: /^\p{Lu}/u.test(form),
			coarse: this.table.clusterOf(known, 64),
			middle: this.table.clusterOf(known, 256),
			fine: this.table.clusterOf(known, 1024),
			asNoun: this.table.kindOf(known, false),
			asName: this.table.kindOf(known, true),
			nounSenses: this.table.sensesOf(known, false),
			nameSenses: this.table.sensesOf(known, true),
			lists: listsWith(form)
		};
	}
}

/** What is likelier a year than any other number. */
const YEAR = /^(?:1\d|20)\d\d$/;

/** Runs of like characters as one; a single capital apart from several, a year apart from other numbers. */
function shapeOf(form: string): string {
	if (YEAR.test(form)) return 'year';
	return form
		.slice(0, 24)
		.replace(/\p{Lu}+/gu, (run) => (run.length > 1 ? 'XX' : 'X'))
		.replace(/\p{Ll}+/gu, 'x')
		.replace(/\p{Nd}+/gu, '0');
}

/** Which small lists have the name, a bit each. */
export function listsWith(name: string): number {
	const found = [
		COUNTRIES.has(name),
		STATES.has(name),
		CITIES.has(name),
		REGIONS.has(name),
		NATIONALITIES.has(name),
		ORGANIZATION_WORDS.test(name),
		PLACE_WORDS.test(name),
		TITLES.test(name),
		CALENDAR.test(name)
	];
	return found.reduce((bits, has, bit) => (has ? bits | (1 << bit) : bits), 0);
}
