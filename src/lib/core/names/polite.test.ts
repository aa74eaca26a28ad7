import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { calmName, CALM_NAMES } from './calm-name.ts';
import { isPolite } from './polite.ts';

const RUDE = [
	'fuck',
	'shit',
	'cunt',
	'bitch',
	'wanker',
	'asshole',
	'nigger',
	'faggot',
	'arschloch',
	'puta',
	'dick'
];

/** People and places that filters on runs of letters have refused. */
const INNOCENT = `
	Scunthorpe; Penistone; Lightwater; Clitheroe; Sussex; Essex; Middlesex; Cockburn; Hancock; Babcock; Peacock; Dickinson;
	Dickens; Benedick; Moby; Shiitake; Yamashita; Takeshita; Yoshito; Arsenal; Assassin; Cassandra; Bassist; Class 7a;
	Grass; Compass; Massimo; Cumberland; Cucumber; Document; Titan; Titus; Title; Constance; Analyst; Canal; Therapist;
	Grape; Drapery; Raccoon; Nigeria; Niger; Snigger; Hoare; Fukushima; Fuchs; Phuket; Wang Wei; Dong; Van Dyke; Isis;
	Gay; Lesbos; Sexton; Unisex; Pakistan; Kikero; Shirley; Whorley; Ashita; Peter Cockcroft; Uranus; Swanky; Bitchfield;
	Nazir; Nazim; Nazia; Wankel; Coon; Suka; Hitchcock; Dikla; Dixie; Tatwat; Anna 455; 7 of 9; Mr T; Blue Tit; 
	Slutsk; Émile; Ольга; Ἀθηνᾶ; 小明; محمد; Pass Hit; Glass Pen; Asha Le
`
	.split(';')
	.map((name) => name.trim());

describe('isPolite', () => {
	it.each(INNOCENT)('lets %s keep their name', (name) => {
		expect(isPolite(name)).toBe(true);
	});

	it('finds nothing rude in any word of forty articles', () => {
		const folder = 'tests/quality/articles';
		const words = new Set(
			readdirSync(folder)
				.filter((file) => file.endsWith('.txt'))
				.flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split(/[^\p{L}\p{N}'’-]+/u))
		);
		expect(words.size).toBeGreaterThan(3000);
		expect([...words].filter((word) => !isPolite(word))).toEqual([]);
	});

	it.each([
		...[
			'Fuck',
			'f.u.c.k',
			'f u c k',
			'fu ck',
			'FuuuuCK',
			'fvck',
			'Motherfucker',
			'xXfuckXx',
			'sh1t',
			'5h1t',
			'Shitface'
		],
		...[
			'bullshit',
			'BigDick',
			'big dick',
			'dumbass',
			'DumbAss 7',
			'a55',
			'аss',
			'ꜰuck',
			'ｆｕｃｋ',
			'fu\u200bck',
			'fúck'
		],
		...[
			'b1tch',
			'C-u-n-t',
			'N1gger',
			'niggaz',
			'Arschloch',
			'puta madre',
			'hitler88',
			'Neonazi',
			'Penis',
			'sexy Maya'
		]
	])('refuses %s', (name) => {
		expect(isPolite(name)).toBe(false);
	});

	it('refuses a rude word however it is dressed', () => {
		const dress: Record<string, string[]> = {
			a: ['a', 'A', '4', 'а', 'á'],
			c: ['c', 'C', 'с'],
			e: ['e', 'E', '3', 'е'],
			i: ['i', 'I', '1', 'і'],
			o: ['o', 'O', '0', 'о'],
			s: ['s', 'S', '5'],
			t: ['t', 'T', '7', 'т'],
			u: ['u', 'U', 'v', 'ü']
		};
		const dressed = fc
			.constantFrom(...RUDE)
			.chain((word) =>
				fc
					.tuple(
						...[...word].map((letter) =>
							fc.tuple(
								fc.constantFrom(...(dress[letter] ?? [letter, letter.toUpperCase()])),
								fc.nat(2)
							)
						)
					)
					.map((letters) => letters.map(([as, more]) => as + as.repeat(more)).join(''))
			);
		const gap = fc.constantFrom('', ' ', '-', '_', '.');
		fc.assert(
			fc.property(dressed, gap, fc.constantFrom('', 'Maya ', '7-'), (word, between, before) => {
				expect(isPolite(before + [...word].join(between))).toBe(false);
			}),
			{ numRuns: 1500 }
		);
	});
});

describe('calmName', () => {
	it('is always free, polite and short, however full the class is', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer({ min: 0, max: 300 }), (seed, size) => {
				const random = seededRandom(seed);
				const names = new Set<string>();
				for (let i = 0; i < size; i++) names.add(calmName(random, (name) => names.has(name)));
				expect(names.size).toBe(size);
				for (const name of names) {
					expect(isPolite(name)).toBe(true);
					expect(name.length).toBeLessThanOrEqual(24);
				}
			}),
			{ numRuns: 30 }
		);
	});

	it('has enough names for a school, and goes on with numbers when all are taken', () => {
		expect(CALM_NAMES).toBeGreaterThan(10_000);
		const random = seededRandom(1);
		expect(calmName(random, (name) => !/ \d+$/.test(name))).toMatch(/^\w+ \w+ 2$/);
	});
});
