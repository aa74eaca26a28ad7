/** Learns the lemmatiser's tables: an ending gets an entry only where its best edit differs from the shorter ending's. */
import type { Tree } from './conllu.ts';
import {
	applyCasing,
	applyEdit,
	CASINGS,
	editFor,
	endings,
	kindOf,
	lemmaByRule,
	type Lemmatiser,
	lemmatiserOf,
	type LemmaTables,
	writing
} from './lemmatise.ts';

type Counts = Map<string, number>;
type Table = Map<string, Counts>;

/** An edit or casing seen once says little; whole words' edits are believed at once. */
const ENOUGH = 2;

/** Equal trees give equal tables, in a fixed order. */
export function trainLemmatiser(trees: readonly Tree[]): Lemmatiser {
	const known = knownLemmas(trees);
	const byEnding: Table = new Map();
	const byWriting: Table = new Map();
	const byWord: Table = new Map();
	for (const tree of trees) {
		tree.forms.forEach((form, i) => {
			const lemma = tree.lemmas[i]!;
			if (lemma === '_' && form !== '_') return;
			const tag = tree.tags[i]!;
			const lower = form.toLowerCase();
			const edit = editFor(lower, lemma.toLowerCase());
			if (edit === null) return;
			for (const ending of endings(lower)) count(byEnding, `${tag} ${ending}`, edit);
			const casings = CASINGS.filter((c) => applyCasing(lemma.toLowerCase(), form, c) === lemma);
			for (const casing of casings) {
				count(byWriting, `${tag} ${writing(form, known)}`, casing);
				count(byWriting, `${tag} ${writing(form, known)} ^${lower}`, casing);
			}
			const usual = CASINGS.find((c) => c !== 'keep' && casings.includes(c));
			if (usual) count(byWord, `${tag} ^${lower}`, usual);
		});
	}
	const endingTables = editTable(byEnding);
	const casings = new Map([...casingTable(byWriting), ...titled(byWord)]);
	const byRule = lemmatiserOf({ ...endingTables, casings, known });
	return lemmatiserOf({ ...withExceptions(byRule, byEnding), casings, known });
}

function count(table: Table, key: string, value: string): void {
	const counts = table.get(key) ?? new Map<string, number>();
	table.set(key, counts);
	counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Lower-cased lemmas of words with letters, with the kinds of word they were met as. */
function knownLemmas(trees: readonly Tree[]): Map<string, number> {
	const known = new Map<string, number>();
	for (const tree of trees) {
		tree.lemmas.forEach((lemma, i) => {
			const lower = lemma.toLowerCase();
			if (!/^\p{L}[\p{L}'-]+$/u.test(lower)) return;
			known.set(lower, (known.get(lower) ?? 0) | kindOf(tree.tags[i]!));
		});
	}
	return known;
}

/** Edits that can be a rule. Replacing much ("went", "go") is an exception of one word. */
function regular(counts: Counts): Counts {
	return new Map([...counts].filter(([edit]) => edit.length <= 4 && edit.charCodeAt(0) - 48 <= 4));
}

/** The most frequent value; of equals the first by `order`. */
function favourite(counts: Counts, order: (value: string) => string): [value: string, n: number] {
	let winner: [string, number] = ['', 0];
	for (const [value, n] of counts) {
		if (n > winner[1] || (n === winner[1] && order(value) < order(winner[0]))) winner = [value, n];
	}
	return winner;
}

type EditTable = Pick<LemmaTables, 'edits' | 'table'>;

const isWhole = (key: string) => /^\S+ \^./.test(key);

/** The edits of endings. */
function editTable(seen: Table): EditTable {
	const numbers = new Map<string, number>();
	const table = new Map<string, number>();
	const length = (key: string) => key.length - key.indexOf(' ');
	const inherited = (key: string): string | undefined => {
		const tag = key.slice(0, key.indexOf(' '));
		const shorter = endings(key.slice(tag.length + 1)).slice(0, -2);
		for (const candidate of shorter.reverse()) {
			const edit = table.get(`${tag} ${candidate}`);
			if (edit !== undefined) return names[edit];
		}
		return undefined;
	};
	const names: string[] = [];
	// Shorter endings first, so that a longer one knows what it would fall back to.
	const keys = [...seen.keys()].filter((key) => !isWhole(key));
	for (const key of keys.sort((a, b) => length(a) - length(b) || (a < b ? -1 : 1))) {
		const counts = regular(seen.get(key)!);
		const [edit, n] = favourite(counts, (value) => value);
		if (n < ENOUGH) continue;
		const fallback = inherited(key);
		// Where the fallback is right as often, nothing is gained by an entry of its own.
		if (fallback !== undefined && (counts.get(fallback) ?? 0) >= n) continue;
		if (!numbers.has(edit)) numbers.set(edit, names.push(edit) - 1);
		table.set(key, numbers.get(edit)!);
	}
	return { edits: names, table };
}

/** The edits of endings, and those of the words that the rules get wrong. */
function withExceptions(byRule: Lemmatiser, seen: Table): EditTable {
	const names = [...byRule.edits];
	const numbers = new Map(names.map((edit, i) => [edit, i]));
	const table = new Map(byRule.table);
	for (const key of [...seen.keys()].filter(isWhole).sort()) {
		const tag = key.slice(0, key.indexOf(' '));
		const lower = key.slice(tag.length + 2);
		const [edit] = favourite(seen.get(key)!, (value) => value);
		if (applyEdit(lower, edit) === lemmaByRule(byRule, lower, tag)) continue;
		if (!numbers.has(edit)) numbers.set(edit, names.push(edit) - 1);
		table.set(key, numbers.get(edit)!);
	}
	return { edits: names, table };
}

function casingTable(seen: Table): Map<string, number> {
	const table = new Map<string, number>();
	const order = (casing: string) => String(CASINGS.findIndex((c) => c === casing));
	for (const key of [...seen.keys()].sort(
		(a, b) => a.split(' ').length - b.split(' ').length || (a < b ? -1 : 1)
	)) {
		const counts = seen.get(key)!;
		const [casing, n] = favourite(counts, order);
		const word = key.indexOf(' ^');
		const general = word < 0 ? undefined : CASINGS[table.get(key.slice(0, word))!];
		if (general !== undefined && (n < ENOUGH || (counts.get(general) ?? 0) >= n)) continue;
		table.set(
			key,
			CASINGS.findIndex((c) => c === casing)
		);
	}
	return table;
}

/** Words that mostly have a title's lemma. */
function titled(seen: Table): [string, number][] {
	return [...seen].flatMap(([key, counts]): [string, number][] => {
		const title = counts.get('title') ?? 0;
		const mostly = title >= ENOUGH && title >= 4 * (counts.get('lower') ?? 0);
		return mostly ? [[key, CASINGS.indexOf('title')]] : [];
	});
}
