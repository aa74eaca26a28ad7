/** Third-person pronouns → what they stand for, where that is sure. */
import { boostedScore, LEAF_STEPS } from '../syntax/boosting.ts';
import { isClear } from './clear.ts';
import { pronounRows, type PronounScene } from './pronoun-features.ts';
import type { PronounModel } from './pronoun-model.ts';
import type { Referents } from './referents.ts';
import { walkPronouns, type Choice } from './walk-pronouns.ts';

/** A pronoun and the index of its referent; −1 where it cannot be told. */
export interface ResolvedPronoun {
	position: number;
	referent: number;
}

/** What later pronouns may go back to may be less sure. */
const LIKELY = 0.5;

/** The most likely candidate with its likelihood, and that of the next; `index` is −1 when there is no candidate. */
export function judge(
	model: PronounModel,
	scene: PronounScene
): { index: number; likely: number; next: number } {
	const found = { index: -1, likely: 0, next: 0 };
	pronounRows(scene).forEach((row, index) => {
		const likely = 1 / (1 + Math.exp(-boostedScore(model, row) / LEAF_STEPS));
		if (found.index < 0 || likely > found.likely) {
			Object.assign(found, { index, likely, next: found.likely });
		} else if (likely > found.next) found.next = likely;
	});
	return found;
}

/**
 * Goes through the text twice: what the first time shows of who is a woman and who a man helps the second time.
 * @returns the pronouns of each sentence, in order; `referents` learns the genders that only pronouns tell
 */
export function resolvePronouns(referents: Referents, model: PronounModel): ResolvedPronoun[][] {
	const votes = new GenderVotes();
	walkPronouns(referents, (scene) => {
		const choice = decide(model, scene);
		if (choice.sure) votes.add(scene, choice.index, 1);
		return choice;
	});
	votes.settle(referents);
	const found: ResolvedPronoun[][] = referents.sentences.map(() => []);
	walkPronouns(referents, (scene) => {
		const choice = decide(model, scene);
		const { pronoun, sentence, candidates } = scene;
		const referent = choice.sure ? candidates[choice.index]!.referent : -1;
		found[sentence]!.push({ position: pronoun.position, referent });
		return choice;
	});
	return found;
}

export function decide(model: PronounModel, scene: PronounScene): Choice {
	const { index, likely, next } = judge(model, scene);
	if (index < 0 || likely < LIKELY) return { index: -1, sure: false, likely, next };
	const sure = isClear(scene, scene.candidates[index]!, { likely, next });
	return { index, sure, likely, next };
}

/** What "he" and "she" tell of people whose names do not. */
export class GenderVotes {
	private readonly votes = new Map<number, { he: number; she: number }>();

	/** @param weight how sure it is, 0 to 1 */
	add({ candidates, pronoun: { kind } }: PronounScene, index: number, weight: number): void {
		if (kind !== 'he' && kind !== 'she') return;
		const { referent } = candidates[index]!;
		const vote = this.votes.get(referent) ?? { he: 0, she: 0 };
		vote[kind] += weight;
		this.votes.set(referent, vote);
	}

	/** Settles the gender of people that at least two pronouns agree on. */
	settle({ all }: Referents): void {
		for (const [referent, { he, she }] of this.votes) {
			const known = all[referent]!;
			if (known.gender !== '' || known.plural || known.type !== 'person') continue;
			if (Math.max(he, she) < ENOUGH || Math.max(he, she) < CLEARLY * Math.min(he, she)) continue;
			known.gender = he > she ? 'm' : 'f';
			known.genderGuessed = true;
		}
	}
}

const ENOUGH = 1.5;
const CLEARLY = 4;
