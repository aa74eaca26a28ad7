/** On which day, in which month: questions for a date with its month, among dates of the same form. */
import { seededRandom } from '../../random.ts';
import { MONTH_NAMES } from '../../reading/gazetteer.ts';
import { askOther } from '../realise/question.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { isClearStem } from './clear-stem.ts';
import { introduced, positionsOf, type Fact, type Material } from './facts.ts';

const MONTH = MONTH_NAMES.join('|');
const DATE = new RegExp(
	`^(?:(\\d{1,2}) (${MONTH})|(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?|(${MONTH}))(?:(,)? ?((?:1\\d|20)\\d\\d))?$`
);
const MARKED = /^(?:on|in|by|since|until) (.+)$/i;

/** What happens once, so that its day is worth knowing. */
const TURNS =
	/^(?:bear|found|establish|open|sign|begin|start|launch|elect|crown|marry|abolish|adopt|declare|end|surrender|discover|release|publish|introduce|debut)$/;

interface When {
	day: number | null;
	month: number;
	year: number | null;
	/** "14 May 1950" rather than "May 14, 1950". */
	dayFirst: boolean;
	comma: boolean;
}

export function askDates(material: Material): Candidate[] {
	return material.facts.flatMap((fact) =>
		fact.clause.modifiers.flatMap(({ text, marker, start, end }) => {
			const when = parse(MARKED.exec(text)?.[1] ?? '');
			if (!when || !/^(?:on|in)$/.test(marker) || fact.clause.verb.tense !== 'past') return [];
			return askDate(
				material,
				fact,
				when,
				marker,
				new Set(positionsOf(fact.sentence, { start, end }))
			);
		})
	);
}

function askDate(
	material: Material,
	fact: Fact,
	when: When,
	marker: string,
	branch: ReadonlySet<number>
): Candidate[] {
	// A day without its year tells little; the year may stand elsewhere.
	if (when.year === null) return [];
	if (when.day !== null && !TURNS.test(fact.clause.verb.lemma)) return [];
	const ask = when.day !== null ? 'on what date' : 'in what month and year';
	const question = askOther(fact.frame, ask, branch, material.naming());
	const { front, subject, borrowed, body } = fact.frame;
	const kept = [...front, ...subject, ...borrowed, ...body].filter((i) => !branch.has(i));
	if (question === null || /\b(?:1\d|20)\d\d\b/.test(question)) return [];
	if (!isClearStem(fact, question, kept)) return [];
	const stem = `${introduced(fact, question)}?`;
	const random = seededRandom(stem);
	const latest = Math.max(
		...(material.reading.text.match(/\b(?:1[4-9]|20)\d\d\b/g) ?? []).map(Number)
	);
	const others = random
		.shuffle([-4, -3, -2, -1, 1, 2, 3, 4])
		.map((years, k) => shifted(when, years, k))
		.filter((other) => other.year! <= latest && !material.reading.text.includes(written(other)))
		.slice(0, 3);
	if (others.length < 2) return [];
	const options = [when, ...others].sort((a, b) => order(a) - order(b));
	const key = written(when);
	return [
		{
			sentences: [fact.index],
			claims: [fact.statement],
			by: when.day !== null ? 'date-day' : 'date-month',
			score: 6.5 + (fact.clause.confidence - 0.8) * 2,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: `${marker === 'on' ? 'On' : 'In'} ${written(option)}`,
					rationale:
						option === when ? 'This is the date in the article.' : `The article says ${key}.`
				})),
				key: [letter(options.indexOf(when))],
				explanation: `The article says: ${quoted(fact.sentence.text)}`,
				difficulty: 0.5
			})
		}
	];
}

function parse(text: string): When | null {
	const found = DATE.exec(text);
	if (!found) return null;
	const [, day, month, other, later, alone, comma, year] = found;
	return {
		day: day ? Number(day) : later ? Number(later) : null,
		month: MONTH_NAMES.indexOf((month ?? other ?? alone)!),
		year: year ? Number(year) : null,
		dayFirst: day !== undefined,
		comma: comma !== undefined
	};
}

/** Another date of the same form: some years apart, in another month, on another day. */
function shifted(when: When, years: number, step: number): When {
	const month = (when.month + 3 + step * 2) % 12;
	const day = when.day === null ? null : ((when.day + 4 + step * 5) % 27) + 1;
	return { ...when, day, month, year: when.year! + years };
}

const order = ({ year, month, day }: When) => (year ?? 0) * 400 + month * 31 + (day ?? 0);

function written({ day, month, year, dayFirst, comma }: When): string {
	const name = MONTH_NAMES[month]!;
	const start = day === null ? name : dayFirst ? `${day} ${name}` : `${name} ${day}`;
	return year === null ? start : `${start}${comma ? ',' : ''} ${year}`;
}
