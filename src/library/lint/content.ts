import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../answer/locale';
import { type Remark, reasonOf } from './finding';
import { type LintedGuide, loadLintedGuide } from './guide';
import { loadPhraseFiles, type PhraseFile } from './phrase-file';
import type { Prose } from './prose';
import { type LintedSitePage, loadLintedSite } from './site-text';
import { loadYaml, type YamlFile } from './yaml-file';

const FILES = {
  policy: 'policy.yaml',
  documents: 'documents.yaml',
  offers: 'offers.yaml',
  glossary: 'glossary.yaml',
  labels: 'labels.yaml',
} as const;

/** All that is linted. Loading never throws: what cannot be read is told by the rule it belongs to. */
export type Content = Readonly<Record<keyof typeof FILES, YamlFile>> & {
  readonly directory: string;
  /** `YYYY-MM-DD`; a guide dated later is dated in the future. */
  readonly today: string;
  readonly guides: readonly LintedGuide[];
  /** Guides that are there and cannot be read. */
  readonly unreadable: readonly Remark[];
  readonly phrases: readonly PhraseFile[];
  /** Every page about the service in every language, there or not. */
  readonly site: readonly LintedSitePage[];
  /** The running text of guides, phrases and the pages about the service. */
  readonly prose: readonly Prose[];
};

export function loadContent(directory: string, today: string): Content {
  const unreadable: Remark[] = [];
  const guides = LOCALES.flatMap((locale) => loadGuidesOf(directory, locale, unreadable));
  const phrases = loadPhraseFiles(directory);
  const site = loadLintedSite(directory);
  const load = (name: keyof typeof FILES): YamlFile => loadYaml(directory, FILES[name]);
  return {
    directory,
    today,
    policy: load('policy'),
    documents: load('documents'),
    offers: load('offers'),
    glossary: load('glossary'),
    labels: load('labels'),
    guides,
    unreadable,
    phrases,
    site,
    prose: [...guides, ...phrases, ...site].flatMap(({ prose }) => prose),
  };
}

function loadGuidesOf(directory: string, locale: Locale, unreadable: Remark[]): readonly LintedGuide[] {
  return listGuides(directory, locale).flatMap((file) => {
    try {
      return [loadLintedGuide(directory, file, locale)];
    } catch (error) {
      unreadable.push({ file, line: 1, message: `cannot be read: ${reasonOf(error)}` });
      return [];
    }
  });
}

function listGuides(directory: string, locale: Locale): readonly string[] {
  const folder = join(directory, locale, 'guides');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && !name.startsWith('.'));
  return names.sort().map((name) => `${locale}/guides/${name}`);
}
