import { clip } from '../../answer/clip';

/** What is suggested, and what is asked when it is clicked. */
export type Prompt = { readonly title: string; readonly message: string };

/** Slack shows no more. */
const MOST_PROMPTS = 4;
const MOST_TITLE = 75;

/** Turns lines into things to ask at a click: each is asked as it stands, under a title that fits. */
export function toPrompts(lines: string): Prompt[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_PROMPTS)
    .map((message) => ({ title: clip(message, MOST_TITLE), message }));
}
