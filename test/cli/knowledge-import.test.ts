import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CLI = join(__dirname, '../../src/cli.js');
const SAMPLES = join(process.cwd(), 'test/library/pages/samples');

type Result = { readonly status: number | null; readonly out: string; readonly err: string };
type Told = Readonly<Record<string, unknown>>;
type Answer = {
  readonly hits: readonly { readonly guide: string; readonly section: string; readonly excerpt: string }[];
};

const made: string[] = [];
let knowledge = '';

beforeEach(() => {
  knowledge = makeFolder();
  // Guides take a second to index, and only what is asked needs them.
  copyKnowledge((path) => !/(?:^|\/)(?:guides|imported|index\.bin.*)$/.test(path));
});

function copyKnowledge(filter: (path: string) => boolean): void {
  cpSync(join(process.cwd(), 'knowledge'), knowledge, { recursive: true, filter });
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'port25-import-'));
  made.push(folder);
  for (const [file, text] of Object.entries(files)) addFile(folder, file, text);
  return folder;
}

function addFile(folder: string, file: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function run(...args: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, KNOWLEDGE_DIR: knowledge },
  });
  return { status, out: stdout, err: stderr };
}

function importJson(folder: string): Result & { readonly told: readonly Told[] } {
  const result = run('knowledge', 'import', folder, '--json');
  const told = result.out.trim().split('\n').filter(Boolean);
  return { ...result, told: told.map((line) => JSON.parse(line) as Told) };
}

