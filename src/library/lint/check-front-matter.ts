import { parsePeriod } from '../../rules/period';
import { toText } from '../pages/read-guide';
import type { Content } from './content';
import type { Remark } from './finding';
import { type LintedGuide, listQuestions } from './guide';
import { toList, toRecord } from './yaml-file';

/** What a guide may say of itself; another key is a slip of the pen. */
const KEYS = ['title', 'dated', 'aliases', 'questions', 'case'];
/** Fewer questions say nothing about how people ask. */
const LEAST_QUESTIONS = 2;

/** Title, day, aliases and questions of every guide; and what parsing it had to say. */
export function checkFrontMatter({ guides, today }: Content): readonly Remark[] {
  return guides.flatMap((guide) => {
    const { page, frontMatter, warnings } = guide;
    const told = warnings.map(({ line, reason }) => ({ file: page.file, line, message: reason }));
    // Of fields that cannot be read nothing more can be said.
    if (frontMatter.problems.length > 0) return [...frontMatter.problems, ...told];
    return [...told, ...checkFields(guide, today), ...checkQuestionLists(guide)];
  });
}

function checkFields({ page, fields, frontMatter }: LintedGuide, today: string): readonly Remark[] {
  const remark = (key: string, message: string): Remark => {
    return { file: page.file, line: frontMatter.lineOf([key]), message };
  };
  const unknown = Object.keys(fields).filter((key) => !KEYS.includes(key));
  const titles = toText(fields.title) === undefined ? [remark('title', 'title: is missing or no text')] : [];
  const day = checkDay(fields.dated, today);
  const cases = [undefined, true, false].includes(fields.case as boolean | undefined);
  return [
    ...unknown.map((key) => remark(key, `there is no key "${key}"; keys are ${KEYS.join(', ')}`)),
    ...titles,
    ...(day === undefined ? [] : [remark('dated', `dated: ${day}`)]),
    ...checkAliases(fields.aliases).map((reason) => remark('aliases', `aliases: ${reason}`)),
    ...(cases ? [] : [remark('case', 'case: is true or false, or left out')]),
  ];
}

function checkDay(raw: unknown, today: string): string | undefined {
  const text = toText(raw);
  if (text === undefined) return 'is missing; give the day the guide was last held against its sources';
  if (parsePeriod(text)?.first !== text) return `there is no day "${text}"; write it as 2026-11-21`;
  return text > today ? `${text} is in the future` : undefined;
}

function checkAliases(raw: unknown): readonly string[] {
  if (!Array.isArray(raw) || raw.length === 0) return ['is missing or no list of words'];
  return raw.flatMap((each, index) => (toText(each) === undefined ? [`item ${index + 1} is no text`] : []));
}

function checkQuestionLists(guide: LintedGuide): readonly Remark[] {
  const { page, fields, frontMatter } = guide;
  const { file } = page;
  const questions = listQuestions(guide);
  const ids = page.sections.map(({ id }) => id);
  const strangers = Object.keys(toRecord(fields.questions)).filter((id) => !ids.includes(id));
  const few = page.sections.filter(({ id }) => questions.filter(isTextOf(id)).length < LEAST_QUESTIONS);
  return [
    ...strangers.map((id) => {
      const line = frontMatter.lineOf(['questions', id]);
      return { file, line, message: `questions: there is no section "${id}"` };
    }),
    ...few.map(({ id, line }) => {
      const asked = toList(toRecord(fields.questions)[id]).length;
      const place = asked > 0 ? frontMatter.lineOf(['questions', id]) : line;
      return { file, line: place, message: `section "${id}" has fewer than ${LEAST_QUESTIONS} questions` };
    }),
    ...questions
      .filter(({ text }) => text === undefined)
      .map(({ line, section }) => ({ file, line, message: `a question of section "${section}" is no text` })),
  ];
}

function isTextOf(id: string): (question: { section: string; text: string | undefined }) => boolean {
  return ({ section, text }) => section === id && text !== undefined;
}
