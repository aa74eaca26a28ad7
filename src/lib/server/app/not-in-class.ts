import { DomainError } from '../errors.ts';

/** What is said of somebody who is not in the class (any more). */
export function noSuchLearner(): DomainError {
	return new DomainError('not-found', 'This learner is not in the class any more.');
}

/** What is said of a group the class does not have (any more). */
export function noSuchGroup(): DomainError {
	return new DomainError('not-found', 'This group is not in the class any more.', 'groupId');
}
