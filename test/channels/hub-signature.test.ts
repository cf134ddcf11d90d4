import fc from 'fast-check';
import { sign, verifySignature } from '../../src/channels/hub/signature';

const secret = 'a-secret-of-16-or-more';
const timestamp = '1700000000';
const now = 1_700_000_000_000;

/** Made with: printf '%s' 'TIMESTAMP.BODY' | openssl dgst -sha256 -hmac SECRET */
const VECTORS = [
  ['{"type":"event"}', 'v1=e9219285daa40f70d9fae940162cd7f1a9059c808b86c8e3ed498c22021a178d'],
  ['{"text":"返信 ответ"}', 'v1=c83faff94f5e6c0f75216281d712be43a41c63fdb7cd590c4c4ca38f437e3e40'],
] as const;

test.each(VECTORS)('OpenSSL signs %s the same way', (body, signature) => {
  expect(sign({ secret, timestamp, body })).toBe(signature);
  expect(verifySignature({ secret, timestamp, body: Buffer.from(body), signature, now })).toBe(true);
});

const [[body, signature]] = VECTORS;
const good = { secret, timestamp, body, signature, now };

test.each([
  ['five minutes old', { now: now + 300_000 }, true],
  ['older', { now: now + 301_000 }, false],
  ['five minutes ahead', { now: now - 300_000 }, true],
  ['further ahead', { now: now - 301_000 }, false],
  ['of another body', { body: '{"type":"event" }' }, false],
  ['by another secret', { secret: 'another-secret-of-16' }, false],
  ['of another time', { timestamp: '1700000001' }, false],
  ['at a time that is none', { timestamp: '1.7e9' }, false],
  ['without a time', { timestamp: '' }, false],
  ['cut short', { signature: signature.slice(0, -1) }, false],
  ['without its version', { signature: signature.slice(3) }, false],
  ['of another version', { signature: signature.replace('v1', 'v0') }, false],
  ['in capitals', { signature: signature.toUpperCase() }, false],
  ['missing', { signature: '' }, false],
  ['in letters of another script', { signature: 'ответ' }, false],
])('a signature %s', (_title, change, isGood) => {
  expect(verifySignature({ ...good, ...change })).toBe(isGood);
});

test('what was signed is believed, and no other body is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const signed = { secret, timestamp, now, signature: sign({ secret, timestamp, body: one }) };
      expect(verifySignature({ ...signed, body: one })).toBe(true);
      expect(verifySignature({ ...signed, body: other })).toBe(one === other);
    }),
  );
});
