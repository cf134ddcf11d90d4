import type { Block, TextObject } from './block';
import type { Workspace } from './workspaces';

/** What has been typed and picked: by block id, then by action id. */
export type Values = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A view as an app sends it. */
export type ViewInput = {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly title?: TextObject;
  readonly submit?: TextObject;
  readonly close?: TextObject;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly external_id?: string;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
};

/** A view as Slack keeps it. */
export type SlackView = ViewInput & {
  readonly id: string;
  readonly hash: string;
  readonly state: { readonly values: Values };
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly team_id: string;
  readonly bot_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly callback_id: string;
  readonly private_metadata: string;
};

export type ViewPlace = { readonly user: string; readonly workspace: Workspace };

export interface Views {
  /** Closes what is open and shows this. */
  open(input: ViewInput, place: ViewPlace): SlackView;
  /** Shows it above what is open. @throws SlackError `push_limit_reached` */
  push(input: ViewInput, place: ViewPlace): SlackView;
  /** @throws SlackError `not_found`, `hash_conflict` */
  update(id: string, input: ViewInput, hash?: string): SlackView;
  /** @throws SlackError `hash_conflict` */
  publish(input: ViewInput, place: ViewPlace & { readonly hash?: string }): SlackView;
  /** Keeps what a person has typed so far. */
  fill(id: string, values: Values): void;
  close(id: string): void;
  clear(user: string): void;
  /** By its id, or the id the app gave it. @throws SlackError `not_found` */
  find(id: string): SlackView;
  /** Who sees it. @throws SlackError `not_found` */
  ownerOf(id: string): string;
  home(user: string): SlackView | undefined;
  listOpen(): readonly SlackView[];
}
