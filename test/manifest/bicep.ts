import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What can be read of a Bicep file without its compiler: enough to see that the files fit together. */
export type Bicep = {
  readonly text: string;
  readonly params: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    readonly isDescribed: boolean;
  }[];
  readonly resources: readonly {
    readonly type: string;
    readonly version: string;
    readonly isExisting: boolean;
  }[];
  readonly modules: readonly {
    readonly symbol: string;
    readonly path: string;
    readonly given: readonly string[];
  }[];
  readonly outputs: readonly string[];
};

/** Every match of a pattern, as its groups. */
export function find(text: string, pattern: RegExp): readonly (readonly string[])[] {
  return [...text.matchAll(pattern)].map((match) => match.slice(1).map((group) => group ?? ''));
}

export function readBicep(path: string): Bicep {
  const text = readFileSync(join(process.cwd(), path), 'utf8');
  return {
    text,
    params: readParams(text),
    resources: find(text, /^resource \w+ '([\w./]+)@([\w-]+)' (existing )?=/gm).map(
      ([type = '', version = '', existing]) => ({
        type,
        version,
        isExisting: existing !== '',
      }),
    ),
    modules: find(text, /^module (\w+) '([^']+)' = (\{[\s\S]*?^\})/gm).map(
      ([symbol = '', file = '', body = '']) => ({
        symbol,
        path: file,
        given: readGiven(body),
      }),
    ),
    outputs: find(text, /^output (\w+) /gm).map(([name = '']) => name),
  };
}

function readParams(text: string): Bicep['params'] {
  return find(text, /((?:^@.*\n)*)^param (\w+) \w+(.*)$/gm).map(
    ([decorators = '', name = '', rest = '']) => ({
      name,
      isRequired: !rest.includes('='),
      isDescribed: decorators.includes('@description('),
    }),
  );
}

/** The keys right under `params:`. */
function readGiven(body: string): readonly string[] {
  const [[params = ''] = []] = find(body, /^ {2}params: \{\n([\s\S]*?)^ {2}\}/gm);
  return find(params, /^ {4}(\w+):/gm).map(([name = '']) => name);
}
