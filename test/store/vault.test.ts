import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVaultKeys, VaultKeyError } from '../../src/config/vault-keys';
import { openDatabase } from '../../src/store/database';
import { createDatabaseMemory, createTransientMemory } from '../../src/store/memory';
import { createVault, VaultError } from '../../src/store/vault';
import { DATABASES, newPlace } from '../support/databases';

const [FIRST, SECOND] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const TOKEN = 'xoxb-2026-plain-as-day';
const VALUE = { bot: { token: TOKEN, scopes: ['chat:write'] }, said: '送れない' };
const now = (): Date => new Date('2026-11-21T12:00:00Z');

describe.each(DATABASES)('in %s', (kind) => {
  test('what was put in comes back, and none of it can be read in the row', async () => {
    const database = await openDatabase(await newPlace(kind));
    const vault = createVault({ memory: createDatabaseMemory({ database, now }), keys: [FIRST] });
    await vault.write('a', VALUE);
    expect([await vault.read('a'), await vault.read('b')]).toEqual([VALUE, undefined]);
    const rows = await database.selectFrom('channel_memory').selectAll().execute();
    expect(rows.map(({ key }) => key)).toEqual(['a']);
    expect(JSON.stringify(rows)).not.toContain(TOKEN);
    await database.destroy();
  });
});

test('gives back what was put in, and nothing of a new key', async () => {
  const vault = createVault({ memory: createTransientMemory(), keys: [FIRST] });
  await vault.write('a', VALUE);
  expect([await vault.read('a'), await vault.read('b')]).toEqual([VALUE, undefined]);
});

test('no token can be read on the disk', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'port25-vault-'));
  const bytes = (): string =>
    readdirSync(directory)
      .map((name) => readFileSync(join(directory, name), 'latin1'))
      .join();
  const database = await openDatabase({ kind: 'sqlite', directory });
  const memory = createDatabaseMemory({ database, now });
  const vault = createVault({ memory, keys: [FIRST] });
  await vault.write('sealed', VALUE);
  const written = bytes();
  expect(written).toContain('sealed');
  expect(written).not.toContain(TOKEN);
  const sealed = String(await memory.read('sealed')).slice('v1.'.length);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(TOKEN);
  // What the search would find, were it there.
  await memory.write('plain', VALUE);
  expect(bytes()).toContain(TOKEN);
  await database.destroy();
});

test('the same value is never sealed the same way twice', async () => {
  const memory = createTransientMemory();
  const vault = createVault({ memory, keys: [FIRST] });
  await vault.write('a', VALUE);
  const once = await memory.read('a');
  await vault.write('a', VALUE);
  expect(once).toMatch(/^v1\.[\w-]+$/);
  expect(await memory.read('a')).not.toBe(once);
});

test('another key opens nothing: the error names the row and the variable, not the value', async () => {
  const memory = createTransientMemory();
  await createVault({ memory, keys: [FIRST] }).write('team:T1', VALUE);
  const opening = createVault({ memory, keys: [SECOND] }).read('team:T1');
  await expect(opening).rejects.toThrow(VaultError);
  await expect(opening).rejects.toMatchObject({ code: 'vault-sealed', key: 'team:T1' });
  await expect(opening).rejects.toThrow(/^what is kept under team:T1 opens with no key of SLACK_TOKEN_KEY: /);
  await expect(opening).rejects.not.toThrow(String(await memory.read('team:T1')));
});

test('a new key before the old: the old values open, and what is written opens with the new alone', async () => {
  const memory = createTransientMemory();
  await createVault({ memory, keys: [FIRST] }).write('old', 1);
  const both = createVault({ memory, keys: [SECOND, FIRST] });
  expect(await both.read('old')).toBe(1);
  await both.write('new', 2);
  const alone = createVault({ memory, keys: [SECOND] });
  expect(await alone.read('new')).toBe(2);
  await expect(alone.read('old')).rejects.toThrow(VaultError);
});

