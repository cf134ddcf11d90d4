import { LOCALES, type Locale } from '../../answer/locale';
import type { Section } from '../pages/page';
import type { Content } from './content';
import type { Remark } from './finding';
import type { LintedGuide } from './guide';

/** Every guide in every language, with the same sections in the same order and the same citations. */
export function checkGuides({ guides, unreadable }: Content): readonly Remark[] {
  const names = [...guides.map(({ page }) => page.file), ...unreadable.map(({ file }) => file)];
  return [
    ...unreadable,
    ...findMissing(new Set(names)),
    ...guides.flatMap((guide) => {
      const model = guides.find(({ page }) => page.id === guide.page.id);
      return model === undefined || model === guide ? [] : compareGuides(guide, model);
    }),
  ];
}

/** Guides that some languages have and others lack. */
function findMissing(files: ReadonlySet<string>): readonly Remark[] {
  const ids = new Set([...files].map((file) => file.split('/').at(-1) ?? file));
  return [...ids].flatMap((id) => {
    const has = (locale: Locale): boolean => files.has(`${locale}/guides/${id}`);
    const having = LOCALES.filter(has).join(', ');
    return LOCALES.filter((locale) => !has(locale)).map((locale) => {
      return { file: `${locale}/guides/${id}`, line: 1, message: `the guide is missing; ${having} has it` };
    });
  });
}

/** @param model the first language's, as a rule English: the others say the same */
function compareGuides(guide: LintedGuide, model: LintedGuide): readonly Remark[] {
  const ids = guide.page.sections.map(({ id }) => id);
  const modelIds = model.page.sections.map(({ id }) => id);
  const missing = modelIds.filter((id) => !ids.includes(id));
  const extra = guide.page.sections.filter(({ id }) => !modelIds.includes(id));
  const { file } = guide.page;
  const shared = missing.length + extra.length === 0 ? compareOrder(guide, modelIds, model.locale) : [];
  return [
    ...missing.map((id) => {
      const message = `section "${id}" is missing; ${model.locale} has it`;
      return { file, line: placeOf(guide, modelIds.indexOf(id)), message };
    }),
    ...extra.map(({ id, line }) => {
      return { file, line, message: `section "${id}" is not in ${model.locale}` };
    }),
    ...shared,
    ...guide.page.sections.flatMap((section) => compareCitations(guide, section, model)),
  ];
}

/** The line of the section that now stands where another should; of the last where none does. */
function placeOf({ page }: LintedGuide, index: number): number {
  return (page.sections[index] ?? page.sections.at(-1))?.line ?? 1;
}

function compareOrder({ page }: LintedGuide, order: readonly string[], model: Locale): readonly Remark[] {
  const at = page.sections.findIndex(({ id }, index) => id !== order[index]);
  const section = page.sections[at];
  if (section === undefined) return [];
  const message = `section "${section.id}" stands where ${model} has "${order[at]}"`;
  return [{ file: page.file, line: section.line, message }];
}

function compareCitations(guide: LintedGuide, section: Section, model: LintedGuide): readonly Remark[] {
  const other = model.page.sections.find(({ id }) => id === section.id);
  if (other === undefined) return [];
  const [ours, theirs] = [citationsOf(section), citationsOf(other)];
  const place = { file: guide.page.file, line: section.line };
  return [
    ...theirs
      .filter((each) => !ours.includes(each))
      .map((each) => ({ ...place, message: `does not cite ${each}; ${model.locale} does` })),
    ...ours
      .filter((each) => !theirs.includes(each))
      .map((each) => ({ ...place, message: `cites ${each}; ${model.locale} does not` })),
  ];
}

function citationsOf({ sources }: Section): readonly string[] {
  return sources.map(({ document, section }) => `${document}#${section}`);
}
