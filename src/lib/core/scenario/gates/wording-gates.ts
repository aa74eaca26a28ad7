/** Gates on the words: nothing invented, nobody hurt in play, nobody real played, nothing left hanging. */
import { isHarm, outsideQuotes } from '../../quiz/generate/wording.ts';
import { pronounsFound } from '../generate/deed.ts';
import { isWrong, ownWords, situationsOf, type ScenarioGate } from './gate.ts';

const allWords = (scenario: Parameters<typeof situationsOf>[0]) =>
	situationsOf(scenario).flatMap(ownWords);

/** Names and numbers come from the article; everything else of a situation is a plain step or an instance of a condition. */
const nothingInvented: ScenarioGate = {
	id: 'nothing-invented',
	hard: true,
	check: ({ scenario }, reading) => {
		if (scenario.kind === 'fact-desk') return null;
		const article = reading.text.toLowerCase();
		for (const node of situationsOf(scenario)) {
			// A wrong choice may have a wrong number, and so may whoever is about to go by it.
			const wrong = node.choices
				.filter(isWrong)
				.map((c) => c.text)
				.join(' ');
			const told = ownWords({ ...node, choices: node.choices.filter((c) => !isWrong(c)) });
			for (const text of told) {
				const names = text.match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}-]+|\d[\d,.:]*\d|\d/gu) ?? [];
				const made = names.find(
					(name) => name !== 'I' && !article.includes(name.toLowerCase()) && !wrong.includes(name)
				);
				if (made) return `“${made}” is not in the article.`;
			}
		}
		return null;
	}
};

/** What harm there is comes from the article, and is not made worse. */
const noHarmInvented: ScenarioGate = {
	id: 'no-harm-invented',
	hard: true,
	check: ({ scenario }, reading) => {
		if (scenario.kind === 'fact-desk') return null;
		const article = reading.text.toLowerCase();
		const made = allWords(scenario).find(
			(text) =>
				isHarm(text) &&
				!text
					.toLowerCase()
					.split(/[^\p{L}]+/u)
					.filter(isHarm)
					.every((w) => article.includes(w))
		);
		return made ? `“${made}” tells of harm that the article does not have.` : null;
	}
};

/** "Laboratory Safety Officer" is written like a name, and is none. */
const OFFICE =
	/\b(?:Officer|Manager|Director|Supervisor|Leader|Engineer|Secretary|Controller|Coordinator|Warden|Desk|Team|Chair|Head|Captain|Technician|Administrator|Nurse|Doctor|\p{Lu}\p{Ll}*m[ae]n)$/u;

const nobodyRealPlayed: ScenarioGate = {
	id: 'nobody-real-played',
	hard: true,
	check: ({ scenario }, reading) => {
		const told =
			scenario.kind === 'fact-desk'
				? [scenario.role]
				: [
						scenario.role,
						...situationsOf(scenario).flatMap((n) => [n.text, ...n.choices.map((c) => c.text)])
					];
		const names = reading.clusters
			.filter((c) => c.type === 'person' && /^\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}+/u.test(c.name))
			.map((c) => c.name);
		const named = names.find(
			(name) => !OFFICE.test(name) && told.some((text) => text.includes(name))
		);
		return named ? `${named} is a person of the article, not a role.` : null;
	}
};

const secondPerson: ScenarioGate = {
	id: 'second-person',
	hard: true,
	check: ({ scenario }) => {
		if (scenario.kind === 'fact-desk') return null;
		const other = allWords(scenario).find((text) =>
			/\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y)\b/.test(outsideQuotes(text))
		);
		return other ? `“${other}” is not told to the learner.` : null;
	}
};

const nothingHangs: ScenarioGate = {
	id: 'nothing-hangs',
	hard: true,
	check: ({ scenario }) => {
		if (scenario.kind === 'fact-desk') return null;
		for (const node of situationsOf(scenario)) {
			const loose = node.choices.find(
				(c) =>
					/\b(?:he|she|him|her|his|hers|these|those(?! who)|such)\b|\$\{|undefined|\.\./i.test(
						outsideQuotes(c.text)
					) || !pronounsFound(`${node.text} ${outsideQuotes(c.text)}`)
			);
			if (loose) return `“${loose.text}” points at something that has not been named.`;
		}
		return null;
	}
};

export const WORDING_GATES: readonly ScenarioGate[] = [
	nothingInvented,
	noHarmInvented,
	nobodyRealPlayed,
	secondPerson,
	nothingHangs
];
