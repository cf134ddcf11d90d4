import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LOCALES, type Locale } from '../../../src/answer/locale';
import { type Content, loadContent } from '../../../src/library/lint/content';
import type { Remark } from '../../../src/library/lint/finding';
import { SITE_PAGES } from '../../../src/library/site/site-page';
import { CREATED_SIDES, SUBSCRIPTION_TYPES } from '../../../src/rules/vocabulary';
import { TODAY } from '../../support/policy';

/** What is other than in the small knowledge, by file: its whole text, a change of it, or null for no file. */
export type Changes = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** The words of a guide nobody minds, each on a line of its own: `dated` is line 3, the first heading 18. */
const WORDS: Readonly<Record<Locale, readonly [string, string, string]>> = {
  en: ['port 25', 'is open', 'What holds today.'],
  ja: ['ポート 25', '開いている', '今日のことです。'],
  'zh-TW': ['連接埠 25', '開放', '這是今天的情況。'],
  ru: ['порт 25', 'открыт', 'Так сегодня.'],
};

function guide(locale: Locale): string {
  const [port, open, answer] = WORDS[locale];
  return `---
title: "${port}"
dated: 2026-11-01
aliases:
  - "${port} ${open}"
  - "SMTP"
questions:
  today:
    - "${port} ${open}"
    - "${port} today"
  history:
    - "${port} history"
    - "${port} 2016"
case: true
---
<!-- A remark. -->

## <a name="today"></a>${open}
<!-- sources: article#top -->

${answer}

- ${port}

## <a name="history"></a>${port}
<!-- sources: article#top article#history -->

${answer}
`;
}

/** Each page about the service; its blank is on line 5. */
const SITE = '# X\n\n## <a name="who"></a>X\n\n{operator}\n\n';

const PHRASES = 'hello: "{name}"\nways:\n  one: One.\n  two: |\n    Two.\n    Three.\n';

const BASE: Readonly<Record<string, string>> = {
  'documents.yaml': `documents:
  - id: article
    title: Article
    locale: en
    dated: 2020-01-01
    sections:
      - { id: top, title: Top }
      - { id: history, title: History }
`,
  'offers.yaml': 'offers: []\n',
  'policy.yaml': `steps:
  - { id: use-relay, guide: mail#today }
caveats:
  - { id: old, guide: mail#history }
clauses:
  - id: first
    document: article
    section: top
    guide: mail#today
type-guides:
${SUBSCRIPTION_TYPES.map((type) => `  ${type}: mail#today`).join('\n')}
rows:
  - id: all
    types: [${SUBSCRIPTION_TYPES.join(', ')}]
    created: [${CREATED_SIDES.join(', ')}]
    outcome: blocked
    certainty: unsourced
    clauses: [first]
overrides: []
conflicts: []
`,
  'glossary.yaml': 'concepts:\n  - { en: [mail], ja: [メール], zh-TW: [郵件], ru: [почта] }\n',
  'labels.yaml':
    'labels:\n  en:\n    - Diagnose and Solve\n    - Send (SMTP-Port 25)\n    - Send (SMTP/Port 25)\n  ja: [診断]\n',
  ...Object.fromEntries(LOCALES.map((locale) => [`${locale}/phrases.yaml`, PHRASES])),
  ...Object.fromEntries(
    LOCALES.map((locale) => [`${locale}/policy.yaml`, 'steps:\n  use-relay: "Relay."\n']),
  ),
  ...Object.fromEntries(LOCALES.map((locale) => [`${locale}/guides/mail.md`, guide(locale)])),
  ...Object.fromEntries(
    LOCALES.flatMap((locale) => SITE_PAGES.map((name) => [`${locale}/site/${name}.md`, SITE] as const)),
  ),
};

/** A small knowledge directory that breaks no rule but in what is changed. */
export function writeKnowledge(changes: Changes = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'port25-lint-'));
  for (const file of new Set([...Object.keys(BASE), ...Object.keys(changes)])) {
    const change = changes[file];
    const text = typeof change === 'function' ? change(BASE[file] ?? '') : change;
    if (text === null) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text ?? BASE[file] ?? '');
  }
  return directory;
}

/** What a rule says of a small knowledge, as `file:line: reason`. */
export function listRemarks(
  rule: (content: Content) => readonly Remark[],
  changes: Changes = {},
): readonly string[] {
  const remarks = rule(loadContent(writeKnowledge(changes), TODAY));
  return remarks.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

/** A change that puts other words in the place of some; they must be there. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`there is no "${from}" to be changed`);
    return text.replace(from, () => to);
  };
}

/** A change that adds to the end. */
export function add(more: string): (text: string) => string {
  return (text) => text + more;
}

/** One defect: what it is called, what is changed, what is said of it. */
export type Defect = readonly [title: string, changes: Changes, remarks: readonly string[]];