test('a key that was lost can be written over', async () => {
  const memory = createTransientMemory();
  await createVault({ memory, keys: [FIRST] }).write('a', 1);
  const vault = createVault({ memory, keys: [SECOND] });
  await vault.write('a', 2);
  expect(await vault.read('a')).toBe(2);
});

test('rows that were swapped open neither here nor there', async () => {
  const memory = createTransientMemory();
  const vault = createVault({ memory, keys: [FIRST] });
  await vault.write('a', 'of a');
  await vault.write('b', 'of b');
  const [a, b] = [await memory.read('a'), await memory.read('b')];
  await memory.write('a', b);
  await memory.write('b', a);
  await expect(vault.read('a')).rejects.toThrow(VaultError);
  await expect(vault.read('b')).rejects.toThrow(VaultError);
});

test('no byte can be changed, and none left out', async () => {
  const memory = createTransientMemory();
  const vault = createVault({ memory, keys: [FIRST] });
  await vault.write('a', 'value');
  const sealed = Buffer.from(String(await memory.read('a')).slice('v1.'.length), 'base64url');
  const changed = [...sealed.keys()].map((index) => {
    const copy = Buffer.from(sealed);
    copy[index] = (copy[index] ?? 0) ^ 1;
    return copy;
  });
  const cut = [...sealed.keys()].map((length) => sealed.subarray(0, length));
  for (const bytes of [...changed, ...cut]) {
    await memory.write('a', `v1.${bytes.toString('base64url')}`);
    await expect(vault.read('a')).rejects.toThrow(VaultError);
  }
});

test.each([[VALUE], [TOKEN], ['v2.AAAA'], [null]])(
  'what was never sealed is not taken for a value: %j',
  async (plain) => {
    const memory = createTransientMemory();
    await memory.write('a', plain);
    await expect(createVault({ memory, keys: [FIRST] }).read('a')).rejects.toThrow(VaultError);
  },
);

test('times and removing are passed on', async () => {
  let time = now().getTime();
  const vault = createVault({ memory: createTransientMemory(() => new Date(time)), keys: [FIRST] });
  await vault.write('a', 1, 1000);
  await vault.write('b', 2);
  await vault.remove('b');
  expect([await vault.read('a'), await vault.read('b')]).toEqual([1, undefined]);
  time += 1000;
  expect(await vault.read('a')).toBeUndefined();
});

test.each([
  ['no key', []],
  ['a short one', [FIRST, Buffer.alloc(16)]],
])('%s makes no vault', (_title, keys) => {
  expect(() => createVault({ memory: createTransientMemory(), keys })).toThrow(/at least one key.* 32 bytes/);
});

test('keys are read in base64, with or without padding, in base64url and in hexadecimal', () => {
  const key = Buffer.alloc(32, 0xfb);
  const forms = [key.toString('base64'), key.toString('base64url'), key.toString('hex').toUpperCase()];
  expect(parseVaultKeys(forms.join(' , '))).toEqual([key, key, key]);
});

test.each([
  ['', 1],
  ['hush', 1],
  ['00'.repeat(31), 1],
  ['0'.repeat(65), 1],
  [Buffer.alloc(31).toString('base64'), 1],
  [Buffer.alloc(33).toString('base64'), 1],
  [`${'00'.repeat(32)},hush`, 2],
  [`${'00'.repeat(32)},`, 2],
])('%j holds a key that cannot be used, said by number alone', (text, position) => {
  const told = tell(() => parseVaultKeys(text));
  expect(told).toMatchObject({ code: 'vault-key-unusable', position });
  expect(told.message).toMatch(/openssl rand -base64 32$/);
  for (const key of text.split(',').filter((each) => each !== '')) expect(told.message).not.toContain(key);
});

function tell(work: () => unknown): VaultKeyError {
  try {
    work();
  } catch (error) {
    if (error instanceof VaultKeyError) return error;
    throw error;
  }
  throw new Error('it was taken');
}
