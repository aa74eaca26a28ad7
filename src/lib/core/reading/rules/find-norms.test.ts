import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';

const FILLER = 'The workshop was opened in the spring by the mayor of the town. ';
/** Norms of a text in one line each: force | bearer | verb | object. */
const told = (text: string) =>
	readArticle(FILLER + text, models).norms.map(
		(n) => `${n.force} | ${n.bearer?.text ?? '-'} | ${n.verb.lemma} | ${n.object?.text ?? '-'}`
	);
const limits = (text: string) => {
	const [norm] = readArticle(FILLER + text, models).norms;
	return {
		conditions: norm?.conditions.map((c) => c.text),
		exceptions: norm?.exceptions.map((c) => c.text)
	};
};

describe('what binds', () => {
	test.each([
		['Visitors must sign the register.', ['must | Visitors | sign | the register']],
		['Visitors may not take photographs.', ['must-not | Visitors | take | photographs']],
		['No one may enter the vault.', ['must-not | No one | enter | the vault']],
		['Members are not required to answer letters.', ['need-not | Members | answer | letters']],
		['Students are allowed to bring a calculator.', ['may | Students | bring | a calculator']],
		[
			'The policy prohibits employees from using private accounts.',
			['must-not | employees | use | private accounts']
		],
		['It is forbidden to feed the animals.', ['must-not | - | feed | the animals']],
		['Do not open the valve.', ['must-not | - | open | the valve']],
		['Employees have the right to refuse overtime.', ['may | Employees | refuse | -']],
		['Samples must be labelled by the technician.', ['must | the technician | label | Samples']]
	])('%s', (text, norms) => {
		expect(told(text)).toEqual(norms);
	});

	test.each([
		['Visitors need not complete the course.', ['need-not | Visitors | complete | the course']],
		[
			'Anyone who loses a card must tell the desk.',
			['must | Anyone who loses a card | tell | the desk']
		],
		['If the lamp flashes, switch off the machine.', ['must | - | switch | the machine']],
		[
			'Members may borrow up to six books only if they have a card.',
			['may | Members | borrow | up to six books']
		],
		['Using a flash is not allowed.', ['must-not | - | use | a flash']],
		['Running is prohibited.', ['must-not | - | run | -']],
		['Guests are asked to keep the noise down.', ['should | Guests | keep | the noise']]
	])('%s', (text, norms) => {
		expect(told(text)).toEqual(norms);
	});

	test('where a text lays down rules, its weaker words bind as well', () => {
		const rules = 'Guests must sign in. Guests must not smoke. Guests must leave by noon. ';
		const weak = 'Books may not leave the room. Staff can refuse a guest.';
		expect(told(rules + weak).slice(3)).toEqual([
			'must-not | Books | leave | the room',
			'may | Staff | refuse | a guest'
		]);
		expect(told(weak)).toEqual([]);
	});

	const RULES = 'Guests must sign in. Guests must not smoke. Guests must leave by noon. ';
	test.each([
		['The heater should be mended by Friday.'],
		['The caretaker should be back at six.'],
		['A gale may yet close the pass.'],
		['Guests may have to queue for a while.'],
		['You must be wondering why the bell is green.'],
		['You may see a few bats.'],
		['One guest wrote in May that every hut ought to have a bath.'],
		['The bell can be heard in the valley.']
	])('where a text lays down rules, what is foretold or told binds nobody: %s', (text) => {
		expect(told(RULES + text).slice(3)).toEqual([]);
	});

	test('a paragraph that tells something lays down no rules beside one that does', () => {
		const telling =
			'The hut was built of stone. Sheep sleep here in winter. The path may flood. Guides may offer tea. It snows in May.';
		expect(told(RULES)).toHaveLength(3);
		expect(told(`${RULES}\n\n${telling}`)).toHaveLength(3);
	});

	test('what follows the particle of a verb is its object', () => {
		expect(told(`${RULES}Guests must hand in the blue form.`).slice(3)).toEqual([
			'must | Guests | hand | the blue form'
		]);
	});

	test('a thing that must stay so binds nobody who is named', () => {
		expect(told(`${RULES}The fire door must remain shut.`).slice(3)).toEqual([
			'must | - | remain | The fire door'
		]);
	});

	test('two actions under one "must" are two rules', () => {
		expect(told('Staff must lock the door and call the desk.')).toEqual([
			'must | Staff | lock | the door',
			'must | Staff | call | the desk'
		]);
	});
});

