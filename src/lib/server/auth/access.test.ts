import { describe, expect, it } from 'vitest';
import { ACCESS, mayAsk } from './access.ts';

const routes = Object.keys(ACCESS);
const openTo = (role: Parameters<typeof mayAsk>[1]) => routes.filter((id) => mayAsk(id, role));

describe('who may ask for what', () => {
	it('lets a visitor no further than the ways in', () => {
		expect(openTo(null).sort()).toEqual([
			'/',
			'/healthz',
			'/invite/[token]',
			'/join',
			'/join/[code]',
			'/join/link/[token]',
			'/play',
			'/play/[session]',
			'/play/[session]/answers',
			'/play/[session]/events',
			'/play/[session]/images/[image]',
			'/play/[session]/leave',
			'/play/[session]/players',
			'/readyz',
			'/refused',
			'/setup/[token]',
			'/sign-in',
			'/sign-in/second-step',
			'/sign-out'
		]);
	});

	it('keeps learners out of the studio and the class lists', () => {
		const studio = /^\/(admin|articles|quizzes|scenarios|classes$|classes\/\[id\]$)/;
		expect(openTo('learner').filter((id) => studio.test(id))).toEqual([]);
	});

	it('lets only administrators administer', () => {
		expect(mayAsk('/admin', 'administrator')).toBe(true);
		expect(mayAsk('/admin', 'trainer')).toBe(false);
		expect(mayAsk('/admin', 'learner')).toBe(false);
	});

	it('lets nobody but the learner answer', () => {
		const answering = '/attempts/[id]/answers';
		expect([mayAsk(answering, 'learner'), mayAsk(answering, 'trainer')]).toEqual([true, false]);
	});

	it('lets administrators do what trainers do', () => {
		expect(openTo('trainer').filter((id) => !mayAsk(id, 'administrator'))).toEqual([]);
	});
});
