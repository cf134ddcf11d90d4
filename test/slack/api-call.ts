import type { Block } from './block';
import type { Args } from './calls';
import { SlackError } from './slack-error';
import type { Workspace } from './workspaces';
import type { World } from './world';

/** A call of a Web API method by an app that may. */
export type ApiCall = {
  readonly method: string;
  readonly args: Args;
  readonly workspace: Workspace;
  readonly token: string;
  readonly world: World;
};

/** What is answered beside `"ok":true`. @throws SlackError where Slack says no */
export type ApiMethod = (call: ApiCall) => object;

export type ApiMethods = Readonly<Record<string, ApiMethod>>;

export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** @throws SlackError `invalid_arguments` where it is missing or empty */
export function neededArg(args: Args, name: string): string {
  const value = textArg(args, name);
  if (value === undefined || value === '')
    throw new SlackError('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

export function isTrueArg(args: Args, name: string): boolean {
  return ['true', '1'].includes(String(args[name]));
}

/** @throws SlackError `invalid_blocks_format` where they are no list */
export function blocksArg(args: Args): readonly Block[] | undefined {
  const { blocks } = args;
  if (blocks === undefined || blocks === null || blocks === '') return undefined;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  return blocks;
}
