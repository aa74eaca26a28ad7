import type { Evidence } from '$lib/core/evidence.ts';
import { fingerprint } from '$lib/core/quiz/desk/desk.ts';
import type { Picture } from '$lib/core/image/picture.ts';
import type { Item, Level, Option } from '$lib/core/quiz/item.ts';
import type { Findings } from './review-session.svelte.ts';

/** A run of the article, in UTF-16 offsets. */
export interface Passage {
	start: number;
	end: number;
}

/** Why an item cannot be stored as it is typed. */
export interface Problem {
	field: 'stem' | 'answers';
	message: string;
}

const LETTERS = 'abcdefghijklmnop'.split('');

/** An item while it is being written: a copy, which changes nothing until it is saved. */
export class ItemDraft {
	body = $state() as Item;
	/** Where it goes when it is new: after this item; undefined: it stands on the desk already. */
	readonly after: string | null | undefined;
	/** Names the words that stood there when somebody began to edit them. */
	readonly was: string;
	/** What the gates say of it; null until they were asked. */
	findings = $state.raw<Findings | null>(null);
	/** As typed: one accepted answer a line, or the number. */
	typed = $state('');
	readonly #before: string;
	readonly #text: string;

	/**
	 * @param text the article's
	 * @param from what is taken up again: the name of the words that it began with
	 */
	constructor(body: Item, text: string, after?: string | null, from?: string) {
		this.body = structuredClone(body);
		this.was = from ?? fingerprint(body);
		this.#text = text;
		this.after = after;
		if (body.type === 'cloze' || body.type === 'short-answer') this.typed = body.key.join('\n');
		if (body.type === 'numeric')
			this.typed = this.isNew && body.stem === '' ? '' : String(body.key.value);
		this.#before = this.#written();
	}

