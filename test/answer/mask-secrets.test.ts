import fc from 'fast-check';
import { maskSecrets } from '../../src/answer/mask-secrets';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** Secrets as scanners know them are put together here, so that none stands in the file. */
const SENDGRID = `SG.${'a1B2c3D4e5F6g7H8i9J0kl'}.${'m1N2o3P4q5R6s7T8u9V0w1X2y3Z4a5B6c7D8e9F0g1H'}`;
const AWS = `AKIA${'IOSFODNN7EXAMPLE'}`;
const SLACK = `xoxb-${'123456789012-abcdefABCDEF'}`;
const JWT = `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0In0'}.${'c2lnbmF0dXJlLW9mLWl0'}`;

test.each([
  ['password=hunter2', 'password=••••'],
  ['Password: "two words" port 25', 'Password: •••• port 25'],
  ['{"password":"hun\\"ter2","port":25}', '{"password":••••,"port":25}'],
  ['SMTP_PASSWORD=hunter2', 'SMTP_PASSWORD=••••'],
  ['smtpPassword: hunter2', 'smtpPassword: ••••'],
  ['user=bob;pwd=hunter2;host=mx', 'user=bob;pwd=••••;host=mx'],
  ['my password is hunter2, help', 'my password is •••• help'],
  ['пароль: секрет123', 'пароль: ••••'],
  ['пароль hunter2', 'пароль ••••'],
  ['パスワード：hunter2 です', 'パスワード：•••• です'],
  ['パスワードはhunter2です', 'パスワードは••••です'],
  ['密碼：hunter2', '密碼：••••'],
  ['密碼是hunter2', '密碼是••••'],
  ['client_secret=abc~def', 'client_secret=••••'],
  ['api key: abcdef', 'api key: ••••'],
  [
    'endpoint=https://x.communication.azure.com/;accesskey=abc+/==',
    'endpoint=https://x.communication.azure.com/;accesskey=••••',
  ],
  [
    'AccountName=x;AccountKey=abc+/==;EndpointSuffix=core.windows.net',
    'AccountName=x;AccountKey=••••;EndpointSuffix=core.windows.net',
  ],
  [
    'https://x.blob.core.windows.net/c?sv=2022-11-02&sig=a%2Fb%3D&se=2026',
    'https://x.blob.core.windows.net/c?sv=2022-11-02&sig=••••&se=2026',
  ],
  ['SharedAccessKey=abc=', 'SharedAccessKey=••••'],
  ['Authorization: Basic Ym9iOmh1bnRlcjI=', 'Authorization: Basic ••••'],
  ["curl -H 'Authorization: Bearer abc.def.123'", "curl -H 'Authorization: Bearer ••••"],
  ['Bearer abcDEF123456', 'Bearer ••••'],
  ['curl -u bob:hunter2 smtp://mx', 'curl -u bob:•••• smtp://mx'],
  ['swaks --auth-password hunter2 --port 587', 'swaks --auth-password •••• --port 587'],
  ['swaks -au bob -ap hunter2', 'swaks -au bob -ap ••••'],
  ['smtp://bob:hunt@er2@mx.example.net:587', 'smtp://bob:••••@mx.example.net:587'],
  [`key ${SENDGRID}.`, 'key SG.••••.'],
  [`id ${AWS}`, 'id AKIA••••'],
  [SLACK, 'xoxb-••••'],
  [JWT, 'eyJ••••'],
  [
    `before\n${KEY}\nafter`,
    'before\n-----BEGIN RSA PRIVATE KEY----- •••• -----END RSA PRIVATE KEY-----\nafter',
  ],
  ['-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKC', '-----BEGIN PRIVATE KEY----- •••• -----END PRIVATE KEY-----'],
  [`AUTH PLAIN ${base64('\0bob\0hunter2')}`, 'AUTH PLAIN ••••'],
  [
    `C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ${base64('bob@example.net')}\nS: 334 UGFzc3dvcmQ6\nC: ${base64('hunter2!')}\nS: 235 2.7.0 ok\nC: QUIT`,
    'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ••••\nS: 334 UGFzc3dvcmQ6\nC: ••••\nS: 235 2.7.0 ok\nC: QUIT',
  ],
  [
    ` ~> AUTH LOGIN\n<~  334 VXNlcm5hbWU6\n ~> ${base64('bob')}`,
    ' ~> AUTH LOGIN\n<~  334 VXNlcm5hbWU6\n ~> ••••',
  ],
])('%j', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

describe('what is no secret stays as it is', () => {
  test.each([
    'quotaId: PayAsYouGo_2014-09-01',
    'Offer ID MS-AZR-0003P',
    'subscription 8b1f6c2e-0a51-4b7e-9d0a-3a7b9c1f2d4e',
    'postfix: connect to mx1.example.net[203.0.113.25]:25: Connection timed out',
    '535 5.7.8 Error: authentication failed',
    '550 5.7.1 Service unavailable, Client host [203.0.113.25] blocked using Spamhaus',
    '250-AUTH LOGIN PLAIN XOAUTH2\n250-STARTTLS\n250 SMTPUTF8',
    '250-AUTH=LOGIN PLAIN\nQUIT',
    'AUTH PLAIN is not supported',
    'SASL authentication failed: invalid password: 535 5.7.8',
    'The password is wrong',
    'Does basic authentication still work?',
    'a Basic Standard_B2s machine',
    'the compass: north',
    'we got a bearer of bad news',
    'https://learn.microsoft.com/azure/virtual-network?view=2024#port-25',
    'Test-NetConnection mx.example.net -Port 25',
    'telnet mx.example.net 25',
    'パスワードを忘れました',
    'пароль не подходит',
    '密碼錯誤',
  ])('%j', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  const word = fc.constantFrom(
    'port',
    '25',
    'mx.example.net',
    '550',
    '5.7.1',
    'EHLO',
    'ошибка',
    '接続',
    'timed',
    'out,',
    '(587)',
    '203.0.113.25',
  );
  test('words of a mail log, in any order', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        expect(maskSecrets(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });
});

const token = fc.string({
  unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
  minLength: 24,
  maxLength: 48,
});
const around = fc.constantFrom('', 'our relay: ', 'C: ', '2026-11-21 10:00:00 smtp[12]: ', '{"a":1} ');
const shape = fc.constantFrom<(secret: string) => string>(
  (secret) => `password=${secret}`,
  (secret) => `"password": "${secret}"`,
  (secret) => `пароль: ${secret}`,
  (secret) => `パスワードは${secret}`,
  (secret) => `AccountKey=${secret};EndpointSuffix=core.windows.net`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `smtp://user:${secret}@mx.example.net:587`,
  (secret) => `SG.${secret}.${secret}`,
  (secret) => `xoxb-${secret}`,
  (secret) => `eyJ${secret}.${secret}.${secret}`,
  (secret) => `AUTH PLAIN ${base64(`\0bob\0${secret}`)}`,
  (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
);

test('no secret of these kinds is left', () => {
  fc.assert(
    fc.property(around, shape, token, around, (before, write, secret, after) => {
      const masked = maskSecrets(`${before}${write(secret)}\n${after}`);
      expect(masked).not.toContain(secret);
      expect(masked).not.toContain(base64(`\0bob\0${secret}`));
      expect(masked).toContain('••••');
    }),
    { numRuns: 500 },
  );
});

test('masking twice masks no more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const once = maskSecrets(text);
      expect(maskSecrets(once)).toBe(once);
    }),
  );
});

test.each([
  ['a', 'pass'],
  ['eyJ', ''],
  ['-----BEGIN PRIVATE KEY-----', ''],
  ['password=', ''],
  ['http://a', ''],
  ['Basic aaaa', ''],
  ['a:', 'AUTH LOGIN\n'],
  ['-', '--'],
  ['password is a', ''],
])('two hundred thousand times %j take no more than a moment', (piece, before) => {
  const text = before + piece.repeat(Math.ceil(200_000 / piece.length));
  const begun = performance.now();
  maskSecrets(text);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
