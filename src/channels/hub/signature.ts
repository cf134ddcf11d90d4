import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers a signature travels in; Node gives them in small letters. */
export const TIMESTAMP_HEADER = 'X-Port25-Timestamp';
export const SIGNATURE_HEADER = 'X-Port25-Signature';

/** How far the clocks of both sides may differ, and how old a call may be, either way. */
export const TOLERANCE_S = 300;

type Signed = {
  readonly secret: string;
  /** Unix time in seconds, as it stands in the header. */
  readonly timestamp: string;
  /** As it was sent, byte for byte. */
  readonly body: string | Uint8Array;
};

/** `v1=` and HMAC-SHA256 over `TIMESTAMP.BODY` in hexadecimal: the time is signed with the words. */
export function sign({ secret, timestamp, body }: Signed): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return `v1=${digest}`;
}

/**
 * Whether whoever holds the secret signed this within five minutes of now.
 * @param now in milliseconds since 1970
 */
export function verifySignature({
  signature,
  now,
  ...signed
}: Signed & { readonly signature: string; readonly now: number }): boolean {
  if (!/^\d{1,12}$/.test(signed.timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(signed.timestamp)) > TOLERANCE_S) return false;
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(signed));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
