import { SlackError } from './slack-error';
import { BOT_NAME, BOT_USER } from './workspaces';

export type User = {
  readonly id: string;
  /** As in Slack's profile, such as `ja-JP`. */
  readonly locale: string;
  readonly name: string;
  readonly isBot: boolean;
};

export type NewUser = Pick<User, 'id'> & Partial<User>;

export interface People {
  /** Adds a person, or replaces the one of that id. */
  add(user: NewUser): User;
  /** @throws SlackError `user_not_found` */
  find(id: string): User;
}

const PEOPLE: readonly NewUser[] = [
  { id: 'U_ANN', locale: 'en-US', name: 'ann' },
  { id: 'U_BOB', locale: 'en-GB', name: 'bob' },
  { id: 'U_YUKI', locale: 'ja-JP', name: 'yuki' },
  { id: 'U_MEI', locale: 'zh-TW', name: 'mei' },
  { id: 'U_IVAN', locale: 'ru-RU', name: 'ivan' },
  { id: 'U_KLAUS', locale: 'de-DE', name: 'klaus' },
  { id: BOT_USER, name: BOT_NAME, isBot: true },
];

export function createPeople(): People {
  const known = new Map<string, User>();
  const people: People = {
    add: (user) => {
      const added = { locale: 'en-US', name: user.id.toLowerCase(), isBot: false, ...user };
      known.set(added.id, added);
      return added;
    },
    find: (id) => {
      const user = known.get(id);
      if (user === undefined) throw new SlackError('user_not_found', [`no user ${id}`]);
      return user;
    },
  };
  for (const user of PEOPLE) people.add(user);
  return people;
}
