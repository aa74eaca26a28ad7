/** Learns from annotated coreference how likely a pronoun stands for a candidate. */
import { trainBoosting } from '../syntax/train-boosting.ts';
import { goldOfPronoun, isForgotten, isRight, type GoldDocument } from './gold-references.ts';
import { pronounRows, type PronounScene } from './pronoun-features.ts';
import type { PronounModel } from './pronoun-model.ts';
import { gatherReferents } from './refer.ts';
import type { Referents } from './referents.ts';
import { GenderVotes } from './resolve-pronouns.ts';
import { walkPronouns } from './walk-pronouns.ts';

const TRAINING = { trees: 160, rate: 0.15, leastWeight: 5 };

/** The documents' pronouns, each with its candidates as the reader sees them, in the same order always. */
export function trainPronouns(documents: readonly GoldDocument[]): PronounModel {
	const rows: Int32Array[] = [];
	const answers: number[] = [];
	for (const document of documents) {
		const referents = gatherReferents(document.sentences);
		const votes = new GenderVotes();
		walkRightly(document, referents, (scene, right) => {
			const index = right.indexOf(true);
			if (index >= 0) votes.add(scene, index, 1);
		});
		votes.settle(referents);
		walkRightly(document, referents, (scene, right) => {
			rows.push(...pronounRows(scene));
			answers.push(...right.map(Number));
		});
	}
	return trainBoosting(rows, answers, TRAINING);
}

/** Walks through the document with every pronoun resolved as annotated. */
function walkRightly(
	document: GoldDocument,
	referents: Referents,
	see: (scene: PronounScene, right: readonly boolean[]) => void
): void {
	walkPronouns(referents, (scene) => {
		const id = goldOfPronoun(document, scene);
		const right = scene.candidates.map((candidate) => isRight(document, scene, candidate, id));
		if (!isForgotten(scene, id)) see(scene, right);
		return { index: right.lastIndexOf(true), sure: true, likely: 1, next: 0 };
	});
}
