import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models, parse } from '../../../../../tests/support/reader.ts';
import { materialOf } from '../../quiz/generate/facts.ts';
import { readArticle } from '../../reading/read.ts';
import { gateScenario } from '../gates/gates.ts';
import { situationsOf } from '../gates/gate.ts';
import type { Scenario, Situation } from '../model.ts';
import { advance, findNode, nodeText, startPlay, viewNode } from '../play.ts';
import type { Reading } from '../../reading/reading.ts';
import { bringersFor } from './desk-bringers.ts';
import type { DeskClaim } from './desk-claim.ts';
import { passagesAt } from './desk-passage.ts';
import { pointsIn } from './desk-points.ts';
import { titleShown } from './desk-title.ts';
import { factDesk } from './fact-desk.ts';

const FILES = ['court', 'outage', 'held-3-policy-expenses', 'diplomacy-river-treaty'];
const desks = FILES.map((file) => {
	const text = readFileSync(`tests/quality/articles/${file}.txt`, 'utf8');
	const reading = readArticle(text, models);
	const draft = () => factDesk(reading, models.typing.table, reading.title, parse);
	return { file, reading, draft, course: draft() };
});
const claimsOf = (scenario: Scenario): Situation[] =>
	situationsOf(scenario).filter((n) => n.id !== 'again');
const quoteOf = (node: Situation) => node.choices[0]!.evidence[0]!.quote.toLowerCase();
/** What a choice wants to have in the place. */
const putBy = (choice: string) => /“([^”]+)”/.exec(choice)?.[1]?.toLowerCase();

