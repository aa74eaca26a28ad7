import { IMAGE_GATE } from '$lib/core/image/picture.ts';
import type { GateFinding } from '$lib/core/quiz/gates/warn.ts';
import type { Findings } from './review-session.svelte.ts';

/** The part of an item that a gate speaks of, and where its words are shown. */
export const FIELDS = ['stem', 'image', 'answers', 'evidence', 'level'] as const;
export type Field = (typeof FIELDS)[number];

export interface FieldFinding {
	blocks: boolean;
	message: string;
	/** What to do about it. */
	fix: string;
}

interface About {
	field: Field;
	fix: string;
}

const REWORD = 'Take the article’s own words for it, or choose another quote.';
const ABOUT: Record<string, About> = {
	[IMAGE_GATE]: { field: 'image', fix: '' },
	'gate-1': {
		field: 'evidence',
		fix: 'Take the quote out and pick the words in the article anew.'
	},
	'gate-2': { field: 'stem', fix: REWORD },
	'gate-3': { field: 'stem', fix: REWORD },
	'gate-4': {
		field: 'answers',
		fix: 'Put something in its place that the article does not say, or mark it as right.'
	},
	'gate-5': { field: 'answers', fix: '' },
	'gate-6': { field: 'answers', fix: 'Change one of them, or take it out.' },
	'gate-7': { field: 'answers', fix: 'Make them exclude each other.' },
	'gate-8': { field: 'stem', fix: 'Write out who or what is meant.' },
	'gate-9': { field: 'stem', fix: 'Write the date.' },
	'gate-10': {
		field: 'stem',
		fix: 'Use another word in the question, or in the wrong answers too.'
	},
	'gate-11': { field: 'stem', fix: 'Read it aloud once and mend the sentence.' },
	'gate-12': { field: 'stem', fix: 'Change the question word, or the answer.' },
	'gate-13': { field: 'answers', fix: 'Shorten the right answer, or lengthen a wrong one.' },
	'gate-14': { field: 'answers', fix: 'Give all answers one form.' },
	'gate-15': { field: 'answers', fix: 'Put them in order, smallest first.' },
	'gate-16': { field: 'answers', fix: 'Write an answer that stands by itself.' },
	'gate-17': { field: 'stem', fix: 'Ask for what is so, or write the “not” in capitals.' },
	'gate-18': { field: 'stem', fix: 'Leave the word out, or use the article’s.' },
	'gate-19': { field: 'stem', fix: 'Six to thirty words read well.' },
	'gate-20': { field: 'stem', fix: 'Ask about something else, or drop one of the two.' },
	'gate-21': { field: 'stem', fix: 'Reword one of the two, or drop it.' },
	'gate-22': { field: 'answers', fix: 'Move the right answer to another place.' },
	'gate-24': { field: 'level', fix: 'Choose the level that fits, or make it a case.' },
	'gate-25': { field: 'stem', fix: 'Ask about something else in this passage.' }
};

/** Gate 5 also counts the gaps and the words of the question. */
const OF_THE_STEM = /gap|question has no words/;
/** Gate 1 where no quote is there at all. */
const WITHOUT_QUOTE = /^Mark the words/;

export function aboutFinding({ gate, message }: GateFinding): About {
	if (WITHOUT_QUOTE.test(message))
		return { field: 'evidence', fix: 'Choose them in the article and press “Use as evidence”.' };
	const about = ABOUT[gate] ?? { field: 'stem', fix: '' };
	return gate === 'gate-5' && OF_THE_STEM.test(message) ? { ...about, field: 'stem' } : about;
}

/** What is said of an item, by the part it concerns; what must be mended first. */
export function byField({ blocking, warnings }: Findings): Record<Field, FieldFinding[]> {
	const fields: Record<Field, FieldFinding[]> = {
		...{ stem: [], image: [], answers: [], evidence: [], level: [] }
	};
	const put = (blocks: boolean) => (finding: GateFinding) => {
		const { field, fix } = aboutFinding(finding);
		fields[field].push({ blocks, message: finding.message, fix });
	};
	blocking.forEach(put(true));
	warnings.forEach(put(false));
	return fields;
}