function askAll(questions: readonly { readonly locale: string; readonly text: string }[]): readonly Answer[] {
  const { stdout } = spawnSync(process.execPath, [CLI, 'ask', '--stdin', '--json'], {
    encoding: 'utf8',
    input: questions.map((question) => JSON.stringify(question)).join('\n'),
    env: { PATH: process.env.PATH, KNOWLEDGE_DIR: knowledge },
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function kept(): readonly string[] {
  const folder = join(knowledge, 'imported');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

describe('port25 knowledge import', () => {
  test('imports a folder and tells what it found', () => {
    const { status, out, err } = run('knowledge', 'import', SAMPLES);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('5 documents, 11 sections, 4 superseded passages, 0 warnings, 0 errors:');
    expect(out).toContain(join(knowledge, 'index.bin'));
    expect(kept()).toEqual([
      'blog-2019-04-01-kitakaze-announcement.json',
      'docs-articles-queues.json',
      'docs-ja-jp-kitakaze-relay.json',
      'docs-ru-ru-certificates.json',
      'docs-zh-tw-quota.json',
    ]);
  });

  test('with --json there is one object a file, in order', () => {
    const { status, told } = importJson(SAMPLES);
    expect(status).toBe(0);
    expect(told.map(({ file }) => file)).toEqual([
      'blog/2019-04-01-kitakaze-announcement.md',
      'docs/articles/queues.md',
      'docs/ja-jp/kitakaze-relay.md',
      'docs/ru-ru/certificates.md',
      'docs/zh-tw/quota.md',
    ]);
    expect(told[2]).toEqual({
      file: 'docs/ja-jp/kitakaze-relay.md',
      id: 'docs-ja-jp-kitakaze-relay',
      title: '北風リレーの料金と逆引きの設定 | Kitakaze Docs',
      locale: 'ja',
      dated: '2021-03-09',
      url: null,
      sections: ['kitakaze-relay', 'reverse-lookup', 'limits'],
      superseded: 1,
      warnings: [],
    });
  });

  test('what was imported is found, in its language and through the glossary from another', () => {
    copyKnowledge((path) => !/(?:^|\/)(?:imported|index\.bin.*)$/.test(path));
    run('knowledge', 'import', SAMPLES);
    const asked = [
      ['ja', '北風リレーの逆引きの料金', 'docs-ja-jp-kitakaze-relay', 'reverse-lookup'],
      ['ja', 'reverse lookup on the invoice', 'docs-ja-jp-kitakaze-relay', 'reverse-lookup'],
      ['en', 'Kitakaze reverse lookup invoice', 'docs-ja-jp-kitakaze-relay', 'reverse-lookup'],
      ['zh-TW', '北風轉送怎麼提高配額', 'docs-zh-tw-quota', '提高配額'],
      ['ru', 'продление сертификата ретранслятора', 'docs-ru-ru-certificates', 'renewal'],
      ['en', 'empty a queue of the Kitakaze relay', 'docs-articles-queues', 'empty-a-queue'],
      // What an include says is said by the page that includes it.
      ['en', 'applies to Kitakaze relay version 3 and later', 'docs-articles-queues', '_top'],
    ] as const;
    const answers = askAll([
      ...asked.map(([locale, text]) => ({ locale, text })),
      { locale: 'ja', text: '紙の申込書を二階の窓口に出します' },
    ]);
    for (const [index, [, , guide, section]] of asked.entries())
      expect(answers[index]?.hits).toContainEqual(expect.objectContaining({ guide, section }));
    expect(
      answers
        .at(-1)
        ?.hits.map(({ excerpt }) => excerpt)
        .join(),
    ).not.toContain('窓口');
  });
});

describe('files that cannot be imported', () => {
  const good = '# Good page\n\nWords about the kitakaze.';
  const bad = {
    'a-empty.md': '',
    'b-matter.md': '---\ntitle: A\n---\n\n<!-- nothing -->\n',
    'c-binary.md': Buffer.from([0x89, 0x50, 0x00, 0x01]),
    'd-sjis.txt': Buffer.from([0x83, 0x7c, 0x81, 0x5b, 0x83, 0x67]),
    'e-utf16.txt': Buffer.from('\uFEFFhello', 'utf16le'),
  };
  const reasons = [
    ['a-empty.md', 'no-text', 'it has no text'],
    ['b-matter.md', 'no-text', 'it has no text'],
    ['c-binary.md', 'binary', 'it is no text: it holds bytes of zero'],
    ['d-sjis.txt', 'not-utf-8', 'it is not written in UTF-8; save it as UTF-8'],
    ['e-utf16.txt', 'not-utf-8', 'it is written in UTF-16; save it as UTF-8'],
  ] as const;

  test('are told by name and reason, and the others are imported', () => {
    const { status, told, err } = importJson(makeFolder({ ...bad, 'z-good.md': good }));
    expect(status).toBe(1);
    expect(told.slice(0, -1)).toEqual(
      reasons.map(([file, code, message]) => ({ file, error: { code, message } })),
    );
    expect(told.at(-1)).toMatchObject({ id: 'z-good', title: 'Good page' });
    for (const [file, , message] of reasons) expect(err).toContain(`${file}:1: ${message}\n`);
  });

  test('leave the index as it was where there is nothing else', () => {
    run('knowledge', 'import', SAMPLES);
    const before = statSync(join(knowledge, 'index.bin'));
    const names = kept();
    const { status, out } = run('knowledge', 'import', makeFolder(bad));
    expect(status).toBe(1);
    expect(out).toContain('0 documents, 0 sections, 0 superseded passages, 0 warnings, 5 errors');
    expect(out).toContain('the index is as it was');
    expect(statSync(join(knowledge, 'index.bin'))).toMatchObject({
      mtimeMs: before.mtimeMs,
      ino: before.ino,
    });
    expect(kept()).toEqual(names);
  });

  test('links that lead nowhere or out of the folder are among them', () => {
    const folder = makeFolder({ 'good.md': good });
    const outside = makeFolder({ 'secret.md': 'secret words' });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
    symlinkSync(join(folder, 'gone.md'), join(folder, 'nowhere.md'));
    symlinkSync(folder, join(folder, 'round'));
    const { told } = importJson(folder);
    expect(told.map(({ file, error }) => [file, (error as Told | undefined)?.code])).toEqual([
      ['good.md', undefined],
      ['nowhere.md', 'unreadable'],
      ['out.md', 'outside'],
    ]);
  });
});

describe('ids', () => {
  test('two files that come to the same id are both kept', () => {
    const folder = makeFolder({
      'set up.md': 'one way',
      'set-up.md': 'another way',
      'set_up.txt': 'a third way',
    });
    const { status, told, err } = importJson(folder);
    expect(status).toBe(0);
    expect(told.map(({ id }) => id)).toEqual(['set-up', 'set-up-2', 'set-up-3']);
    expect(err).toBe(
      'set-up.md:1: the id set-up is that of set up.md; this one is kept as set-up-2\n' +
        'set_up.txt:1: the id set-up is that of set up.md; this one is kept as set-up-3\n',
    );
    expect(importJson(folder).told.map(({ id }) => id)).toEqual(['set-up', 'set-up-2', 'set-up-3']);
    expect(kept()).toHaveLength(3);
  });

  test('copies are imported once', () => {
    const { status, told } = importJson(makeFolder({ 'a.md': 'same words', 'b/c.md': 'same words' }));
    expect(status).toBe(0);
    expect(told).toMatchObject([
      { id: 'a', warnings: [] },
      { id: 'a', warnings: [{ line: 1, reason: 'it is the same as a.md; imported once' }] },
    ]);
    expect(kept()).toEqual(['a.json']);
  });

  test('a document imported again replaces the old one, and the others stay', () => {
    const folder = makeFolder({ 'a.md': '# A\n\nold kitakaze words', 'b.md': 'other words' });
    importJson(folder);
    addFile(folder, 'a.md', '# A, revised\n\nnew kitakaze words');
    rmSync(join(folder, 'b.md'));
    importJson(folder);
    expect(kept()).toEqual(['a.json', 'b.json']);
    expect(readFileSync(join(knowledge, 'imported/a.json'), 'utf8')).not.toContain('old kitakaze');
  });

  test('the same path in another folder is another document, unless it has the same title', () => {
    importJson(makeFolder({ 'readme.md': '# Mail\n\none' }));
    const other = importJson(makeFolder({ 'readme.md': '# Billing\n\ntwo' }));
    expect(other.told).toMatchObject([
      { id: 'readme-2', warnings: [{ reason: expect.stringContaining('readme.md') }] },
    ]);
    expect(importJson(makeFolder({ 'readme.md': '# Mail\n\nthree' })).told).toMatchObject([{ id: 'readme' }]);
    expect(importJson(makeFolder({ 'readme.md': '# Billing\n\nfour' })).told).toMatchObject([
      { id: 'readme-2' },
    ]);
    expect(kept()).toEqual(['readme-2.json', 'readme.json']);
  });

  test('what has not changed is not touched', () => {
    const folder = makeFolder({ 'a.md': 'words' });
    importJson(folder);
    const before = statSync(join(knowledge, 'imported/a.json')).mtimeMs;
    importJson(folder);
    expect(statSync(join(knowledge, 'imported/a.json')).mtimeMs).toBe(before);
  });
});

describe('folders', () => {
  test('files in code, hidden folders and includes are no documents', () => {
    const skipped = [
      '.git/a.md',
      'node_modules/x/readme.md',
      'docs/includes/a.md',
      '_includes/a.md',
      'a.png',
      '.b.md',
    ];
    const files = Object.fromEntries(skipped.map((file) => [file, file]));
    const { told } = importJson(makeFolder({ ...files, 'B.MD': 'b', 'a.markdown': 'a', 'c/d.txt': 'd' }));
    expect(told.map(({ file }) => file)).toEqual(['B.MD', 'a.markdown', 'c/d.txt']);
  });

  test('an include that cannot be put in is told with file and line', () => {
    const folder = makeFolder({
      'a/b.md': '---\ntitle: B\n---\n\nwords\n\n[!INCLUDE [part](../includes/gone.md)]',
    });
    const { status, err } = importJson(folder);
    expect(status).toBe(0);
    expect(err).toMatch(
      /^a\/b\.md:7: include \[part\] is left out: includes\/gone\.md: it cannot be read: no such file/,
    );
  });

  test.each<[string, () => string[], number, RegExp]>([
    ['no folder given', () => [], 2, /takes a folder; for example/],
    ['two folders', () => [makeFolder(), makeFolder()], 2, /takes one folder/],
    ['none there', () => [join(makeFolder(), 'gone')], 2, /there is no folder ".*gone"/],
    ['a file', () => [join(makeFolder({ 'a.md': 'a' }), 'a.md')], 2, /a\.md" is no folder/],
    [
      'nothing in it',
      () => [makeFolder({ 'a.png': 'a' })],
      1,
      /has no document to import; files end in \.md/,
    ],
  ])('%s', (_name, args, status, message) => {
    const result = run('knowledge', 'import', ...args());
    expect(result).toMatchObject({ status, out: '' });
    expect(result.err).toMatch(message);
    expect(result.err).toMatch(/^port25: [^\n]*\n$/);
  });

  test('knowledge that cannot be written is named, with what to do', () => {
    writeFileSync(join(knowledge, 'imported'), 'in the way');
    const { status, err } = run('knowledge', 'import', SAMPLES);
    expect(status).toBe(1);
    expect(err).toMatch(/^port25: cannot write to .*imported: .*; make it writable or set KNOWLEDGE_DIR/);
  });
});
