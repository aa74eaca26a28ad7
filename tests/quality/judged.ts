/** Judgements made by reading, as they are kept in `judgements/*.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../../src/lib/core/quiz/generate/candidate.ts';

export type Verdict = 'accept' | 'mend' | 'reject';

/** A judged candidate. Its evidence is kept as offsets only: the articles stay where they are. */
export interface JudgedCandidate {
	file: string;
	verdict: Verdict;
	reason: string;
	by: string;
	score: number;
	sentences: number[];
	item: Candidate['item'];
}

export interface JudgedCandidates {
	date: string;
	judge: string;
	/** Where the articles were read from, relative to the project. */
	folder: string;
	candidates: JudgedCandidate[];
}

const FOLDER = 'tests/quality/judgements';

/** Those files of judgements that keep the whole candidates, and whose articles are at hand. */
export function judgedCandidates(): JudgedCandidates[] {
	return readdirSync(FOLDER)
		.filter((file) => file.startsWith('candidates-') && file.endsWith('.json'))
		.sort()
		.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as JudgedCandidates)
		.filter(({ folder }) => existsSync(folder));
}
