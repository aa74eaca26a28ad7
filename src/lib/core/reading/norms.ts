import type { Force, Incident, Norm, Sentence } from './reading.ts';

/** Deontic verb groups, longest first. "must have" and "may have" are guesses about the past, "may be" is chance. */
const CUES: [RegExp, Force][] = [
	[
		/\b(?:must not|must never|may not|may never|cannot legally|(?:is|are) not (?:allowed|permitted) to|(?:is|are) (?:forbidden|prohibited) (?:to|from))\b/,
		'must-not'
	],
	[/\b(?:should not|should never)\b/, 'should-not'],
	[/\b(?:need not|(?:do|does) not (?:need|have) to|(?:is|are) not required to)\b/, 'need-not'],
	[
		/\b(?:must(?! have\b)|(?:has|have) to|(?:is|are) (?:required|obliged) to|(?:is|are) to(?= (?:be|report|wear|keep|sign|call)\b))(?! not\b)/,
		'must'
	],
	[/\bshould(?! have\b)(?! not\b)/, 'should'],
	[/\b(?:(?:is|are) (?:allowed|permitted|entitled) to|may only)\b/, 'may']
];
const CONDITION =
	/(?:,? )(?=(?:before|after|when|whenever|if|once|until|within|without|unless|except|as soon as|while|during|at least)\b)/;
const LEAD = /^(?:If|When|Whenever|Before|After|Once|Unless|While|During|Until)\b[^,]*, /;

/** Rules the sentences state by a deontic verb group, with bearer, action and what limits them. */
export function findNorms(sentences: Sentence[]): Norm[] {
	const norms: Norm[] = [];
	for (const [index, sentence] of sentences.entries()) {
		const { text } = sentence;
		if (/["“”?]/.test(text)) continue;
		for (const [cue, force] of CUES) {
			const match = cue.exec(text);
			if (!match) continue;
			const lead = LEAD.exec(text)?.[0] ?? '';
			if (match.index < lead.length) break;
			if (/\b(?:Nobody|No one|None|Neither)\b/i.test(text.slice(0, match.index))) break;
			const bearer = text.slice(lead.length, match.index).split(', ').at(-1)!.trim();
			const rest = text
				.slice(match.index + match[0].length)
				.trim()
				.replace(/\.$/, '');
			const cut = CONDITION.exec(rest);
			const action = (cut ? rest.slice(0, cut.index) : rest).trim();
			const condition = cut ? rest.slice(cut.index).replace(/^,? /, '') : '';
			if (
				/\b(?:what|how|why|whether|said|says|would|will|may or|since|because|although|where|as)\b/i.test(
					bearer
				) ||
				bearer.split(' ').length > 9
			)
				break;
			if (
				match[0] === 'may not' &&
				/^(?:be|have|seem|need|know|want|work|help|apply|always|even|only|all|feel|like|get|come|look)\b/.test(
					rest
				)
			)
				break;
			const limits = [condition, lead.replace(/, $/, '')].filter(Boolean);
			if (bearer && action) {
				norms.push({
					sentence: index,
					force,
					bearer,
					cue: {
						start: sentence.start + match.index,
						end: sentence.start + match.index + match[0].length
					},
					action,
					condition: limits.length === 1 ? limits[0]! : '',
					exception: /\b(?:unless|except|although|though)\b.*$/.exec(rest)?.[0] ?? ''
				});
			}
			break;
		}
		const prohibits = PROHIBITS.exec(text);
		if (prohibits) norms.push(prohibition(sentence, index, prohibits));
	}
	return norms;
}

/** "X (generally) prohibits Y from Z-ing …". */
export const PROHIBITS =
	/^(.{2,60}?) ((?:generally |normally |usually |strictly )?(?:prohibits?|forbids?|bars?|bans?)) (.{2,80}?) from (\w+ing\b.*?)((?:,? (?:though|although|unless|except)\b.*?)?)\.$/;

function prohibition(sentence: Sentence, index: number, match: RegExpExecArray): Norm {
	const at = match[1]!.length + 1;
	return {
		sentence: index,
		force: 'must-not',
		bearer: match[3]!,
		cue: { start: sentence.start + at, end: sentence.start + at + match[2]!.length },
		action: match[4]!,
		condition: '',
		exception: match[5]!.replace(/^,? /, '')
	};
}

const CONTESTED =
	/\b(?:tried to|attempted to|attempted|attempt|attempts|demanded|threatened|threatening to|refused to|forced|incursion|raid)\b/;

/** Sentences in which someone tried, demanded or threatened something. */
export function findIncidents(sentences: Sentence[]): Incident[] {
	return sentences.flatMap((s, sentence) => {
		const match = CONTESTED.exec(s.text);
		return match ? [{ sentence, verb: match[0] }] : [];
	});
}