	get isNew(): boolean {
		return this.after !== undefined;
	}
	get isChanged(): boolean {
		return this.#written() !== this.#before;
	}
	#written(): string {
		return JSON.stringify([$state.snapshot(this.body), this.typed]);
	}

	/** The item as it would be stored now, as far as what is typed makes one. */
	result(): { item: Item; problem: null } | { item: null; problem: Problem } {
		const item = $state.snapshot(this.body) as Item;
		const not = (field: Problem['field'], message: string) => ({
			item: null,
			problem: { field, message }
		});
		item.stem = item.stem.trim();
		if (item.image) item.image.alt = item.image.alt.trim();
		if (!item.stem) return not('stem', 'Write the question first.');
		if (item.type === 'cloze' || item.type === 'short-answer') {
			const lines = this.typed.split('\n').map((line) => line.trim());
			item.key = lines.filter((line, i) => line !== '' && lines.indexOf(line) === i);
		}
		if (item.type === 'numeric') {
			const value = Number(this.typed.trim().replace(',', '.'));
			if (this.typed.trim() === '' || !Number.isFinite(value))
				return not('answers', 'Write down the number that is right, in digits.');
			if (!(Number.isFinite(item.key.tolerance) && item.key.tolerance >= 0))
				return not('answers', 'The allowed difference is a number from 0 up.');
			item.key = { ...item.key, value };
		}
		return { item, problem: null };
	}

	setLevel(level: Level): void {
		this.body.level = level;
	}

	setImage(image: Picture | undefined): void {
		if (image) this.body.image = image;
		else delete this.body.image;
	}

	isKey(id: string): boolean {
		const { key } = this.body;
		return Array.isArray(key) && key.some((one) => one === id);
	}

	toggleKey(id: string): void {
		const body = this.body;
		if (body.type === 'multiple')
			body.key = body.key.includes(id) ? body.key.filter((k) => k !== id) : [...body.key, id];
		else if (body.type === 'choice' || body.type === 'true-false') body.key = [id];
		else if (body.type === 'evidence') {
			body.key = [id];
			this.#quoteKey();
		}
	}

	/** The sentence that is right is what the item rests on. */
	#quoteKey(): void {
		const { body } = this;
		if (body.type !== 'evidence') return;
		const right = body.options.find((option) => option.id === body.key[0])?.text;
		const start = right ? this.#text.indexOf(right) : -1;
		if (right && start >= 0) body.evidence = [{ start, end: start + right.length, quote: right }];
	}

	addOption(): void {
		const { body } = this;
		const id = freeId(body.options);
		if (!id) return;
		body.options.push({ id, text: '' });
		if (body.type === 'order') body.key = [...body.key, id];
		if (body.type === 'match') {
			const target = freeId(body.targets, 'xyzuvwrstopqnmlk'.split(''));
			if (!target) return;
			body.targets.push({ id: target, text: '' });
			body.key = [...body.key, [id, target]];
		}
	}

	removeOption({ id }: Option): void {
		const { body } = this;
		body.options = body.options.filter((option) => option.id !== id);
		if (body.type === 'match') {
			const target = body.key.find(([left]) => left === id)?.[1];
			body.key = body.key.filter(([left]) => left !== id);
			const shared = body.key.some(([, right]) => right === target);
			if (!shared) body.targets = body.targets.filter((one) => one.id !== target);
		} else if (body.type !== 'numeric') body.key = body.key.filter((one) => one !== id);
	}

	/** In the order that is right. */
	moveOption(index: number, by: 1 | -1): void {
		const { body } = this;
		const to = index + by;
		if (body.type === 'order') body.key = swapped(body.key, index, to);
		else body.options = swapped(body.options, index, to);
	}

	/** Options as they are listed in the editor. */
	get rows(): Option[] {
		const { body } = this;
		return body.type === 'order'
			? body.key.flatMap((id) => body.options.find((option) => option.id === id) ?? [])
			: body.options;
	}

	targetOf(optionId: string): Option | undefined {
		const { body } = this;
		if (body.type !== 'match') return undefined;
		const id = body.key.find(([left]) => left === optionId)?.[1];
		return body.targets.find((target) => target.id === id);
	}

	/** Takes words of the stem out as the gap, and as the first accepted answer. */
	makeGap(from: number, to: number): boolean {
		const { stem } = this.body;
		const words = stem.slice(from, to).trim();
		if (!words || stem.includes('____')) return false;
		const start = stem.indexOf(words, from);
		this.body.stem = `${stem.slice(0, start)}____${stem.slice(start + words.length)}`;
		const others = this.typed.split('\n').filter((line) => line.trim() && line.trim() !== words);
		this.typed = [words, ...others].join('\n');
		return true;
	}

	/** Rests the item on passages of the article; where it shows sentences to choose from, they become such. */
	addEvidence(passages: readonly Passage[]): void {
		const { body } = this;
		for (const { start, end } of passages) {
			const quote = this.#text.slice(start, end);
			if (body.type === 'evidence') {
				const id = freeId(
					body.options,
					body.options.map((_, i) => `s${i + 1}`).concat('s' + (body.options.length + 1))
				);
				if (!id || body.options.some((option) => option.text === quote)) continue;
				body.options.push({ id, text: quote });
				if (body.key.length === 0) {
					body.key = [id];
					body.evidence = [{ start, end, quote }];
				}
			} else if (!body.evidence.some((e) => e.start === start && e.end === end)) {
				body.evidence = [...body.evidence, { start, end, quote }].sort((a, b) => a.start - b.start);
			}
		}
	}

	removeEvidence(evidence: Evidence): void {
		const { body } = this;
		body.evidence = body.evidence.filter(
			(one) => one.start !== evidence.start || one.end !== evidence.end
		);
	}
}

function freeId(options: readonly Option[], ids: readonly string[] = LETTERS): string | undefined {
	return ids.find((id) => !options.some((option) => option.id === id));
}

function swapped<T>(list: readonly T[], a: number, b: number): T[] {
	if (a < 0 || b < 0 || a >= list.length || b >= list.length) return [...list];
	const copy = [...list];
	[copy[a], copy[b]] = [copy[b]!, copy[a]!];
	return copy;
}
