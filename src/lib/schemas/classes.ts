import { z } from 'zod';

const id = (missing: string) => z.string(missing).min(1, missing).max(64, missing);

/** How long a link may let people in, in days. */
export const LINK_DAYS = [1, 7, 30, 90] as const;

/** A number typed into a field that may be left empty. */
const count = (sentence: string, max: number) =>
	z
		.string()
		.trim()
		.transform((typed) => (typed === '' ? null : Number(typed)))
		.pipe(z.number(sentence).int(sentence).min(1, sentence).max(max, sentence).nullable());

/** A choice among groups: '' is none of them. */
const groupChoice = z
	.string()
	.max(64)
	.default('')
	.transform((typed) => typed || null);

/** The new-link form. */
export const classLinkSchema = z.object({
	note: z.string().trim().max(80, 'A note has at most 80 characters.').default(''),
	days: z.coerce.number().pipe(z.literal(LINK_DAYS, 'Choose how long the link is to work.')),
	maxUses: count('How many may join is a whole number from 1 to 10,000, or empty.', 10_000),
	groupId: groupChoice
});

export const linkSchema = z.object({ id: id('Choose a link.') });

/** Opening and closing the class code. */
export const codeSchema = z.object({
	open: z.enum(['true', 'false'], 'Say whether it is to be open.').transform((v) => v === 'true')
});

/** Moving learners that were ticked into a group. */
export const moveSchema = z.object({
	userId: z
		.union([z.string(), z.array(z.string())], 'Tick the learners to move first.')
		.transform((ids) => [ids].flat())
		.pipe(z.array(id('Choose a learner.')).max(5000)),
	groupId: groupChoice
});

/** How a learner is called, and their group. */
export const learnerSchema = z.object({
	nickname: z.string('Type a nickname.').max(400, 'This is too long.'),
	realName: z.string().max(400, 'This is too long.').default(''),
	groupId: groupChoice
});

const groupName = z.string('Type a name for the group.').max(400, 'This is too long.');
export const newGroupSchema = z.object({ group: groupName });
export const groupNameSchema = z.object({ id: id('Choose a group.'), group: groupName });
export const groupSchema = z.object({ id: id('Choose a group.') });

const PARTS = 'How many groups is a whole number from 2 to 40.';
export const splitSchema = z.object({
	parts: z.coerce.number(PARTS).int(PARTS).min(2, PARTS).max(40, PARTS)
});

/** A class list to look at: a file, or pasted text. */
export const rosterSchema = z.object({
	file: z.instanceof(File).optional(),
	list: z.string().default('')
});

/** A class list that was looked at, to be stored. */
export const rosterStoreSchema = z.object({
	list: z.string('Bring the list again, please.').min(1, 'Bring the list again, please.'),
	seed: z.string('Bring the list again, please.').min(1).max(64),
	seen: z.string('Bring the list again, please.').min(1).max(64)
});

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const day = z
	.string()
	.default('')
	.transform((typed) => typed || null)
	.refine((typed) => typed === null || DATE.test(typed), 'Type the date as year-month-day.');
const KEEP = 'How many days data are kept is a whole number from 1 to 3650.';

/** The settings of a class. */
export const classSettingsSchema = z.object({
	name: z
		.string('Give the class a name.')
		.trim()
		.min(1, 'Give the class a name.')
		.max(80, 'A class name has at most 80 characters.'),
	timeZone: z.string('Choose a time zone.').refine(isTimeZone, 'Choose one of the time zones.'),
	termFrom: day,
	termTo: day,
	keepDays: z.coerce.number(KEEP).int(KEEP).min(1, KEEP).max(3650, KEEP),
	pseudonyms: z
		.string()
		.optional()
		.transform((ticked) => ticked !== undefined)
});

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

export const addTrainerSchema = z.object({
	trainer: z.string('Type the trainer’s name.').trim().min(1, 'Type the trainer’s name.').max(200)
});
export const removeTrainerSchema = z.object({ userId: id('Choose a trainer.') });

/** Typed so that nothing is erased by a slip of the finger. */
export const eraseOwnSchema = z.object({ words: z.string().max(200).default('') });
export const eraseLearnerSchema = z.object({ nickname: z.string().max(200).default('') });

export const rerollSchema = z.object({ classId: id('Choose a class.') });
