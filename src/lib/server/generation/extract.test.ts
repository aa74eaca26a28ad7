import { afterAll, expect, it } from 'vitest';
import { closeExtractors, extractInWorker } from './extract.ts';

afterAll(closeExtractors);

it('reads markup in a thread of its own, as it is read here', async () => {
	const page =
		'<html><head><title>Site</title></head><body><p>It is <b>deep</b>.</p></body></html>';
	expect(await extractInWorker(page, 'html')).toEqual({ title: 'Site', text: 'It is deep.' });
	expect(await extractInWorker('# One\n\nTwo', 'markdown')).toMatchObject({ title: 'One' });
});
