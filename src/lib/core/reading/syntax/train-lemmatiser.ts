/** Learns the lemmatiser's table: an ending gets an entry only where its best edit differs from the shorter ending's. */
import type { Tree } from './conllu.ts';
import { editsFor, endings, type Lemmatiser } from './lemmatise.ts';

type Counts = Map<string, number>;

/** An edit seen once for an ending says little; whole words are believed at once. */
const ENOUGH = 2;

/** Where whole words stand in the order of endings. */
const WHOLE = 99;

/** Edits that can be a rule. Replacing much ("went", "go") is an exception of one word. */
function regular(counts: Counts): Counts {
	return new Map([...counts].filter(([edit]) => edit.length <= 5 && edit.charCodeAt(1) - 48 <= 4));
}

/** The most frequent edit; of equals the one that lowers, then the one that keeps, then alphabetically. */
function favourite(counts: Counts): [edit: string, count: number] {
	const rank = (edit: string) => `${'lkt'.indexOf(edit.charAt(0))}${edit}`;
	let winner: [string, number] = ['', 0];
	for (const [edit, n] of counts) {
		if (n > winner[1] || (n === winner[1] && rank(edit) < rank(winner[0]))) winner = [edit, n];
	}
	return winner;
}

/** Equal trees give an equal table, in a fixed order. */
export function trainLemmatiser(trees: readonly Tree[]): Lemmatiser {
	const seen = new Map<string, Counts>();
	for (const tree of trees) {
		tree.forms.forEach((form, i) => {
			const lemma = tree.lemmas[i]!;
			if (lemma === '_' && form !== '_') return;
			const edits = editsFor(form, lemma);
			for (const ending of endings(form)) {
				const key = `${tree.tags[i]} ${ending}`;
				const counts = seen.get(key) ?? new Map<string, number>();
				seen.set(key, counts);
				for (const edit of edits) counts.set(edit, (counts.get(edit) ?? 0) + 1);
			}
		});
	}
	const numbers = new Map<string, number>();
	const table = new Map<string, number>();
	// Shorter endings first, so that a longer one knows what it would fall back to; the whole word comes last.
	const order = (key: string) => {
		const ending = key.slice(key.indexOf(' ') + 1);
		return ending.startsWith('^') && ending.length > 1 ? WHOLE : ending.length;
	};
	const keys = [...seen.keys()].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
	const inherited = (key: string): string | undefined => {
		const space = key.indexOf(' ');
		const tag = key.slice(0, space);
		const ending = key.slice(space + 1);
		const whole = order(key) === WHOLE;
		const shorter = whole ? endings(ending.slice(1)).slice(0, -1) : endings(ending).slice(0, -2);
		for (const candidate of shorter.reverse()) {
			const edit = table.get(`${tag} ${candidate}`);
			if (edit !== undefined) return editNames[edit];
		}
		return undefined;
	};
	const editNames: string[] = [];
	for (const key of keys) {
		const whole = order(key) === WHOLE;
		const counts = whole ? seen.get(key)! : regular(seen.get(key)!);
		const [edit, count] = favourite(counts);
		if (count === 0) continue;
		const fallback = inherited(key);
		// Where the fallback is right as often, nothing is gained by an entry of its own.
		if (fallback !== undefined && (counts.get(fallback) ?? 0) >= count) continue;
		if (!whole && count < ENOUGH) continue;
		if (!numbers.has(edit)) {
			numbers.set(edit, editNames.length);
			editNames.push(edit);
		}
		table.set(key, numbers.get(edit)!);
	}
	return { edits: editNames, table };
}
