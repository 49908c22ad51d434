/** What people are told where no language model thinks for FRED. */
export const GUIDE_IN_WORDS =
  'No language model is connected: FRED follows a guide, which asks questions in an order and understands cue words, not meaning.';
