/** What a decision is made beside: the other rules of the article and the roles it names. */
import type { Role } from './protagonist.ts';
import type { Rule } from './rules.ts';

export interface Scene {
	role: Role;
	rules: readonly Rule[];
	/** Roles that might wrongly be asked: "the supervisor". */
	others: readonly string[];
}

export const isDuty = ({ norm }: Rule): boolean => norm.force === 'must' || norm.force === 'should';
export const isBan = ({ norm }: Rule): boolean =>
	norm.force === 'must-not' || norm.force === 'should-not';
