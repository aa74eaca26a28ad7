/** A rule got wrong: its sentence with one thing in it changed, and all else word for word. */
import type { Operator, Quality } from '../model.ts';

export interface Change {
	/** In which way it is wrong, more finely than the operator: "who", "order", "excuse". */
	kind: string;
	text: string;
	operator: Operator;
	quality: Quality;
	/** What comes of it, after "The driver goes by that": ", and tells the office instead". */
	then: string;
	/** What the article has instead; '' where its words say so by themselves. */
	but: string;
	/** 0 to 1: how much of it is this rule's own. */
	own: number;
}

/** Whether the two are alike enough in length to stand beside one another. */
export const fitsBeside = (text: string, says: string): boolean =>
	text.length + 2 <= (says.length + 2) * 1.35;

const BANS =
	/\b(?:must not|may not|must never|may never|should not|should never|cannot|can’t|can't|(?:is|are) not (?:allowed|permitted) to)\b|^(?:Do not|Don[’']t|Never)\b|^(?:No one|Nobody) (?:may|must|should)\b|^No \p{Ll}/u;
export const isBan = (says: string) => BANS.test(says);
/** What is added at the end must belong to all of it. */
export const isSimple = (says: string) =>
	!/[;:—–(]|\b(?:unless|except|if|until|because|since|so that|but|only|other than|without|even|when|whenever|which|who|as)\b|, (?:and|or|not|never|however|whatever)\b/i.test(
		says
	) && says.endsWith('.');
