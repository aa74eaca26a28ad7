/** What a text speaks of: each thing with its mentions, and what is known of it. */
import type { Mention } from '../reading.ts';
import type { EntityClass } from '../typing/entity-types.ts';
import type { MentionedSentence } from './names.ts';
import type { Gender } from './people.ts';

/** A mention by its place. */
export interface MentionAt {
	sentence: number;
	/** Index into the sentence's mentions. */
	index: number;
}

export interface Referent {
	type: EntityClass;
	gender: Gender;
	/** Whether only pronouns tell the gender, and no title, given name or noun. */
	genderGuessed: boolean;
	/** Whether it is several. */
	plural: boolean;
	named: boolean;
	/** The fullest name; for what has none, how it is first called. */
	name: string;
	/** A short form that may be several people's: nothing is put with it. */
	unclear: boolean;
	mentions: MentionAt[];
}

/** What runs through a text, growing as more is found out. */
export class Referents {
	readonly sentences: readonly MentionedSentence[];
	readonly all: Referent[] = [];
	/** By sentence and mention: the index of its referent, −1 while it has none. */
	readonly of: number[][];
	/** Several named together, by the indexes of their referents: one referent each. */
	readonly together = new Map<string, number>();

	constructor(sentences: readonly MentionedSentence[]) {
		this.sentences = sentences;
		this.of = sentences.map(({ mentions }) => mentions.map(() => -1));
	}

	mention({ sentence, index }: MentionAt): Mention {
		return this.sentences[sentence]!.mentions[index]!;
	}

	/** @returns the index of the new referent */
	open(first: Omit<Referent, 'mentions' | 'genderGuessed'>): number {
		return this.all.push({ ...first, genderGuessed: false, mentions: [] }) - 1;
	}

	/** Puts all mentions of one referent with another, which it turns out to be. */
	merge(from: number, into: number): void {
		if (from === into) return;
		for (const at of this.all[from]!.mentions.splice(0)) this.put(at, into);
		this.all[into]!.mentions.sort((a, b) => a.sentence - b.sentence || a.index - b.index);
	}

	/** Puts a mention that has no referent yet with one. */
	put(at: MentionAt, referent: number): void {
		this.of[at.sentence]![at.index] = referent;
		this.all[referent]!.mentions.push(at);
	}
}
