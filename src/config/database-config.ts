/** Where everything is kept. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly directory: string }
  /** The password is in it. */
  | { readonly kind: 'postgres'; readonly url: string };

const PROTOCOLS = ['postgres:', 'postgresql:'];
const EXAMPLE = 'postgres://user:password@host:5432/database';
const OR_NOTHING = 'or unset it, and SQLite in DATA_DIR is used';

/** What is wrong with the address of a database, and never any part of it: there is a password in it. */
export function checkDatabaseUrl(url: string): readonly string[] {
  if (!PROTOCOLS.some((each) => url.startsWith(`${each}//`)))
    return [`DATABASE_URL begins with neither postgres:// nor postgresql://: give ${EXAMPLE}, ${OR_NOTHING}`];
  if (!isReadable(url))
    return [
      `DATABASE_URL cannot be read as ${EXAMPLE}: in user and password write each of : / ? # @ % ` +
        `as its percent code (such as %40 for @), ${OR_NOTHING}`,
    ];
  return [];
}

/** A password with its / ? # @ as they are would be cut, and its first half taken for a port. */
function isReadable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password, hostname, pathname, search, hash } = new URL(url);
  const parts = [username, password, hostname, pathname];
  return parts.every(isDecodable) && hash === '' && !`${pathname}${search}`.includes('@');
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
