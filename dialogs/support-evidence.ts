import { clip } from '../src/answer/clip';
import type { TranscriptEntry } from '../src/answer/conversation';

/** What nobody types by hand: it was pasted from a log, a session or the portal. */
const SIGNS: readonly RegExp[] = [
  // mx1.example.net:25, mx1.example.net[203.0.113.25]:25
  /[\w-]\.[\w-]{1,63}(?:\[[\d.a-f:]{3,45}\])?:\d{2,5}(?!\d)/i,
  // 550 5.7.1 …, and a reply code that begins a line
  /\b[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3}\b/,
  /^\s*(?:[<>CS:-]{1,3}\s*)?[245]\d\d[ -]\S/,
  /\b(?:ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENOTFOUND|TcpTestSucceeded)\b/i,
  /\b(?:connection|connect|operation|session)\b.{0,40}\b(?:timed out|refused|reset|closed)\b/i,
  // quotaId, Offer ID, the headings of the portal's diagnostic
  /\b[A-Za-z]{3,40}_\d{4}-\d\d-\d\d\b/,
  /\bMS-AZR-\d{4}[A-Z]\b/i,
  /\bover TCP port 25\b|\bSmtpPort25\w{3,40}\b/i,
];

const MOST_LINES = 20;
const LONGEST_LINE = 400;

/** The lines a person pasted as evidence, in order, each once; the latest where there are many. */
export function listEvidence(transcript: readonly TranscriptEntry[]): readonly string[] {
  const lines = transcript
    .filter(({ from }) => from === 'person')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => clip(line.trim(), LONGEST_LINE))
    .filter((line) => SIGNS.some((sign) => sign.test(line)));
  return [...new Set(lines)].slice(-MOST_LINES);
}
