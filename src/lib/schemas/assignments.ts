import { z } from 'zod';

/** A time as an input of type datetime-local sends it, in the class's zone; '' means none. */
const localTime = z
	.string()
	.regex(/^(|\d{4}-\d{2}-\d{2}T\d{2}:\d{2})$/, 'A time could not be read. Please pick it again.')
	.default('');

/** A whole number in a field that may be left empty. */
const optionalCount = (min: number, max: number, message: string) =>
	z
		.string()
		.trim()
		.regex(/^\d{0,6}$/, message)
		.default('')
		.transform((text) => (text === '' ? null : Number(text)))
		.refine((n) => n === null || (n >= min && n <= max), message);

const count = (min: number, max: number, usual: number, message: string) =>
	optionalCount(min, max, message).transform((n) => n ?? usual);

const ticked = z
	.literal('on')
	.optional()
	.transform((value) => value === 'on');

const several = z
	.union([z.string().max(64), z.array(z.string().max(64)).max(10_000)])
	.optional()
	.transform((ids) => (ids === undefined ? [] : [ids].flat()));

/** How work is given, as the form has it: times are of the class's clock on the wall. */
const rules = {
	openAt: localTime,
	dueAt: localTime,
	lateUntil: localTime,
	attemptsAllowed: optionalCount(1, 100, 'Attempts: a number from 1 to 100, or nothing for any.'),
	counting: z.enum(['first', 'last', 'best', 'mean']).default('first'),
	timeLimitMinutes: optionalCount(
		1,
		1440,
		'Time limit: whole minutes from 1 to 1440, or nothing for none.'
	),
	graceSeconds: count(0, 300, 10, 'Grace: whole seconds from 0 to 300.'),
	shuffle: ticked,
	behaviour: z
		.enum(['deferred', 'immediate', 'interactive', 'certainty', 'mastery'])
		.default('immediate'),
	masteryPercent: count(1, 100, 80, 'Mastery: a share from 1 to 100 percent.'),
	reveal: z.enum(['answer', 'finish', 'due', 'never']).default('answer'),
	weight: count(0, 1000, 100, 'Weight: a whole number of percent from 0 to 1000.'),
	speedCounts: ticked
};

/** What a form says of how work is given. */
export type RulesTyped = z.output<z.ZodObject<typeof rules>>;

/** The publish form, on quizzes and scenarios; `classId` may be there several times. */
export const publishSchema = z.object({ classId: several, ...rules });

/** The settings page of an assignment. */
export const settingsSchema = z.object({
	title: z
		.string()
		.trim()
		.min(1, 'Give it a title.')
		.max(200, 'A title has at most 200 characters.'),
	audience: z.enum(['class', 'group', 'learners']).default('class'),
	groupId: z.string().max(64).default(''),
	learnerId: several,
	...rules
});

/** What is different for one learner; what is left empty is as for everybody. */
export const overrideSchema = z.object({
	userId: z.string().min(1, 'Choose a learner.').max(64),
	timePercent: optionalCount(100, 1000, 'Time: a percentage from 100 to 1000.'),
	dueAt: localTime,
	lateUntil: localTime,
	attemptsAllowed: optionalCount(1, 100, 'Attempts: a number from 1 to 100, or nothing.')
});

/** Takes back what is different for one learner. */
export const noOverrideSchema = z.object({ userId: z.string().min(1).max(64) });