describe.each(desks)('the desk of $file', ({ reading, draft, course }) => {
	const { scenario } = course!;
	const claims = claimsOf(scenario);

	test('passes every gate, has four to six claims, and is the same whenever it is drafted', () => {
		expect(gateScenario(course!, reading).refused).toEqual([]);
		expect([4, 5, 6]).toContain(claims.length);
		expect(JSON.stringify(draft())).toBe(JSON.stringify(course));
	});

	test('some claims are to be kept and some to be corrected', () => {
		const best = claims.map((n) => n.choices.find((c) => c.quality === 'best')!.text.slice(0, 4));
		expect(new Set(best)).toEqual(new Set(['Keep', 'Corr']));
	});

	test('the best choice has the article’s own words, and no wrong one has any that stand in the sentence', () => {
		for (const node of claims) {
			for (const { text, quality } of node.choices) {
				const put = putBy(text);
				if (put === undefined || /leave out|strike out/.test(text)) continue;
				expect([text, quoteOf(node).includes(put)]).toEqual([text, quality === 'best']);
			}
		}
	});

	test('no claim shows the sentence that another is about', () => {
		for (const node of claims) {
			const others = claims.filter((n) => n !== node).flatMap((n) => n.choices[0]!.evidence);
			for (const shown of node.evidence)
				expect(others.some((e) => e.start < shown.end && shown.start < e.end)).toBe(false);
		}
	});

	test('what is told after the last claim is true however one came there', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(11), { minLength: 8, maxLength: 8 }), (picks) => {
				const slipped: Situation[] = [];
				let state = startPlay(scenario, 'seed');
				let mended = false;
				for (const pick of picks) {
					const node = findNode(scenario, state.node);
					if (node.kind === 'ending') break;
					if (node.id === 'again') {
						const text = nodeText(node, state, 'seed');
						expect(slipped).not.toEqual([]);
						if (slipped.length > 1) expect(text).toContain('more than one of the claims');
						else expect(slipped[0]!.text).toContain(/“(.+?)[.!?]?” What/.exec(text)![1]!);
					}
					const { choices } = viewNode(scenario, state);
					const { id } = choices[pick % choices.length]!;
					const { quality } = node.choices.find((c) => c.id === id)!;
					if (node.id === 'again') mended = quality === 'acceptable';
					else if (quality === 'poor') slipped.push(node);
					state = advance(scenario, state, { choiceId: id }).state;
				}
				const end = findNode(scenario, state.node);
				expect(end.kind === 'ending' && end.outcome).toBe(
					slipped.length === 0 ? 'upheld' : mended ? 'recovered' : 'breached'
				);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the title of a desk', () => {
	test.each([
		['Lost property on Valley Buses', '', 'Lost property on Valley Buses'],
		['MEMORANDUM', '', ''],
		[
			'ACCIDENT AT THE REGENT PLAYHOUSE',
			'On Monday the Regent Playhouse was closed.',
			'Accident at the Regent Playhouse'
		],
		[
			'THE ALDERSHAW MUSEUM',
			'LOANS POLICY\n\nIn spring the Aldershaw Museum lends boxes.',
			'The Aldershaw Museum: Loans policy'
		]
	])('%s', (title, text, shown) => {
		const reading = { text: `${title}\n\n${text}` } as Reading;
		expect(titleShown(reading, title)).toBe(shown);
	});
});

describe('who brings a claim', () => {
	const broughtBy = (text: string) =>
		bringersFor(
			readArticle(text, models),
			[{ point: { excerpt: { index: 0 } } } as DeskClaim],
			() => ''
		)[0];

	test('nobody’s family brings what only those who work there are told', () => {
		const office =
			'Booking a desk\n\nYou must book your desk in the office. Your manager may ask you to come in. You must check in by ten. You must not leave papers on the desk.';
		const home = 'Your ankle\n\nYou must rest your ankle. You may put ice on it. You must not run.';
		expect([broughtBy(office), broughtBy(home)]).toEqual([
			'A colleague is about to act on this',
			'A friend is about to act on this'
		]);
	});
});

describe('what a claim shows', () => {
	const passages = (text: string) => {
		const reading = readArticle(text, models);
		const material = materialOf(reading, models.typing.table);
		const last = reading.sentences.length - 1;
		return passagesAt(material, last).map((e) => `${e.before}${e.sentence.text}`);
	};
	const CLAIM = 'The harbour master, Gregor Laine, denied that officials had examined the law.';

	test('a stray sentence before it is left out', () => {
		const told = 'Ministers have kept their distance. ';
		expect(passages(`The strike\n\n${told}${CLAIM}`)).toEqual([CLAIM]);
	});

	test.each([
		['somebody’s words about something else', '“That is compost,” Lena Marsh said. '],
		['what points back', 'We knew this. '],
		['what was said further up', 'Yusuf Karahane said as much to the prefect in April. '],
		['what is less so than something else', 'Insurers are less patient. ']
	])('%s does not open it', (_what, told) => {
		const text = `The strike\n\nThe port was shut. ${told}He added that he was about 80 per cent sure.`;
		expect(passages(text).filter((p) => p.startsWith(told))).toEqual([]);
	});

	test('a choice names the whole of what is right and of what is wrong', () => {
		for (const { course } of desks)
			for (const node of claimsOf(course!.scenario))
				for (const { text } of node.choices)
					for (const [, phrase] of text.matchAll(/“([^”]+)”/g))
						expect(phrase).not.toMatch(/ (?:of|the|to|not|an?|that|all)$|^\d{1,2}$/);
	});
});

describe('what a claim can get wrong', () => {
	const pointsOf = (text: string) => {
		const reading = readArticle(text, models);
		return pointsIn(materialOf(reading, models.typing.table), '', parse).map(
			({ own, others, claimable }) =>
				[own.shown, others.slice(0, claimable).map((o) => o.shown)] as const
		);
	};

	test.each([
		[
			'The steel wheels of the old trams may cause more noise at night.',
			'may cause',
			['will cause']
		],
		[
			'The fungus is thought to have reached Ireland in old timber.',
			'is thought to have reached',
			['is known to have reached']
		],
		[
			'Most of the divers in the survey had seen the wreck before.',
			'most of the divers',
			['all of the divers']
		],
		[
			'Employers must give each seafarer at least 11 hours of rest a day.',
			'at least 11 hours',
			['up to 11 hours']
		],
		[
			'Entries must be sent to the office of the society before 17:30.',
			'17:30',
			['18:30', '19:30']
		],
		[
			'The committee recommended that the harbour wall be raised.',
			'recommended',
			['ordered', 'ruled out']
		],
		[
			'The swelling of the ankle lasts for two to three weeks.',
			'two to three weeks',
			['three to four weeks', 'one to two weeks']
		],
		[
			'Employees must report the loss of a company card within an hour.',
			'an hour',
			['two hours', 'three hours']
		],
		[
			'A borrower may keep a loan box of the museum for twelve months.',
			'twelve months',
			['nine months', 'eighteen months', 'six months']
		],
		[
			'The supervisor locks the store at night.\n\nThe librarian keeps the book of the loans.\n\nEvery theft must be reported to the manager.',
			'the manager',
			['the supervisor', 'the librarian']
		],
		[
			'The parcels lay on a counter with the keys of half of Candle Street.',
			'half of Candle Street',
			['a third of Candle Street', 'two thirds of Candle Street']
		],
		[
			'Of 26 economists polled by the Courier of Lormont last week, 24 had expected no change.',
			'26 economists',
			['39 economists', '52 economists']
		],
		[
			'The council of the island plans to ask the ministry for a second ferry.',
			'plans to ask',
			['has begun to ask']
		],
		[
			'Doctors believe that most of the illness was caused by the water of the canal.',
			'believe',
			['have shown']
		],
		[
			'Neurologists said the effect of the lamp was smaller than many people expect.',
			'smaller than many people expect',
			['larger than many people expect']
		]
	])('%s', (text, own, wrong) => {
		expect(pointsOf(text)).toContainEqual([own, wrong]);
	});

	test('what is true as well is not claimed to be wrong: more than two thirds is more than half', () => {
		const told = (share: string) =>
			pointsOf(
				`The inspectors of the railway found that ${share} of the signals in the valley had failed.`
			);
		expect(told('more than two thirds')).toEqual([]);
		expect(told('two thirds')).not.toEqual([]);
	});

	test('of rules, neither a clause’s number nor what happened once is claimed', () => {
		const rules = Array.from(
			{ length: 12 },
			(_, i) => `Members must bring ${i + 3} stakes to plot ${i + 40} of the lower field.`
		).join('\n\n');
		const told = pointsOf(
			`5.3 Case notes must be kept for six years by the secretary of the club.\n\nThe committee counted 88 members of the club at the meeting of last spring.\n\n${rules}`
		).flatMap(([own]) => own);
		expect(told).not.toContainEqual(expect.stringMatching(/5\.3|88/));
	});

	test('minutes told with their seconds are no figure of their own', () => {
		expect(
			pointsOf('The train took 1 minute 50 seconds to stop, the inspectors of the railway found.')
		).toEqual([]);
	});

	test('nearly all of them is not taken for half', () => {
		const told =
			'The report found that 99.2 per cent of terminals had received the update.\n\nOf the gateways, 50 per cent failed.\n\nOf the shops, 84.3 per cent closed.';
		expect(pointsOf(told).flatMap(([own, others]) => [own, ...others])).not.toContain(
			'99.2 per cent'
		);
	});

	test.each([
		['a ban told as leave', 'Visitors must not enter the boiler room of the old mill alone.'],
		['what a thing must have', 'A leaf must have 30,000 pores below and none at all above.'],
		['a measure taken for a time', 'The young eels were no longer than a finger when they came.'],
		[
			'a share told as a figure',
			'Roughly one tick in fourteen carried the bacteria of the illness.'
		],
		['an act that is not named', 'The ministry of Ostrand had agreed to that by the evening.'],
		['a figure that announces', 'The council has three courses open to it after the vote.'],
		['a comparison of time', 'A pneumatic letter could take longer than the journey by rail.'],
		['a figure that is one of a range', 'The voyage to the islands takes between 12 and 14 days.'],
		[
			'a claim that its own words refute',
			'The handover usually takes place in the bay, but on this occasion it was held elsewhere.'
		],
		[
			'how something looked as a rule',
			'The panel of the fridge was dark, which was how it normally looked to the staff.'
		],
		['a case made up', 'Suppose that the price of bread in the town is set at 600 crowns.'],
		[
			'a telephone number',
			'The number of the office, which is closed on most days, is 01632 720 414.'
		],
		['a trifle of the day', 'The new pool was visited by 400 swimmers on the first day.'],
		[
			'leave given to somebody',
			'Phones may be taken on school trips if the leader of the trip agrees.'
		],
		[
			'an order whose reason stands before it',
			'Acid that meets cyanide gives off a toxic gas. Do not stop to deal with it alone.'
		],
		['a figure in a name', 'Article 27 of the treaty protects the bags of every consulate.'],
		['what is denied of a number', 'Never wear the same pair of gloves for five patients.'],
		[
			'the age of somebody that a verb follows',
			'The court found that a man of 34 sank to his thighs near the old landing of the ferry.'
		],
		[
			'a figure whose sign would be lost',
			'The inquiry found that the brakes had failed at a temperature of minus six degrees.'
		],
		[
			'a count whose own names stand behind it',
			'Four members, Irena Kolvash, Pieter Maune, Ana Rede and Tom Osk, voted for an immediate cut in the charges.'
		],
		[
			'a fall that is told from its height',
			'Within a minute the rate of successful payments fell from 97 per cent to 31.'
		],
		['how many come, as no act', 'The bubbles of the gas do not all come out at once.'],
		[
			'what must be before something by its nature',
			'The operator must detect uneven loading of its wagons before a train departs.'
		],
		[
			'the first time in so many years',
			'For the first time in thirty-one years you can walk down the old main street.'
		],
		[
			'one of so many days in a row',
			'The master was working the eleventh of fourteen consecutive days at sea.'
		],
		[
			'a verdict that an exception goes with',
			'The company accepted all of the findings except the last, which it has yet to study.'
		],
		['so much of nothing named', 'The river had been expected to peak at more than nine.'],
		[
			'a rule turned round against its reason',
			'Cleaners must not use the lift, because it is unsafe.'
		]
	])('%s is left alone', (_what, text) => {
		expect(pointsOf(text)).toEqual([]);
	});
});
