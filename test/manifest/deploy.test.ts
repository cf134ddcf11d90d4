import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { find, readBicep } from './bicep';

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();
const firstOf = (groups: readonly (readonly string[])[]): readonly string[] =>
  groups.map(([first = '']) => first);

const DEPLOY = 'manifest/deploy';
const readme = read(`${DEPLOY}/README.md`);
const dockerfile = read(`${DEPLOY}/Dockerfile`)
  .replace(/^#.*\n/gm, '')
  .replaceAll('\\\n', ' ');
const { files, main } = {
  ...(JSON.parse(read('package.json')) as { files: string[] }),
  main: 'dist/src/main.js',
};

/** Routes that are served, wherever they are named. */
const served = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => firstOf(find(read(join('src', name)), /path: '(\/[\w/]+)'/g)));

/** Every variable the service reads, as its source has them. */
const configured = sorted(
  ['src/config.ts', ...readdirSync(join(root, 'src/config')).map((name) => `src/config/${name}`)]
    .map(read)
    .flatMap((text) => text.match(/\b(?:PORT|HOST|[A-Z]+(?:_[A-Z]+)+|MicrosoftApp[A-Z]\w+)\b/g) ?? []),
);
const isVariable = (name: string): boolean => configured.includes(name) || name === 'NODE_ENV';

