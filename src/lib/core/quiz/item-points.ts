/** What one item is worth, in thousandths of a point. By itself, so that a page that tells points carries no grading along. */
export const ITEM_POINTS = 1000;
