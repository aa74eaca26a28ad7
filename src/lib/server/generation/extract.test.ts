import { expect, it } from 'vitest';
import { makePdf } from '../../../../tests/support/make-files.ts';
import { DomainError } from '../errors.ts';
import { Workers } from './workers.ts';

it('a PDF that unpacks to far more than it is was bounded by nothing but its time (bug)', async () => {
	const extractors = new Workers('extract-worker.ts', { memoryMb: 96 });
	const bytes = makePdf([[]], { bombMegabytes: 200 });
	const read = extractors.run(
		{ bytes, name: 'a.pdf', type: '' },
		{
			limit: 60_000,
			beyond: () => new DomainError('too-large', 'beyond'),
			crowded: () => new DomainError('unavailable', 'crowded')
		}
	);
	await expect(read).rejects.toThrow('beyond');
	await extractors.close();
}, 60_000);
