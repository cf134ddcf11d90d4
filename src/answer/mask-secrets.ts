const MASK = '••••';

/** What is found, and what is left of it: all but the secret. Every pattern takes time in line with the text. */
type Rule = {
  readonly pattern: RegExp;
  readonly keep: (match: string, ...groups: readonly string[]) => string;
};

/** Masks the group named last and keeps the one before it, which names it. */
const keepName = (_match: string, name: string): string => `${name}${MASK}`;

/** Names that may stand within a longer one: `SMTP_PASSWORD`, `smtpPassword`. */
const LONG_NAMES =
  'pass(?:word|wd|phrase|code)|client[ _-]?secret|(?:api|access|account|secret|private|storage)[ _-]?key|shared[ _-]?access[ _-]?(?:key|signature)|access[ _-]?token|refresh[ _-]?token|парол[ьяюе]|パスワード|シークレット|アクセス ?キー|密碼|密码|口令|金鑰|密鑰|секрет|токен';
/** Names that as part of another word mean nothing: "compass", "design". */
const SHORT_NAMES = '(?<![A-Za-z])(?:pass|pwd|pw|secret|sig|auth_?token)';
/** To the next blank, or to the next `name=` of a connection string or an address. */
const VALUE = '(?:"(?:[^"\\\\\\n]|\\\\.)*"|\'[^\'\\n]*\'|(?:(?![;&,] ?[\\w.-]{1,40}=)\\S)+)';
/** A reply code after "password:" is what the server said of it. */
const NO_REPLY_CODE = '(?![2-5]\\d\\d(?:[ -]|$))';
const OPTION = '--?(?:[a-z]{1,20}-){0,3}(?:password|passwd|pass|pwd|ap|secret|token|key)';

const RULES: readonly Rule[] = [
  {
    pattern: /(-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY-----)[\s\S]*?(?:-----END \2PRIVATE KEY-----|$)/g,
    keep: (_match, begin, kind) => `${begin} ${MASK} -----END ${kind}PRIVATE KEY-----`,
  },
  {
    pattern: /((?:proxy-)?authorization["']?[ \t]*[:=][ \t]*(?:[a-z]{1,12}[ \t]+)?)[^\s][^\n]*/gi,
    keep: keepName,
  },
  { pattern: /\b(bearer[ \t]+)(?=[\w.~+/-]{0,400}(?:\d|[a-z][A-Z]))[\w.~+/-]{8,}={0,2}/gi, keep: keepName },
  {
    pattern:
      /\b(basic[ \t]+)(?=[\w+/]{0,400}(?:\d|=|[a-z][A-Z]))(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?(?![\w+/=-])/gi,
    keep: keepName,
  },
  { pattern: /\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,200}:)[^\s/]{1,400}(?=@)/gi, keep: keepName },
  { pattern: /(?<=\s|^)((?:-u|--user)[ =]["']?[^\s:]{1,100}:)\S+/g, keep: keepName },
  { pattern: new RegExp(`(?<=\\s|^)(${OPTION}[ =]+)(?!-)${VALUE}`, 'g'), keep: keepName },
  {
    pattern: new RegExp(
      `((?:${LONG_NAMES}|${SHORT_NAMES})["']?[ \\t]*[:=：＝][ \\t]*)${NO_REPLY_CODE}${VALUE}`,
      'gi',
    ),
    keep: keepName,
  },
  // In a sentence only what looks like one: "the password is wrong" is none.
  {
    pattern: /((?:password|passcode|passphrase)[ \t]+(?:is|was)[ \t]+)(?=[^\s\d]{0,100}[\d!@#$%^*])\S+/gi,
    keep: keepName,
  },
  { pattern: /((?:パスワード|密碼|密码)[ \t]*[は是為为][ \t]*)(?=[!-~]{4})[!-~]+/g, keep: keepName },
  { pattern: /(пароль[ \t]*(?:[—–-][ \t]*|[ \t]))(?=[!-~]{4})[!-~]+/gi, keep: keepName },
  { pattern: /(?<![\w.-])(SG\.)[\w-]{10,}\.[\w-]{10,}/g, keep: keepName },
  { pattern: /(?<![A-Z0-9])((?:AKIA|ASIA))[A-Z0-9]{16}(?![A-Z0-9])/g, keep: keepName },
  { pattern: /(?<![\w-])((?:xox[a-z]|xapp)-)[\w-]{8,}/g, keep: keepName },
  { pattern: /(?<![\w-])(gh[pousr]_|github_pat_|AIza)[\w-]{16,}/g, keep: keepName },
  { pattern: /(?<![\w-])(eyJ)[\w-]{6,}\.[\w-]{6,}\.[\w-]*/g, keep: keepName },
];

/**
 * The text with every password, key and token in it replaced by `••••`; what names it stays, so that the
 * reader sees that one was there. Ids, hosts, ports and reply codes are no secrets and stay as they are.
 */
export function maskSecrets(text: string): string {
  const masked = RULES.reduce((rest, { pattern, keep }) => rest.replace(pattern, keep), text);
  return maskSignIns(masked);
}

const MECHANISMS = 'PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI';
const SIGN_IN = new RegExp(`\\bAUTH[ \\t=]+(?:${MECHANISMS})\\b`, 'i');
const SIGN_IN_PAYLOAD = new RegExp(
  `(\\bAUTH[ \\t]+(?:${MECHANISMS})[ \\t]+)([A-Za-z0-9+/]{4,}={0,2})(?=\\s|$)`,
  'gi',
);
/** Whether base64 it must be: words are in small letters, commands in capitals. */
const IS_BASE64 = /\d|=|\/|\+|[a-z][A-Z]|[A-Z][a-z]+[A-Z]|[A-Z]{2}[a-z]/;
const REPLY = /(?:^|[\s:>])([2-5]\d\d)(?:[ -]|$)/;
/** A line with nothing but base64, behind the marks and times that logs put before it. */
const LONE_BASE64 = /^((?:\S{1,40}[ \t]+){0,4}|[ \t]*[<>~*CS:-]{1,3}[ \t]*)([A-Za-z0-9+/]{4,}={0,2})[ \t]*$/;
const COMMANDS = /^(?:EHLO|HELO|MAIL|RCPT|DATA|QUIT|RSET|NOOP|VRFY|HELP|STARTTLS)$/i;
/** A sign-in takes no more lines than these. */
const MOST_SIGN_IN_LINES = 8;

/** Within an SMTP session the client answers `AUTH` with base64, on that line or on those below it. */
function maskSignIns(text: string): string {
  let left = 0;
  return text
    .split('\n')
    .map((line) => {
      const code = REPLY.exec(line)?.[1];
      // The server lists what it offers, or says how it went.
      if (code !== undefined && code !== '334') {
        left = 0;
        return line;
      }
      if (SIGN_IN.test(line)) {
        left = MOST_SIGN_IN_LINES;
        return line.replace(SIGN_IN_PAYLOAD, (match, name: string, payload: string) =>
          IS_BASE64.test(payload) ? `${name}${MASK}` : match,
        );
      }
      left -= 1;
      return left < 0 || code === '334' ? line : maskLone(line);
    })
    .join('\n');
}

function maskLone(line: string): string {
  return line.replace(LONE_BASE64, (match, before: string, payload: string) =>
    COMMANDS.test(payload) || payload.length % 4 !== 0 ? match : `${before}${MASK}`,
  );
}
