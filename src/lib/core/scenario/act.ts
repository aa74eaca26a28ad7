import { excerptOf, withoutRepeatedQuote, type Excerpt } from '../excerpt.ts';
import type { Verdict } from '../quiz/behaviour.ts';
import type { ItemResponse } from '../quiz/item.ts';
import { revealItem } from '../quiz/reveal.ts';
import type { Quality, Situation } from './model.ts';
import type { Move, Way } from './play.ts';
import { pointsOf, qualityOf } from './worth.ts';

/** One decision as it is told afterwards: what was done, what came of it, and why. */
export interface Act {
	/** Tells the ways on from one situation apart; see wayId. */
	id: string;
	kind: Way['kind'];
	/** The choice's words, or what was answered; '' when time ran out. */
	text: string;
	quality: Quality;
	/** Whole points it brought or would have brought. */
	points: number;
	happens: string;
	why: string;
	/** The right answer in words, where another was given. */
	right: string[];
	/** Set on a typed answer that the mark scheme left open. */
	verdict: Verdict | null;
	quotes: Excerpt[];
}

/** A choice's own id; what is no choice has an id that no choice can have. */
export function wayId(way: Way): string {
	if (way.kind === 'choice') return way.choice.id;
	if (way.kind === 'timeout') return '#timeout';
	return way.right ? '#right' : '#wrong';
}

/** The wayId of the way that a move goes. */
export function wayIdOf(move: Move): string {
	if ('choiceId' in move) return move.choiceId;
	if ('timedOut' in move) return '#timeout';
	return move.right ? '#right' : '#wrong';
}

/** Every way that can be gone on from a situation, whatever the state of play, in the order of its choices. */
export function waysFrom(node: Situation): { id: string; text: string; quality: Quality }[] {
	const ways: { id: string; text: string; quality: Quality }[] = node.item
		? [
				{ id: '#right', text: 'Answered right', quality: 'best' },
				{ id: '#wrong', text: 'Answered something else', quality: 'poor' }
			]
		: node.choices.map(({ id, text, quality }) => ({ id, text, quality }));
	if (node.timeout === undefined) return ways;
	return [...ways, { id: '#timeout', text: 'Did not decide in time', quality: 'poor' }];
}

/** @param move what was done; without it, the right answer is told as the one that would have been best */
export function tellAct(node: Situation, way: Way, article: string, move?: Move): Act {
	const response = move && 'response' in move ? move.response : undefined;
	const verdict = (move && 'verdict' in move && move.verdict) || null;
	const quality = verdict === 'accepted' ? 'best' : qualityOf(way);
	const act: Act = {
		id: wayId(way),
		kind: way.kind,
		text: '',
		quality,
		points: pointsOf(quality),
		happens: '',
		why: '',
		right: [],
		verdict,
		quotes: []
	};
	if (way.kind === 'choice') {
		const { text, feedback, evidence } = way.choice;
		const [happens = '', ...why] = withoutRepeatedQuote(feedback, evidence).split('\n');
		return {
			...act,
			text,
			happens: happens.trim(),
			why: why.join('\n').trim(),
			quotes: evidence.map((e) => excerptOf(article, e))
		};
	}
	if (way.kind === 'timeout' || !node.item) return act;
	const given: ItemResponse = response ?? { kind: 'options', ids: [] };
	const correct = quality === 'best';
	const grade = { points: 0, possible: 0, correct, undecided: verdict === 'undecided' };
	const told = revealItem(node.item, given, grade, article);
	const reasons = told.rationales.filter((r) => r.chosen || !response).map((r) => r.rationale);
	return {
		...act,
		text: (response ? told.given : told.right).join('; '),
		why: [...new Set([...reasons, told.explanation])].filter((w) => w !== '').join(' '),
		right: correct ? [] : told.right,
		quotes: told.quotes
	};
}