describe('the image', () => {
  const lines = dockerfile.split('\n').filter((line) => line.trim() !== '');
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';
  const ignored = read('.dockerignore').split('\n');

  test('every path it copies from the repository is there, and is not kept out', () => {
    const copied = firstOf(find(dockerfile, /^COPY (?!--from)(.+) \S+$/gm)).flatMap((paths) =>
      paths.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied.filter((path) => ignored.includes(path))).toEqual([]);
  });

  test('it builds everything that package.json ships, from what it copied', () => {
    const copied = firstOf(find(dockerfile, /^COPY (?!--from)(.+) \S+$/gm)).flatMap((paths) =>
      paths.split(' '),
    );
    const sources = files.map((path) => path.replace(/^dist\//, ''));
    const tops = sources.map((path) => path.split('/')[0] ?? '');
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(tops.filter((path) => !copied.includes(path))).toEqual([]);
    expect(dockerfile).toMatch(/npm run -s build +&& npm pack --ignore-scripts/);
  });

  test('every stage it copies from is one of its own', () => {
    const names = firstOf(find(dockerfile, /^FROM \S+ AS (\w+)$/gm));
    const used = firstOf(find(dockerfile, /^COPY --from=(\w+)/gm));
    expect(sorted(used)).toEqual(sorted(names));
  });

  test('it starts what the build makes, without root, with nothing for development', () => {
    expect(last).toContain(`CMD ["node", "${main}"]`);
    expect(existsSync(join(root, main.replace(/^dist\/(.*)\.js$/, '$1.ts')))).toBe(true);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '));
    expect(last).not.toMatch(/npm|apt-get/);
    expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
  });

  test('no dependency the service needs has a script that is left out', () => {
    type Locked = {
      readonly hasInstallScript?: boolean;
      readonly dev?: boolean;
      readonly optional?: boolean;
    };
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Readonly<Record<string, Locked>>;
    };
    const needed = Object.entries(packages).filter(
      ([, { dev, optional }]) => dev !== true && optional !== true,
    );
    expect(needed.filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript === true)).toEqual(
      [],
    );
  });

  test('whether it is healthy is asked of a route that is served, without curl', () => {
    const [health = ''] = lines.filter((line) => line.startsWith('HEALTHCHECK'));
    const [[path = ''] = []] = find(health, /(\/\w+)`\)/g);
    expect(served).toContain(path);
    expect(health).toMatch(/CMD \["node", "-e"/);
    expect(health).not.toMatch(/curl|wget/);
  });

  test('the variables it sets are ones the service reads', () => {
    const set = firstOf(
      find(
        dockerfile.replace(/^ENV (.*)$/gm, (_, all: string) => `ENV ${all.replaceAll(' ', '\nENV ')}`),
        /^ENV (\w+)=/gm,
      ),
    );
    expect(sorted(set)).toEqual(['DATA_DIR', 'HOST', 'NODE_ENV', 'PORT']);
    expect(set.filter((name) => !isVariable(name))).toEqual([]);
  });

  test('nothing private or heavy is sent to whoever builds it', () => {
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', 'node_modules', 'data', 'dist', '.env*', '*.env']),
    );
  });

  test('the builder of Azure takes it: nothing of BuildKit', () => {
    expect(dockerfile).not.toMatch(/--mount|--chmod|--link|<<|^# syntax/m);
  });
});

describe('the resources', () => {
  const bicep = readBicep(`${DEPLOY}/main.bicep`);
  const modules = bicep.modules.map((module) => ({ ...module, ...readBicep(`${DEPLOY}/${module.path}`) }));
  const all = [bicep, ...modules];

  test('are those the page tells of, each of a version that is no preview', () => {
    const made = all.flatMap(({ resources }) => resources.filter(({ isExisting }) => !isExisting));
    expect(sorted(made.map(({ type }) => type))).toEqual([
      'Microsoft.App/containerApps',
      'Microsoft.App/managedEnvironments',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.BotService/botServices',
      'Microsoft.BotService/botServices/channels',
      'Microsoft.DBforPostgreSQL/flexibleServers',
      'Microsoft.DBforPostgreSQL/flexibleServers/databases',
      'Microsoft.ManagedIdentity/userAssignedIdentities',
      'Microsoft.Network/privateDnsZones',
      'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
      'Microsoft.Network/virtualNetworks',
      'Microsoft.OperationalInsights/workspaces',
    ]);
    expect(
      all.flatMap(({ resources }) => resources).filter(({ version }) => !/^\d{4}-\d\d-\d\d$/.test(version)),
    ).toEqual([]);
    const providers = sorted(made.map(({ type }) => type.split('/')[0] ?? '')).filter(
      (each) => !each.endsWith('Authorization'),
    );
    const [[registered = ''] = []] = find(readme, /^for each in (.*); do$/gm);
    expect(sorted(['Microsoft.ContainerRegistry', ...providers])).toEqual(
      sorted(registered.split(' ').map((each) => `Microsoft.${each}`)),
    );
  });

  test.each(modules)('$path is given every parameter it needs, and no other', ({ params, given }) => {
    const needed = params.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    expect(given.filter((name) => !params.some((param) => param.name === name))).toEqual([]);
  });

  test('every output that is used is one', () => {
    for (const { symbol, outputs } of modules) {
      const used = firstOf(find(bicep.text, new RegExp(`\\b${symbol}\\.outputs\\.(\\w+)`, 'g')));
      expect(used.filter((name) => !outputs.includes(name))).toEqual([]);
    }
  });

  test('every parameter is described in the file, and in the table of the page', () => {
    expect(all.flatMap(({ params }) => params).filter(({ isDescribed }) => !isDescribed)).toEqual([]);
    const [, table = ''] = /^\| parameter \|.*\n([\s\S]*?)\n\n/m.exec(readme) ?? [];
    const told = firstOf(find(table, /^\| (.*?) \|/gm)).flatMap((cell) => firstOf(find(cell, /`(\w+)`/g)));
    expect(sorted(told)).toEqual(sorted(bicep.params.map(({ name }) => name)));
  });

  test('every module of the folder is used', () => {
    const used = bicep.modules.map(({ path }) => path.replace('modules/', ''));
    expect(sorted(used)).toEqual(sorted(readdirSync(join(root, DEPLOY, 'modules'))));
  });

  test('the variables it sets are ones the service reads', () => {
    const app = modules.find(({ symbol }) => symbol === 'app')?.text ?? '';
    const set = [
      ...firstOf(find(app, /name: '([A-Z_]+)'/g)),
      ...firstOf(find(bicep.text, /\b(MicrosoftApp\w+):/g)),
    ];
    expect(sorted(set)).toEqual([
      'DATABASE_URL',
      'HOST',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
      'PORT',
    ]);
    expect(set.filter((name) => !isVariable(name))).toEqual([]);
  });

  test('with a managed identity, no tool of developers is tried for a token', () => {
    expect(bicep.text).toContain("isManaged ? { AZURE_TOKEN_CREDENTIALS: 'prod' } : {}");
  });

  test('the probes and the bot call routes that are served', () => {
    const probed = all.flatMap(({ text }) => firstOf(find(text, /path: '(\/\w+)'/g)));
    expect(sorted(probed)).toEqual(['/healthz', '/readyz']);
    const [[called = ''] = []] = find(bicep.text, /endpoint: 'https:\/\/\$\{[\w.]+\}([\w/]+)'/g);
    expect(called).toBe('/api/messages');
    expect([...probed, called].filter((path) => !served.includes(path))).toEqual([]);
  });

  test('what is secret is marked so, and put out nowhere', () => {
    const secret = all.flatMap(({ text }) => firstOf(find(text, /@secure\(\)\n(?:@.*\n)*param (\w+)/g)));
    expect(sorted(secret)).toEqual(['appPassword', 'databasePassword', 'databaseUrl', 'password', 'secrets']);
    const outputs = all.flatMap(({ text }) => firstOf(find(text, /^output \w+ \w+ = (.*)$/gm)));
    expect(outputs.filter((value) => secret.some((name) => new RegExp(`\\b${name}\\b`).test(value)))).toEqual(
      [],
    );
  });

  test('the example gives every parameter that is needed, and variables the service reads', () => {
    const example = read(`${DEPLOY}/example.bicepparam`);
    const given = firstOf(find(example, /^param (\w+) =/gm));
    const needed = bicep.params.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    expect(given.filter((name) => !bicep.params.some((param) => param.name === name))).toEqual([]);
    const named = firstOf(find(example, /^(?:\/\/)? {2,}([A-Z_]+):/gm));
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !isVariable(name))).toEqual([]);
  });
});

describe('the page', () => {
  test('every file it names is there', () => {
    const links = firstOf(find(readme, /\]\((\.[^)#]+)/g)).map((path) => join(DEPLOY, path));
    const paths = [...links, ...(readme.match(/manifest\/deploy\/(?!contoso)[\w.-]+/g) ?? [])];
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(links.length).toBeGreaterThan(2);
  });

  test('every variable it names is one the service reads', () => {
    const named = readme.match(/^[A-Za-z_]+(?==)|`(?:[A-Z]+_[A-Z_]+|HOST|PORT)`/gm) ?? [];
    const names = named
      .map((name) => name.replaceAll('`', ''))
      .filter((name) => name !== 'DATABASE_PASSWORD');
    expect(names).toContain('MicrosoftAppTenantId');
    expect(names.filter((name) => !isVariable(name))).toEqual([]);
  });

  test('the service of systemd starts the same file, with variables the service reads', () => {
    const unit = read(`${DEPLOY}/port25-desk.service`);
    expect(unit).toContain(`ExecStart=/usr/bin/node ${main}`);
    const set = find(unit, /^Environment=(.*)$/gm).flatMap(([all = '']) => firstOf(find(all, /(\w+)=/g)));
    expect(set.filter((name) => !isVariable(name))).toEqual([]);
  });
});
