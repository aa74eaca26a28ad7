import type { Scenario } from '../model.ts';

export type FindingCode =
	| 'duplicate-id'
	| 'missing-start'
	| 'missing-target'
	| 'missing-way'
	| 'unknown-meter'
	| 'unknown-flag'
	| 'bad-meter'
	| 'bad-time'
	| 'bad-item'
	| 'typed-item'
	| 'item-and-choices'
	| 'empty-text'
	| 'image-without-words'
	| 'ungrounded'
	| 'best-without-evidence'
	| 'unexplained'
	| 'too-large'
	| 'too-long'
	| 'walk-failed'
	| 'unreachable-node'
	| 'unreachable-ending'
	| 'unreachable-choice'
	| 'unreachable-variant'
	| 'dead-end'
	| 'no-ending'
	| 'endless'
	| 'ideal-not-maximum'
	| 'random-too-good'
	| 'inert-choice'
	| 'words-only'
	| 'single-choice'
	| 'few-operators'
	| 'one-operator'
	| 'length-ratio'
	| 'best-is-longest'
	| 'unread-meter'
	| 'unread-flag';

/** Something wrong with a scenario. Errors block publishing; warnings are shown to the trainer. */
export interface Finding {
	code: FindingCode;
	severity: 'error' | 'warning';
	/** One sentence for the trainer. */
	message: string;
	node?: string;
	choice?: string;
}

/** A finding as a trainer reads it: where it is, and what to do about it. */
export interface PlacedFinding extends Finding {
	/** Such as "Situation 2, choice “Refuse”"; situations and endings are counted as the review page does. */
	place: string;
	mend: string;
}

const MENDS: Record<FindingCode, string> = {
	'duplicate-id': 'Give one of them another id, and change what leads to it.',
	'missing-start': 'Let the scenario start at one of its situations.',
	'missing-target':
		'Let it lead to a situation or ending that is there, or add the one that is missing.',
	'missing-way': 'Say where the story goes on then.',
	'unknown-meter': 'Name one of the scenario’s meters, or add this one to them.',
	'unknown-flag': 'Name one of the scenario’s flags, or add this one to them.',
	'bad-meter': 'Use plain numbers, with the start between the least and the greatest value.',
	'bad-time':
		'Give a whole number of seconds from 5 to 3600, and say where the story goes on when they are over.',
	'bad-item':
		'Mend the question: words, at least two options where it has options, and a key that is among them.',
	'typed-item':
		'Ask with options instead: an answer that only a person can judge counts as not right here.',
	'item-and-choices': 'Take the choices away, or put the question into a situation of its own.',
	'empty-text': 'Write the words.',
	'image-without-words': 'Write it in the field beside the picture.',
	ungrounded: 'Quote the article to the letter, or take the quote away.',
	'best-without-evidence': 'Add the quote it rests on, or call it acceptable.',
	unexplained: 'Add the quote that says why this was right or wrong.',
	'too-large': 'Use fewer meters and flags in conditions, or split the scenario.',
	'too-long': 'Shorten the way, or let it end earlier.',
	'walk-failed': 'Follow the play that is named, and give it a way on to an ending.',
	'unreachable-node': 'Lead some choice here, or delete it.',
	'unreachable-ending': 'Lead some choice here, or delete it.',
	'unreachable-choice': 'Change its condition so that it can hold, or delete the choice.',
	'unreachable-variant': 'Change its condition so that it can hold first, or delete these words.',
	'dead-end': 'Add a choice without a condition, so that there is always a way on.',
	'no-ending': 'Lead a choice of this situation towards an ending.',
	endless: 'Let a choice on the circle be taken only once, or lead it out.',
	'ideal-not-maximum': 'Follow the best choices: change their quality, or where they lead.',
	'random-too-good': 'Add wrong choices that tempt, or take points from the middling ones.',
	'inert-choice':
		'Give it another effect, another way or another quality than the others, or delete it.',
	'words-only': 'Give one of the two another effect, way or quality, or delete one.',
	'single-choice': 'Add another choice, or join this situation with the next.',
	'few-operators':
		'Let some wrong choices fail in another way: too late, too much, too little, by the wrong person.',
	'one-operator': 'Let some of them fail in another way.',
	'length-ratio': 'Shorten the longest or lengthen the shortest.',
	'best-is-longest': 'Shorten some best choices, or lengthen a wrong one beside them.',
	'unread-meter': 'Let a condition read it, or delete the meter.',
	'unread-flag': 'Let a condition read it, or delete the flag.'
};

/** Says of each finding where it is and how to mend it. */
export function placeFindings(scenario: Scenario, findings: readonly Finding[]): PlacedFinding[] {
	const places = new Map<string, string>();
	const words = new Map<string, string>();
	let situations = 0;
	let endings = 0;
	for (const node of scenario.nodes) {
		const place = node.kind === 'ending' ? `Ending ${++endings}` : `Situation ${++situations}`;
		if (!places.has(node.id)) places.set(node.id, place);
		if (node.kind === 'ending') continue;
		for (const choice of node.choices) words.set(`${node.id}\n${choice.id}`, choice.text);
	}
	return findings.map((finding) => {
		const { node, choice, code } = finding;
		let place = node === undefined ? 'The whole scenario' : (places.get(node) ?? `“${node}”`);
		if (choice !== undefined) {
			const text = words.get(`${node}\n${choice}`)?.trim();
			place += `, choice “${shorten(text || choice)}”`;
		}
		return { ...finding, place, mend: MENDS[code] };
	});
}

/** Long words cut for a line that names them. */
export function shorten(text: string): string {
	return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
