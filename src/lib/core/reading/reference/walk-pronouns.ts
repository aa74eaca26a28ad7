/** Goes through a text pronoun by pronoun, keeping what has been spoken of so far. */
import { quotations } from '../clauses/quotation.ts';
import { candidatesFor } from './candidates.ts';
import { Discourse, occurrencesOf, type Occurrence } from './discourse.ts';
import { castOf, type PronounScene } from './pronoun-features.ts';
import { pronounsOf } from './pronoun-words.ts';
import { reporterOf } from './quoted-speaker.ts';
import type { Referents } from './referents.ts';
import { firstConjunct, roleOf } from './structure.ts';

/** What a pronoun is taken for: the index of a candidate, −1 for none, and whether that is sure. */
export interface Choice {
	index: number;
	sure: boolean;
	/** 0 to 1, as is the next likely one. */
	likely: number;
	next: number;
}

/**
 * Shows every third-person pronoun with its candidates to `choose`, in the order of the text. What it answers
 * is what later pronouns may go back to. Linear: candidates stand a few sentences back at most.
 */
export function walkPronouns(referents: Referents, choose: (scene: PronounScene) => Choice): void {
	const { sentences } = referents;
	const occurrences = occurrencesOf(referents);
	const quotes = quotations(sentences);
	const discourse = new Discourse();
	const cast = castOf(referents);
	/** Who spoke last in the paragraph. */
	let spoke = { paragraph: -1, referent: -1 };
	sentences.forEach(({ tree, paragraph }, sentence) => {
		const nouns = occurrences[sentence]!;
		const chosen = new Map<number, number>();
		let next = 0;
		const reach = (until: number) => {
			while (next < nouns.length && nouns[next]!.head < until) discourse.add(nouns[next++]!);
		};
		const referentAt = (head: number) =>
			nouns.findLast((one) => one.head === head)?.referent ?? chosen.get(head) ?? -1;
		for (const pronoun of pronounsOf(tree)) {
			const { position } = pronoun;
			reach(position);
			const quote = quotes[sentence]![position]!;
			let speaker = -1;
			if (quote >= 0) {
				const reporter = reporterOf(tree, quotes[sentence]!, position);
				if (reporter >= 0) speaker = referentAt(reporter);
				else if (spoke.paragraph === paragraph) speaker = spoke.referent;
				if (speaker >= 0) spoke = { paragraph, referent: speaker };
			}
			const before = discourse.within(sentence);
			const candidates = candidatesFor(referents, pronoun, {
				...{ sentence, before, later: nouns.slice(next) },
				...{ speaker, quote, calledSo: discourse.calledSo }
			});
			const scene = { sentences, sentence, pronoun, quote, referents, discourse, cast, candidates };
			const { index, sure, likely, next: second } = choose(scene);
			const candidate = candidates[index];
			if (candidate) chosen.set(position, candidate.referent);
			const itself: Occurrence = {
				...{
					referent: candidate?.referent ?? -1,
					pronoun: pronoun.kind,
					sure: sure && !!candidate
				},
				...{ sentence, head: position, kind: 'pronoun', role: roleOf(tree, position) },
				...{ joined: firstConjunct(tree, position) !== position, quote },
				likely,
				next: second,
				fine: candidate?.latest.fine ?? 'abstract',
				confidence: candidate?.latest.confidence ?? 0
			};
			discourse.add(itself);
		}
		reach(tree.words.length);
		quotes[sentence]!.forEach((quote, at) => {
			if (quote < 0 || quotes[sentence]![at - 1] === quote) return;
			const reporter = reporterOf(tree, quotes[sentence]!, at);
			const referent = reporter < 0 ? -1 : referentAt(reporter);
			if (referent >= 0) spoke = { paragraph, referent };
		});
	});
}
