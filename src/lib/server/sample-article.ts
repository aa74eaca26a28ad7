/** The article the front page draws its questions from, as it lies in this checkout. */
export const SAMPLE_ARTICLE = 'seeds/000_7bf7bc6a52de488a.txt';
