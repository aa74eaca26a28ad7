/**
 * Law School Admission Test, section 6: 1000 examinees, five items, right or wrong. R. D. Bock and M. Lieberman,
 * "Fitting a response model for n dichotomously scored items", Psychometrika 35 (1970) 179–197; the frequencies of the
 * 32 patterns as in the example "LSAT" of D. Spiegelhalter et al., BUGS Examples Volume 1. Its alpha as R prints it
 * (`cronbach.alpha(LSAT)` of the package ltm by D. Rizopoulos): 0.295.
 */
const FREQUENCIES = [
	3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173,
	11, 61, 28, 298
];
export const LSAT_ITEMS = 5;
export const LSAT_ALPHA = '0.295';

/** Right (1) or wrong (0) by examinee and item; pattern 00001 is: only the fifth right. */
export function lsatScores(): number[][] {
	return FREQUENCIES.flatMap((times, pattern) =>
		Array.from({ length: times }, () =>
			[16, 8, 4, 2, 1].map((bit) => ((pattern & bit) > 0 ? 1 : 0))
		)
	);
}
