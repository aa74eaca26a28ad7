import { describe, expect, test } from 'vitest';
import { models } from '../../support/reader.ts';
import { judgedBases } from './base.ts';
import { catchFlaws, precision, spareSound } from './measure.ts';

/** The shorter half of the articles, so that the test stays quick; `npm run quality:flaws` takes them all. */
const bases = judgedBases(models)
	.sort((a, b) => a.text.length - b.text.length)
	.slice(0, 18);
const caught = catchFlaws(bases, 20);

describe.each(spareSound(bases).map((spared) => [spared.gate, spared] as const))(
	'%s',
	(gate, spared) => {
		const own = caught.filter((kind) => kind.gate === gate);
		const seeded = own.reduce((n, kind) => n + kind.seeded, 0);
		const right = own.reduce((n, kind) => n + kind.caught, 0);

		test('catches at least nine of ten flaws made for it', () => {
			expect(seeded).toBeGreaterThan(9);
			expect(right / seeded).toBeGreaterThanOrEqual(0.9);
		});

		test('refuses at most one in twenty of what is sound', () => {
			expect(spared.refused.length / spared.sound).toBeLessThanOrEqual(0.05);
			expect(precision(right, seeded, spared)).toBeGreaterThanOrEqual(0.9);
		});
	}
);
