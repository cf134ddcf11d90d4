/** Shorter ones can be guessed. */
const LEAST_LENGTH = 16;

/**
 * What is wrong with a secret, and nothing of it.
 * @param isReachable others than this machine can guess
 */
export function checkSecret(name: string, secret: string, isReachable: boolean): readonly string[] {
  const make = 'make one with: openssl rand -hex 32';
  if (secret.length < LEAST_LENGTH && isReachable)
    return [`${name} has fewer than ${LEAST_LENGTH} characters: ${make}`];
  if (!/^[\x21-\x7e]+$/.test(secret))
    return [`${name} has characters in it that no header can carry, such as blanks: ${make}`];
  return [];
}
