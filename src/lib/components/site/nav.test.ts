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

	it('marks the room one is in, not what merely begins alike', () => {
		const current = (role: Parameters<typeof navFor>[0], pathname: string) =>
			navFor(role)
				.filter((link) => isCurrent(link, pathname))
				.map((link) => link.label);
		expect(current('trainer', '/articles/new')).toEqual(['Articles']);
		expect(current('trainer', '/quizzes/1')).toEqual(['Articles']);
		expect(current('trainer', '/classes/1/board')).toEqual(['Classes']);
		expect(current('trainer', '/assignments/1/paths')).toEqual(['Classes']);
		expect(current('learner', '/attempts/1')).toEqual(['Home']);
		expect(current('learner', '/classes/1/board')).toEqual(['Home']);
		expect(current('trainer', '/articles-of-war')).toEqual([]);
		expect(current(null, '/')).toEqual([]);
	});
});