describe('what binds nobody', () => {
	test.each([
		'The team must have known about the fault in the gateway.',
		'It may rain in the afternoon.',
		'Police ordered the crowd to leave the square.',
		'The officers had to leave the building at night.',
		'Must visitors sign the register?',
		'“We must do better,” the director said.',
		'The minister said that drivers must stop at the bridge.',
		'Experts warned that the next storm might be worse.',
		'We must build the future of our country together.',
		'The exhibition is to run from March to May.',
		'Larger numbers should be included in the next study.',
		'Prices are expected to rise.',
		'Nobody can see the other side of the lake.',
		'Some employees may prefer to stay at home.',
		'Set in a quiet garden, the house is open to all.',
		'The river may reach the bridge in the night.'
	])('%s', (text) => {
		expect(told(text)).toEqual([]);
	});
});

describe('what limits a rule', () => {
	test('an exception inside a condition is one of its own', () => {
		expect(
			limits('Guards must close the gate within ten minutes unless the alarm sounds.')
		).toEqual({
			conditions: ['within ten minutes'],
			exceptions: ['unless the alarm sounds']
		});
	});

	test('"without permission" excepts those who have it', () => {
		expect(limits('Visitors may not enter the vault without permission.').exceptions).toEqual([
			'without permission'
		]);
	});

	test('what is forbidden without something is not forbidden with it', () => {
		expect(limits('Pupils must not leave the yard without telling a teacher.').exceptions).toEqual([
			'without telling a teacher'
		]);
		expect(limits('Pupils must leave the yard without delay.').exceptions).toEqual([]);
	});

	test('an exception after a semicolon', () => {
		expect(
			limits('Nobody may bring food into the hall; this does not apply to infants.').exceptions
		).toEqual(['this does not apply to infants']);
	});

	test('two times are two conditions, and "at all times" is none', () => {
		expect(limits('Cooks must wash their hands before each shift and after every break.')).toEqual({
			conditions: ['before each shift', 'after every break'],
			exceptions: []
		});
		expect(limits('Cooks must wear a cap at all times.').conditions).toEqual([]);
	});

	test('an exception from the bearer ends where the verb begins', () => {
		expect(limits('Nobody except the press office may speak to journalists.').exceptions).toEqual([
			'except the press office'
		]);
	});

	test.each([
		['Children may swim only when an adult is present.', 'only when an adult is present'],
		['Passwords must be changed as soon as the leak is closed.', 'as soon as the leak is closed'],
		['Staff must not enter until the alarm has stopped.', 'until the alarm has stopped'],
		[
			'Crews must report no later than an hour before the race.',
			'no later than an hour before the race'
		],
		['Fires may be made only in the stone rings.', 'only in the stone rings'],
		['When the horn sounds, ushers must open the doors.', 'When the horn sounds'],
		['The rent must be paid by 1 April each year.', 'by 1 April each year'],
		['Musicians may play here with the consent of the council.', 'with the consent of the council']
	])('condition: %s', (text, condition) => {
		expect(limits(text)).toEqual({ conditions: [condition], exceptions: [] });
	});

	test('what is checked, and what holds anyhow, are no conditions', () => {
		expect(limits('Visitors must not touch the pots, even if they look robust.')).toEqual({
			conditions: [],
			exceptions: []
		});
	});

	test('"This does not apply" belongs to the rule before it', () => {
		expect(
			limits('Visitors may not bring dogs into the hall. This does not apply to guide dogs.')
				.exceptions
		).toEqual(['This does not apply to guide dogs']);
	});

	test('what opens the sentence limits every action in it, what follows the first only that', () => {
		const { norms } = readArticle(
			`${FILLER}If the alarm sounds, staff must close the windows before noon and must call the desk.`,
			models
		);
		expect(norms.map((n) => n.conditions.map((c) => c.text))).toEqual([
			['If the alarm sounds', 'before noon'],
			['If the alarm sounds']
		]);
	});
});

test('spans and limits stand where they say', () => {
	const text = `${FILLER}Under the code, drivers must stop when the light is red, except in an emergency. Never park on the bridge.`;
	const { norms } = readArticle(text, models);
	expect(norms).toHaveLength(2);
	for (const norm of norms) {
		for (const limit of [...norm.conditions, ...norm.exceptions]) {
			expect(text.slice(limit.start, limit.end)).toBe(limit.text);
		}
		expect(text.slice(norm.cue.start, norm.cue.end)).toMatch(/^(?:must|Never park)$/);
	}
});
