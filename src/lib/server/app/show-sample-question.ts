import type { ThresholdDocument } from '../../core/document.ts';
import type { ItemView, OptionItem } from '../../core/quiz/item.ts';
import { viewItem } from '../../core/quiz/view.ts';
import { logger } from '../logger.ts';
import { sampleDocument } from './sample-document.ts';

/** Enough to see that the first was no accident; the rest is for people with a class. */
const MOST_QUESTIONS = 4;
/** The order of the options is the same for every visitor. */
const SEED = 'front page';

/** A question anyone may try, and how a scenario from the same article begins. Nothing here says what is right. */
export interface SampleQuestion {
	item: ItemView;
	/** From 1. */
	number: number;
	of: number;
	scenario: { role: string; situation: string; hypothetical: boolean; choices: string[] } | null;
}

/** The sample's questions: choices first and, where there are none, true or false; without warnings or flags. */
export function sampleItems(document: ThresholdDocument): OptionItem[] {
	const sound = document.quiz.items.filter(
		(item): item is OptionItem =>
			(item.type === 'choice' || item.type === 'true-false') &&
			item.flags.length === 0 &&
			item.warnings.length === 0
	);
	const choices = sound.filter((item) => item.type === 'choice');
	return (choices.length > 0 ? choices : sound).slice(0, MOST_QUESTIONS);
}

/**
 * The sample question at a place, counted from 1 and round again past the last; null when there is no sound one, or
 * drafting failed (the log says why).
 */
export async function showSampleQuestion(place: number): Promise<SampleQuestion | null> {
	const document = await sampleDocument().catch((cause: unknown) => {
		// The front page is worth having without it; the next visitor tries again.
		logger.error({ err: cause }, 'the sample article could not be drafted');
		return null;
	});
	if (!document) return null;
	const items = sampleItems(document);
	const index = Number.isInteger(place) && place > 0 ? (place - 1) % Math.max(items.length, 1) : 0;
	const item = items[index];
	if (!item) return null;
	return {
		item: viewItem(item, SEED),
		number: index + 1,
		of: items.length,
		scenario: openingOf(document)
	};
}

function openingOf(document: ThresholdDocument): SampleQuestion['scenario'] {
	const scenario = document.scenarios[0];
	const first = scenario?.nodes.find((node) => node.id === scenario.start);
	if (!scenario || first?.kind !== 'situation' || first.choices.length === 0) return null;
	return {
		role: scenario.role,
		situation: first.text,
		hypothetical: first.hypothetical,
		choices: first.choices.map((choice) => choice.text).sort()
	};
}
