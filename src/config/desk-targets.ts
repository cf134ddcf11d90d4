import type { Read } from './read';

const NAMES = ['low', 'normal', 'high', 'urgent'] as const;
type Name = (typeof NAMES)[number];

/** Minutes of office time until the first reply, and until all is done. */
export type Target = { readonly firstReply: number; readonly resolve: number };
export type TargetConfig = Readonly<Record<Name, Target>>;

const DEFAULTS: TargetConfig = {
  urgent: { firstReply: 30, resolve: 4 * 60 },
  high: { firstReply: 2 * 60, resolve: 8 * 60 },
  normal: { firstReply: 8 * 60, resolve: 24 * 60 },
  low: { firstReply: 16 * 60, resolve: 80 * 60 },
};

const EXAMPLE = '"urgent=30m/4h, high=2h/8h, normal=8h/24h, low=16h/80h"';
const PART = /^([a-z]+)\s*=\s*(\d{1,5})\s*([mh])\s*\/\s*(\d{1,5})\s*([mh])$/i;

/** Reads `urgent=30m/4h, high=2h/8h`: first reply and resolution; what is left out stays as it is by default. */
export function readTargets(text = ''): Read<TargetConfig> {
  const parts = text
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const read = parts.map(readPart);
  const targets = read.flatMap((each) => (typeof each === 'string' ? [] : [each]));
  const problems = read.flatMap((each) => (typeof each === 'string' ? [`DESK_TARGETS: ${each}`] : []));
  const twice = targets.map(([name]) => name).find((name, at, names) => names.indexOf(name) !== at);
  const repeated = twice === undefined ? [] : [`DESK_TARGETS: ${twice} is given twice: give it once`];
  return { value: { ...DEFAULTS, ...Object.fromEntries(targets) }, problems: [...problems, ...repeated] };
}

function readPart(part: string): readonly [Name, Target] | string {
  const [, word = '', reply, replyUnit, done, doneUnit] = PART.exec(part) ?? [];
  if (word === '') return `"${part}" is not a priority with two times: write ${EXAMPLE}`;
  const name = NAMES.find((each) => each === word.toLowerCase());
  if (name === undefined) return `"${word}" is no priority: it is one of ${NAMES.join(', ')}`;
  const target = { firstReply: toMinutes(reply, replyUnit), resolve: toMinutes(done, doneUnit) };
  if (target.firstReply === 0)
    return `"${part}": the first reply cannot be due at once: give a minute or more`;
  if (target.firstReply > target.resolve)
    return `"${part}": the first reply is due after all is done: write the shorter time first`;
  return [name, target];
}

function toMinutes(count: string | undefined, unit: string | undefined): number {
  return Number(count) * (unit?.toLowerCase() === 'h' ? 60 : 1);
}
