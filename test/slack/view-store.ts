import type { Clock } from './clock';
import { keepBlocks } from './keep-blocks';
import { SlackError } from './slack-error';
import type { SlackView, ViewInput, ViewPlace, Views } from './views';
import { APP_ID } from './workspaces';

const MOST_STACKED = 3;

type Stacks = Map<string, readonly SlackView[]>;

/** Open modals, one above the other for each person, and everybody's Home. */
export function createViews(clock: Clock): Views {
  const stacks: Stacks = new Map();
  const homes = new Map<string, SlackView>();
  const stack = (user: string) => stacks.get(user) ?? [];
  const show = (input: ViewInput, place: ViewPlace, below: readonly SlackView[]): SlackView => {
    const view = createView(clock, input, { ...place, below });
    stacks.set(place.user, [...below, view]);
    return view;
  };
  const replace = (view: SlackView) => replaceIn(stacks, homes, view);
  const listOpen = () => [...stacks.values()].flat();
  const find = (id: string): SlackView => {
    const view = [...listOpen(), ...homes.values()].find((each) => each.id === id || each.external_id === id);
    if (view === undefined) throw new SlackError('not_found', [`no view ${id} is open`]);
    return view;
  };
  return {
    open: (input, place) => show(input, place, []),
    push: (input, place) => {
      if (stack(place.user).length >= MOST_STACKED) throw new SlackError('push_limit_reached');
      return show(input, place, stack(place.user));
    },
    update: (id, input, hash) => {
      const before = find(id);
      checkHash(before, hash);
      return replace(renew(clock, before, input));
    },
    publish: (input, { hash, ...place }) => {
      const before = homes.get(place.user);
      checkHash(before, hash);
      const view =
        before === undefined
          ? createView(clock, input, { ...place, below: [] })
          : renew(clock, before, input);
      homes.set(place.user, view);
      return view;
    },
    fill: (id, values) => {
      const view = find(id);
      replace({ ...view, state: { values: { ...view.state.values, ...values } } });
    },
    close: (id) => {
      for (const [user, views] of stacks)
        stacks.set(
          user,
          views.filter((view) => view.id !== id),
        );
    },
    clear: (user) => void stacks.delete(user),
    find,
    ownerOf: (id) => {
      const owner = [...stacks.keys()].find((user) => stack(user).some((view) => view.id === id));
      if (owner === undefined) throw new SlackError('not_found', [`no view ${id} is open`]);
      return owner;
    },
    home: (user) => homes.get(user),
    listOpen,
  };
}

type Fresh = ViewPlace & { readonly below: readonly SlackView[] };

function createView(clock: Clock, input: ViewInput, { workspace, below }: Fresh): SlackView {
  const id = clock.id('V');
  return {
    callback_id: '',
    private_metadata: '',
    clear_on_close: false,
    notify_on_close: false,
    ...input,
    blocks: keepBlocks(input.blocks, () => clock.id('b')),
    id,
    hash: newHash(clock),
    state: { values: {} },
    root_view_id: below[0]?.id ?? id,
    previous_view_id: below.at(-1)?.id ?? null,
    team_id: workspace.team,
    bot_id: workspace.botId,
    app_id: APP_ID,
    app_installed_team_id: workspace.team,
  };
}

/** The same view with something else in it. What was typed into fields that are still there stays. */
function renew(clock: Clock, before: SlackView, input: ViewInput): SlackView {
  const { id, state, root_view_id, previous_view_id, team_id, bot_id, app_id, app_installed_team_id } =
    before;
  const kept = { id, state, root_view_id, previous_view_id, team_id, bot_id, app_id, app_installed_team_id };
  const blocks = keepBlocks(input.blocks, () => clock.id('b'));
  return { callback_id: '', private_metadata: '', ...input, blocks, ...kept, hash: newHash(clock) };
}

function newHash(clock: Clock): string {
  return `${clock.ts().split('.')[0]}.${clock.id('h').slice(-5)}`;
}

function checkHash(view: SlackView | undefined, hash: string | undefined): void {
  if (view !== undefined && hash !== undefined && hash !== '' && view.hash !== hash)
    throw new SlackError('hash_conflict');
}

function replaceIn(stacks: Stacks, homes: Map<string, SlackView>, view: SlackView): SlackView {
  const swap = (each: SlackView) => (each.id === view.id ? view : each);
  for (const [user, views] of stacks) stacks.set(user, views.map(swap));
  for (const [user, home] of homes) homes.set(user, swap(home));
  return view;
}
