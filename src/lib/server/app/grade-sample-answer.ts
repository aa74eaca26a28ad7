import { gradeItem } from '../../core/quiz/grade.ts';
import { DomainError } from '../errors.ts';
import { sampleDocument } from './sample-document.ts';
import { sampleItems } from './show-sample-question.ts';

/** What a visitor hears about one sample question, after answering it. Nothing is kept. */
export interface SampleVerdict {
	itemId: string;
	chosen: string;
	correct: boolean;
	/** Ids of the right options. */
	key: string[];
	/** On the chosen option; '' where there is none. */
	rationale: string;
	explanation: string;
	/** The article's text and where in it the answer stands (UTF-16 offsets); null when the item carries no quote. */
	evidence: { text: string; start: number; end: number } | null;
}

/** Grades one answer to a sample question. DomainError 'not-found' for another question, 'invalid' for another option. */
export async function gradeSampleAnswer(input: {
	itemId: string;
	optionId: string;
}): Promise<SampleVerdict> {
	const document = await sampleDocument();
	const item = sampleItems(document).find(({ id }) => id === input.itemId);
	if (!item) {
		throw new DomainError(
			'not-found',
			'This question is no longer on the front page. Try the one that is there now.'
		);
	}
	const option = item.options.find(({ id }) => id === input.optionId);
	if (!option) throw new DomainError('invalid', 'Choose one of the answers shown.', 'optionId');
	const quote = item.evidence[0];
	return {
		itemId: item.id,
		chosen: option.id,
		correct: gradeItem(item, { kind: 'options', ids: [option.id] }).correct,
		key: item.key,
		rationale: option.rationale ?? '',
		explanation: item.explanation,
		evidence: quote ? { text: document.source.text, start: quote.start, end: quote.end } : null
	};
}
