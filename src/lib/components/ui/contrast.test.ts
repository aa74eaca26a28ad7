import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../app.css', import.meta.url), 'utf8');
const schemes = ['light', 'dark'] as const;

/** Every colour token of app.css: name → [light, dark] as #rrggbb. */
const tokens = new Map(
	[...css.matchAll(/(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
		([, name, light, dark]) => [name!, [light!, dark!] as const]
	)
);

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function value(name: string, scheme: 'light' | 'dark'): string {
	const pair = tokens.get(name);
	if (!pair) throw new Error(`app.css has no colour ${name}`);
	return pair[scheme === 'light' ? 0 : 1];
}

const grounds = ['--paper', '--paper-raised'];
/** Words on what they stand on: AA asks 4.5. */
const text: [string, string[]][] = [
	['--ink', [...grounds, '--accent-soft', '--good-soft', '--warn-soft', '--bad-soft']],
	['--ink-soft', [...grounds, '--accent-soft', '--line']],
	['--accent', [...grounds, '--accent-soft']],
	['--accent-strong', [...grounds, '--accent-soft']],
	['--good', [...grounds, '--good-soft']],
	['--warn', [...grounds, '--warn-soft']],
	['--bad', [...grounds, '--bad-soft']],
	['--accent-ink', ['--accent', '--accent-strong']],
	['--bad-ink', ['--bad']],
	['--mark-ink', ['--mark']]
];
/** Edges of controls, the focus ring, drawn signs: AA asks 3. */
const shapes: [string, string[]][] = [
	['--line-strong', grounds],
	['--focus', [...grounds, '--accent-soft', '--good-soft', '--warn-soft', '--bad-soft']]
];

const cases = (pairs: [string, string[]][], least: number) =>
	schemes.flatMap((scheme) =>
		pairs.flatMap(([front, backs]) => backs.map((back) => ({ scheme, front, back, least })))
	);

describe('colours of app.css', () => {
	it('knows black on white', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
	});

	it.each([...cases(text, 4.5), ...cases(shapes, 3)])(
		'$scheme: $front on $back reaches $least',
		({ scheme, front, back, least }) => {
			expect(contrast(value(front, scheme), value(back, scheme))).toBeGreaterThanOrEqual(least);
		}
	);
});
