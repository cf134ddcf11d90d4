/** Tells whether Latin text is English that a person wrote, and not a log, a code or a product's name. */

/** Names that are said in every language. */
const NAMES =
  /pay[- ]as[- ]you[- ]go|azure in open|azure pass|azure for students|free trial|enterprise agreement|enterprise dev\/test|microsoft customer agreement(?: for enterprise)?|visual studio(?: enterprise| professional)?|cloud solution provider|microsoft partner network|azure firewall|nat gateway|app service(?: environment)?|azure functions|virtual machine scale sets?|test-netconnection|send-mailmessage|exchange online|office ?365|microsoft ?365|direct send|diagnose and solve(?: problems)?|azure communication services|open license|twilio sendgrid|sendgrid|mailgun|amazon ses/gu;

/** What a program prints, wherever it stands in a line: gone before words are counted. */
const PRINTED_PARTS = [
  /https?:\/\/\S{1,2000}/gu,
  /\S{1,64}@\S{1,253}/gu,
  /connect to \S{1,300}(?: \(\S{1,60}\))?(?: port \d{1,5})?(?: \(tcp\))?(?: failed)?:? (?:connection (?:timed out|refused)|network is unreachable|no route to host)/gu,
  /(?:unable to connect to remote host|couldn't connect to server|failed to connect to \S{1,300}(?: port \d{1,5})?(?: after \d{1,9} ms)?)/gu,
  /(?<![a-z0-9.-])[a-z0-9.-]{1,253}\[[0-9a-f.:]{3,45}\]\S{0,10}/gu,
  /a connection attempt failed because the connected party[^?\n]{0,200}?(?:failed to respond|period of time|respond)(?: [0-9.:[\]]{3,60})?/gu,
  /no connection could be made because the target machine actively refused it/gu,
  /\b[45]\d\d[ -]\d\.\d{1,3}\.\d{1,3}[^?\n]{0,300}/gu,
  /(?:connection (?:timed out|refused|reset by peer|closed by foreign host)|network is unreachable|no route to host|operation timed out|greeting never received|name or service not known|temporary failure in name resolution|wrong version number|certificate verify failed|handshake failure|relay access denied|user unknown|must issue a starttls command first|authentication unsuccessful|authentication failed|recipient address rejected|host or domain name not found|host not found,? try again|access denied)(?: \(\S{1,20}\))?/gu,
  /this subscription (?:is|has been) [^?\n]{0,120}(?:port 25|been met)/gu,
  /(?<![a-z0-9])[a-z0-9-]{1,63}(?:[._/\\:=][a-z0-9-]{1,63}){1,20}/gu,
] as const;

/** A line a program printed. What a person adds to it is known by words no program says. */
const LOG_LINE =
  /^[45]\d\d[ -]|[a-z]\[\d{1,8}\]|\d:\d\d:\d\d|exception|traceback|errno|^\s?at [a-z]|^(?:trying|connected to|escape character|computername|remoteaddress|remoteport|warning|error|telnet|nc|ncat|curl|postfix|openssl)[ :]|tcptestsucceeded|\berror:|routines|curl: \(|name service error|e(?:timedout|connrefused|notfound)|action: deny|securityrules|[a-z_]{3,40}["']? ?: ?["'{[]/u;
const PERSONAL =
  /(?<![a-z0-9.'_-])(?:i|i'm|i've|i'd|my|me|help|please help|getting|i get|hello|hi|thanks|any idea|any ideas|(?:why|what|how|which)(?=[^\n]{0,200}\?|\s?$))(?![a-z0-9.'_:(-])/u;

const ENGLISH = new Set(
  (
    'a an the and or but if so because while though than then that this these those it its is are was were be been being am ' +
    "do does did done don't doesn't didn't can could can't cannot couldn't will would won't wouldn't should shouldn't must may might shall " +
    "have has had haven't hasn't having i i'm i've i'd i'll me my mine we we're we've our ours us you you're your yours he she they them their " +
    "who whom whose which what what's when where why how there here isn't aren't wasn't it's that's there's let let's " +
    'not no yes yeah yep nope ok okay sure maybe please thanks thank thx hello hi hey bye sorry welcome help ' +
    'of to in on at by for from with without about into onto over under after before since until during between through via per as like ' +
    'all any some none each every both either neither one two three first second last next other another same more most less least few many much very too also only just still already yet again now today yesterday tomorrow ' +
    'new old good bad right wrong correct actually instead anyway ' +
    'get gets got getting give gives go goes going gone make makes made need needs needed want wants wanted use uses used using work works worked working ' +
    'send sends sending sent receive receives received receiving mail mails email emails message messages deliver delivered delivery spam junk ' +
    'block blocks blocked blocking unblock unblocked open opens opened opening close closed allow allows allowed allowing deny denied restrict restricted restriction restrictions remove removed removing lift lifted ' +
    'request requests requested apply ask asked tell told say says said know knows known think find found see look try tried trying change changed changing move moved moving switch switched convert converted create created creating creation set setup configure configured fail fails failed failing ' +
    'out outbound inbound outgoing incoming timeout timed times time refused error errors issue issues problem problems question questions answer answers trouble broken ' +
    'subscription subscriptions account accounts customer customers partner reseller student students trial free upgrade upgraded support supported unsupported engineer agent person human talk speak someone anyone ' +
    'date year years month months week weeks day days ago long early late back restart cancel start stop undo skip reset exemption exempt exempted exception eligible ' +
    'server machine virtual machines box company office website site different difference between still work anymore possible impossible ' +
    'language english japanese russian chinese directly direct deliverability recommended recommend best way alternative alternatives policy rule rules limit limits reputation blacklist blacklisted hosting host website reverse required require requires contact static public dynamic address addresses private on-premises premises local'
  ).split(' '),
);

/** Said by everybody, in every language: they neither make a text English nor speak against it. */
const NEUTRAL =
  /^(?:azure|smtp|port|ports|tcp|tls|ssl|starttls|vm|vms|vmss|ea|csp|mca|mca-e|mpn|msdn|payg|paygo|ase|aks|nsg|dns|mx|ip|ips|ipv4|ipv6|vpn|vnet|iis|nat|ptr|spf|dkim|dmarc|relay|postfix|exim|sendmail|telnet|nc|curl|swaks|openssl|exchange|outlook|gmail|yahoo|teams|slack|portal|bizspark|plus|enterprise|student|dev|test|linux|windows|ubuntu|php|python|java|node|net|microsoft|mail|email|server|support|free|trial|error|timeout|firewall|sponsorship|internet|linux|id|api|the|quotaid|offerid)$/u;

/**
 * Whether the text is natural English. A log alone is nobody's language.
 * @param text NFKC, lower case, straight quotes
 */
export function isEnglish(text: string): boolean {
  const words: string[] = [];
  for (const line of text.split('\n')) {
    const spoken = spokenPart(line);
    if (!LOG_LINE.test(line)) words.push(...wordsOf(spoken));
    else if (PERSONAL.test(spoken)) return true;
  }
  return isMostlyEnglish(words);
}

function spokenPart(line: string): string {
  const unnamed = line.replace(NAMES, ' ');
  return PRINTED_PARTS.reduce((rest: string, part) => rest.replace(part, ' '), unnamed);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}']{1,40}(?:-\p{L}{1,40})?/gu) ?? [];
}

/** Half of the words that tell anything must be English; one telling word is enough alone. */
function isMostlyEnglish(words: readonly string[]): boolean {
  const telling = words.filter((word) => !NEUTRAL.test(word));
  const english = telling.filter((word) => ENGLISH.has(word) || /[a-z]{3}(?:ing|ation|ally)$/u.test(word));
  return english.length > 0 && english.length * 2 >= telling.length;
}
