import { describe, expect, it } from 'vitest';
import { homeOf, isCurrent, navFor } from './nav.ts';

describe('navigation', () => {
	it('offers administration to administrators alone', () => {
		const offers = (role: Parameters<typeof navFor>[0]) =>
			navFor(role).some((link) => link.href === '/admin');
		expect(offers('administrator')).toBe(true);
		expect([offers('trainer'), offers('learner'), offers(null)]).toEqual([false, false, false]);
	});

	it('starts learners at home and trainers at their articles', () => {
		expect([homeOf('learner'), homeOf('trainer'), homeOf(null)]).toEqual([
			'/home',
			'/articles',
			'/'
		]);
	});

	it('marks a page and what lies under it, not what merely begins alike', () => {
		expect(isCurrent('/articles', '/articles')).toBe(true);
		expect(isCurrent('/articles', '/articles/new')).toBe(true);
		expect(isCurrent('/articles', '/articles-of-war')).toBe(false);
	});
});
