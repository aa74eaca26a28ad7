import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';
import { eventOrder } from './order.ts';

/** Long enough to be known for English; tells no event. */
const FILLER = ' The town is a small place in the north and there are many old houses in it.';
const read = (text: string) => readArticle(text + FILLER, models);
const verbs = (text: string) => read(text).events.map((event) => event.verb.lemma);
/** Whether the event of the first verb is known to come before (−1) or after (1) that of the second. */
const order = (text: string, first: string, second: string) => {
	const { events } = read(text);
	const id = (verb: string) => events.find((event) => event.verb.lemma === verb)?.id ?? verb;
	return eventOrder(events)(id(first), id(second));
};

describe('what happened', () => {
	test('who did what to whom, where, and who says so', () => {
		const [event] = read('The police arrested two men in Trieste on Monday.').events;
		expect(event).toMatchObject({
			agent: { text: 'The police' },
			patient: { text: expect.stringMatching(/^two men/) },
			attributed: false
		});
		const said = read('The mayor said that the storm destroyed the bridge.').events;
		expect(said.map((e) => [e.verb.lemma, e.saidBy?.text])).toEqual([['destroy', 'The mayor']]);
	});

	test.each([
		['states', 'The town was small and had two bridges.'],
		['what did not happen', 'The mayor did not open the bridge.'],
		['plans and guesses', 'The town will open a bridge. The storm may have destroyed the mill.'],
		['conditions', 'If the storm destroyed the bridge, the town would close the road.'],
		['habits', 'The mill often produced paper.'],
		['questions', 'Who built the bridge?']
	])('%s are no events', (_, text) => {
		expect(verbs(text)).toEqual([]);
	});
});

describe('order', () => {
	test('dates order events wherever they stand, and the story follows them', () => {
		const text =
			'The town opened a bridge in 1883. Engineers designed it in March 1869. Workers closed it on 3 May 1901.';
		expect(verbs(text)).toEqual(['design', 'open', 'close']);
		expect(order(text, 'open', 'design')).toBe(1);
		expect(order(text, 'design', 'close')).toBe(-1);
	});

	test('the same year orders nothing', () => {
		expect(order('Anna painted a door in 1902. Ben built a house in 1902.', 'paint', 'build')).toBe(
			0
		);
	});

	test.each([
		['After the guards locked the gate, the crew lit a fire.', 'lock', 'light'],
		['The crew left the house before the roof collapsed.', 'leave', 'collapse'],
		['The town bought the mill. Two years later, it sold the land.', 'buy', 'sell'],
		['The crew painted the door. Anna had cleaned it.', 'clean', 'paint']
	])('%s', (text, first, second) => {
		expect(order(text, first, second)).toBe(-1);
	});

	test('one sentence after another says nothing of which came first', () => {
		expect(order('The town bought a mill. The mayor opened a school.', 'buy', 'open')).toBe(0);
	});

	test('what follows from what is told is known too', () => {
		const text =
			'The town opened a bridge in 1883. After the storm destroyed the bridge in 1890, the crew built a ferry.';
		expect(order(text, 'open', 'build')).toBe(-1);
	});
});

describe('telling an event', () => {
	test('its time is left out', () => {
		const [first, second] = read(
			'In 1719 the emperor opened the harbour of Trieste. The town built a tower on 3 May 1801.'
		).events;
		expect(first?.told).toBe('The emperor opened the harbour of Trieste');
		expect(second?.told).toBe('The town built a tower');
	});

	test('what leans on the sentences around it is not told', () => {
		expect(read('In 1719 he opened the harbour.').events[0]?.told).toBeNull();
	});
});

test('any text has events in an order that contradicts nothing told, with spans that slice', () => {
	const piece = fc.constantFrom(
		'The town opened a bridge in 1883. ',
		'After the storm destroyed the mill, the crew left. ',
		'Then Anna painted the door. ',
		'Ben had repaired the roof before the guests arrived in 1850. ',
		'“We built it in 1901,” said Anna. ',
		'Later, the guards arrested two men on Monday. ',
		'😀 )( ',
		'\n\n'
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
			const text = pieces.join('');
			const { events } = read(text);
			const known = eventOrder(events);
			expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
			events.forEach((a, i) => {
				for (const part of [a.agent, a.patient, ...a.when, ...a.where]) {
					if (part) expect((text + FILLER).slice(part.start, part.end)).toBe(part.text);
				}
				for (const b of events.slice(i + 1))
					expect(known(a.id, b.id)).toBe(-known(b.id, a.id) || 0);
			});
		}),
		{ numRuns: 60 }
	);
});
