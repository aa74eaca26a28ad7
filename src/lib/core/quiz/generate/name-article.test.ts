import { describe, expect, test } from 'vitest';
import { trueFalseItem } from '../../../../../tests/support/items.ts';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { matterOf } from '../gates/gate.ts';
import { nameArticle, titleAsNamed } from './name-article.ts';

const reading = readArticle(
	'Rules for the chemical store\n\nTrainees may enter only together with a trained colleague. Anna Lindner keeps the key.',
	models
);
const saying = (stem: string) => ({ ...trueFalseItem(), stem });
const TITLE = 'Rules for the chemical store';

describe('a question that would be understood only beside its article names the article', () => {
	test.each([
		[
			'According to the article: Trainees may enter only together with a trained colleague.',
			'According to the article “Rules for the chemical store”: Trainees may enter only together with a trained colleague.'
		],
		[
			'According to the writer, trainees may not enter.',
			'According to the writer of “Rules for the chemical store”, trainees may not enter.'
		],
		['Who may enter?', 'From the article “Rules for the chemical store”: Who may enter?']
	])('%s', (stem, expected) => {
		const named = nameArticle(saying(stem), TITLE, reading).stem;
		expect(named).toBe(expected);
		expect(matterOf(saying(named)), 'the gates look past it').toBe(matterOf(saying(stem)));
	});

	test.each([
		['it shares the title’s words', 'According to the article: The chemical store is locked.'],
		['it names somebody in full', 'According to the article: Anna Lindner keeps the key.']
	])('not where %s', (_, stem) => {
		expect(nameArticle(saying(stem), TITLE, reading).stem).toBe(stem);
	});

	test('the heading over it tells what it is about, unless it holds the answer', () => {
		const leaflet = readArticle(
			'Patch testing\n\nThe nurse puts small patches on your back and takes them off two days later.\n\nAfter the injection\n\nYou will see a physiotherapist within ten days. She will show you what to do at home.',
			models
		);
		const at = leaflet.text.indexOf('You will see');
		const item = {
			...saying('According to the article: You will see a physiotherapist within ten days.'),
			evidence: [{ start: at, end: at + 10, quote: leaflet.text.slice(at, at + 10) }]
		};
		const named = nameArticle(item, 'Patch testing', leaflet);
		expect(named.stem).toBe(
			'According to the article “Patch testing” (“After the injection”): You will see a physiotherapist within ten days.'
		);
		expect(matterOf(named), 'the gates look past it').toBe(matterOf(item));
		const asked = {
			...item,
			type: 'short-answer' as const,
			stem: 'After what will you see a physiotherapist?',
			options: [],
			key: ['the injection']
		};
		expect(nameArticle(asked, 'Patch testing', leaflet).stem).not.toContain('injection');
	});

	test.each([
		['a line of the letterhead', 'Classification: Internal\n\n'],
		['whose paper it is', 'Lindenholme Residential Care Home\n\n']
	])('%s is no heading', (_, line) => {
		const rules = readArticle(
			`Passwords and accounts\n\n${line}The owner of an account keeps its password to herself. The desk answers within ten days.`,
			models
		);
		const at = rules.text.indexOf('The desk');
		const item = {
			...saying('According to the article: The desk answers within ten days.'),
			evidence: [{ start: at, end: at + 8, quote: rules.text.slice(at, at + 8) }]
		};
		expect(nameArticle(item, 'Passwords and accounts', rules).stem).toBe(
			'According to the article “Passwords and accounts”: The desk answers within ten days.'
		);
	});

	test('a question with its number is one', () => {
		const chapter = readArticle(
			'Buyers and prices\n\n6.3 Revenue\n\nRevenue is price times quantity. It rises with the price at first.\n\n6.4 What makes demand elastic?\n\nThree things matter most of all. Buyers need ten days to change their ways.',
			models
		);
		const at = chapter.text.indexOf('Buyers need');
		const item = {
			...saying('According to the article: Buyers need ten days to change their ways.'),
			evidence: [{ start: at, end: at + 6, quote: chapter.text.slice(at, at + 6) }]
		};
		expect(nameArticle(item, 'Buyers and prices', chapter).stem).toContain('demand elastic?”');
	});

	test.each([
		['24.2 Spacetime and Gravity', 'Spacetime and Gravity'],
		[
			'Coroner blames “three unread emails” for collapse',
			'Coroner blames ‘three unread emails’ for collapse'
		],
		['1. Introduction', null],
		['Discussion', null],
		['MEMORANDUM', null],
		['An opening that was cut …', null]
	])('the title “%s” is named as %s', (title, expected) => {
		expect(titleAsNamed(title)).toBe(expected);
	});
});
