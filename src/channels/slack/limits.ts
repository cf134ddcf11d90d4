/**
 * What Slack takes at most, in characters where nothing else is said (docs.slack.dev/reference/block-kit).
 * Counted here in UTF-16 units, the strictest reading. More is refused with `invalid_blocks`.
 */

export const MOST_MESSAGE_BLOCKS = 50;
/** Modals and Home. */
export const MOST_VIEW_BLOCKS = 100;
/**
 * All text in the blocks of one message. Undocumented: Slack's engineers name 12,000 less what the blocks
 * themselves take (slackapi/bolt-js #2509), and 11,300 have been refused with `msg_blocks_too_long` (#2867).
 */
export const MOST_MESSAGE_TEXT = 10_000;
/** The text beside the blocks: "for best results" (chat.postMessage). */
export const MOST_FALLBACK = 4_000;

/** The text of a section. */
export const MOST_TEXT = 3_000;
export const MOST_HEADER = 150;
/** A line in a context block: no number is documented, longer ones are cut off by clients. */
export const MOST_CONTEXT = 2_000;
export const MOST_FIELDS = 10;
export const MOST_FIELD = 2_000;

export const MOST_BLOCK_ID = 255;
export const MOST_ACTION_ID = 255;
export const MOST_BUTTON_TEXT = 75;
export const MOST_BUTTON_VALUE = 2_000;
/** Options of one select. */
export const MOST_OPTIONS = 100;
export const MOST_OPTION_TEXT = 75;
export const MOST_OPTION_VALUE = 150;
export const MOST_PLACEHOLDER = 150;

/** The title and the buttons of a modal. */
export const MOST_VIEW_TITLE = 24;
export const MOST_LABEL = 2_000;
export const MOST_HINT = 2_000;
/** What can be typed into a line or a box. */
export const MOST_INPUT = 3_000;
export const MOST_METADATA = 3_000;
