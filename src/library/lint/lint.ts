import { checkCitations } from './check-citations';
import { checkDates } from './check-dates';
import { checkFrontMatter } from './check-front-matter';
import { checkGlossary } from './check-glossary';
import { checkGuides } from './check-guides';
import { checkLabels } from './check-labels';
import { checkLinks } from './check-links';
import { checkMarks } from './check-marks';
import { checkPhrases } from './check-phrases';
import { checkGuidance, checkPolicyFile } from './check-policy-file';
import { checkQuestions } from './check-questions';
import { checkSentences, checkShortAnswers } from './check-sentences';
import { checkSite } from './check-site';
import type { Content } from './content';
import { compareFindings, type Finding, type Remark, reasonOf } from './finding';

/** Every rule, by the name its findings carry. */
const RULES: Readonly<Record<string, (content: Content) => readonly Remark[]>> = {
  guides: checkGuides,
  'front-matter': checkFrontMatter,
  citations: checkCitations,
  policy: checkPolicyFile,
  guidance: checkGuidance,
  phrases: checkPhrases,
  questions: checkQuestions,
  sentences: checkSentences,
  'short-answers': checkShortAnswers,
  dates: checkDates,
  labels: checkLabels,
  glossary: checkGlossary,
  links: checkLinks,
  marks: checkMarks,
  site: checkSite,
};

/** All that breaks a rule, by file and line. One rule that fails keeps no other from being heard. */
export function lint(content: Content): readonly Finding[] {
  return Object.entries(RULES)
    .flatMap(([rule, check]) => run(check, content).map((remark) => ({ ...remark, rule })))
    .sort(compareFindings);
}

function run(check: (content: Content) => readonly Remark[], content: Content): readonly Remark[] {
  try {
    return check(content);
  } catch (error) {
    return [{ file: '.', line: 1, message: `the rule could not be held against this: ${reasonOf(error)}` }];
  }
}
