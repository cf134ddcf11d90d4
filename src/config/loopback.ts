/** What `HOST` is where only this machine can call. */
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '::1'];

/** @param host as `HOST` is set; left out, it is on loopback */
export function isOnLoopback(host: string | undefined): boolean {
  return host === undefined || LOOPBACK_HOSTS.includes(host);
}
