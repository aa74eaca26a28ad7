import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { changesOf } from './amiss.ts';
import type { Change } from './change.ts';
import type { Counter } from './counter.ts';

const COUNTER: Counter = {
	authorities: ['the control room', 'the depot manager'],
	bound: ['Drivers', 'Supervisors'],
	permits: () => false,
	standsIn: () => false,
	makesExceptions: false,
	atWork: true,
	comers: []
};

const changes = (says: string, counter = COUNTER): Change[] =>
	changesOf({ says, when: '' }, counter);
const texts = (says: string, counter = COUNTER) => changes(says, counter).map((c) => c.text);

describe('a rule got wrong', () => {
	test.each([
		[
			'by when',
			'Drivers must return the key within two days.',
			'Drivers must return the key within four days.'
		],
		[
			'how soon',
			'Tell the depot manager at once.',
			'Tell the depot manager by the end of the day.'
		],
		[
			'how often',
			'Drivers must check the tyres every day.',
			'Drivers must check the tyres every week.'
		],
		['how many', 'Two people must sign the book.', 'One person must sign the book.'],
		[
			'whom it turns to',
			'Drivers must call the control room before a tank is moved.',
			'Drivers must call the depot manager before a tank is moved.'
		],
		['whom it binds', 'Supervisors must lock the store.', 'Drivers must lock the store.'],
		[
			'whose leave it takes',
			'No tank may be moved without the written consent of the depot manager.',
			'No tank may be moved without telling the depot manager.'
		],
		[
			'which way round',
			'Flour dust is to be vacuumed, not blown.',
			'Flour dust is to be blown, not vacuumed.'
		],
		[
			'what holds even then',
			'Drivers must not leave the tank, even if it is empty.',
			'Drivers must not leave the tank unless it is empty.'
		],
		[
			'its exception',
			'Drivers must not smoke unless the manager is present.',
			'Drivers must not smoke, even if the manager is present.'
		],
		[
			'its condition',
			'Drivers may open a crate only if the owner is present.',
			'Drivers may open a crate whether or not the owner is present.'
		],
		[
			'its force',
			'Drivers must wash the trucks in the yard.',
			'Drivers should normally wash the trucks in the yard.'
		]
	])('%s', (_, says, wrong) => {
		expect(texts(says)).toContain(wrong);
	});

	test('one of several things is left out of an order', () => {
		expect(texts('Stop the bus, clear it and call the control room.')).toContain(
			'Stop the bus and call the control room.'
		);
	});

	const without = (says: string, kind: string) =>
		expect(changes(says).map((c) => c.kind)).not.toContain(kind);

	test('an emergency is never put off', () => {
		without('Evacuate the building at once.', 'late');
		without('If the alarm sounds, leave immediately.', 'late');
	});

	test('what one may do at once, or need not do beforehand, is not put off', () => {
		without('You can return the key straight away.', 'late');
		without('You do not have to fill in a form beforehand.', 'late');
	});

	test('only what is said can be said by email', () => {
		without('The manager must check the machine in person.', 'contrary');
		without(
			'If you cannot be reached, the manager may start it after a check of the whole machine in person.',
			'contrary'
		);
	});

	test('what nobody may do is not handed on to others', () => {
		without('Supervisors must not open the store.', 'role');
	});

	test('what one may do, those above may as well', () => {
		without('A crate may be opened by the depot manager.', 'who');
	});

	test('whoever may be meant by the one is not put in the place of the other', () => {
		const told = changesOf(
			{ says: 'Tell the depot manager at once.', when: '' },
			{ ...COUNTER, standsIn: () => true }
		);
		expect(told.map((c) => c.text).join(' ')).not.toContain('the control room');
	});

	test('no leave is wrong where somebody can let people off', () => {
		const told = texts('Drivers must not smoke anywhere in the whole of the yard.', {
			...COUNTER,
			makesExceptions: true
		});
		expect(told.join(' ')).not.toMatch(/unless/);
	});
});

test('a change is never the rule itself, never comes twice, and is a sentence as the rule is', () => {
	const part = fc.constantFrom(
		'Drivers must',
		'Drivers must not',
		'Never',
		'Do not',
		'Supervisors may',
		'Only drivers may'
	);
	const act = fc.constantFrom(
		'call the control room',
		'leave the cold store',
		'report any fault',
		'carry both keys in writing'
	);
	const limit = fc.constantFrom(
		'',
		' within two days',
		' at once',
		' before they leave the yard',
		' unless the manager is present',
		', even if it rains',
		' until the alarm has been reset'
	);
	fc.assert(
		fc.property(part, act, limit, (who, what, when) => {
			const says = `${who} ${what}${when}.`;
			const made = texts(says);
			expect(made).not.toContain(says);
			expect(new Set(made).size).toBe(made.length);
			for (const text of made) expect(text).toMatch(/^\p{Lu}[^\n]*[^\s.]\.$/u);
		})
	);
});
