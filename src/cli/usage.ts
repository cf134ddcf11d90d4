/** The command line was used wrongly: said in one line, with what is right. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `port25 - may mail leave this Azure VM on port 25, and what to do now

  port25 check [FACTS] [--json]        decide a case
  port25 read TEXT [--json]            read facts from free text
  port25 ask QUESTION [--explain]      the passages that answer it
  port25 chat [--locale L]             a conversation in the terminal
  port25 knowledge import DIR          take in a folder of Markdown documents
  port25 knowledge build               write the search index
  port25 knowledge lint                check guides, phrases and citations
  port25 knowledge eval FILE           recall and abstention over labelled questions
  port25 knowledge unanswered          the questions nothing answered
  port25 manifest --app-id GUID --domain HOST
                                       the app package for Teams

Every command reads one JSON object a line with --stdin and writes one a line with --json,
in order; a line that cannot be used gives {"id", "error": {"code", "message"}} and the rest goes on.

FACTS
  --type TYPE             enterprise-agreement, pay-as-you-go, csp, … (all: port25 check --help)
  --created DATE          a day, a month or a year: 2017-11-15, 2019-03, 2016
  --as-of DATE            the date asked about; today if not given
  --port N                25 if not given
  --source SOURCE         vm, vmss, app-service, functions, app-service-environment, other-paas
  --route ROUTE           direct, azure-firewall, nat-gateway
  --destination DEST      internet, private
  --exempted BOOL         true if Microsoft lifted the block earlier
  --portal-verdict V      enabled, enabled-now, may-request, unauthorized, history-not-met
  --quota-id ID           as Azure prints it: PayAsYouGo_2014-09-01
  --offer-id ID           as the portal prints it: MS-AZR-0003P

PACKAGE
  --app-id GUID           the bot's MicrosoftAppId
  --domain HOST           where the service is reached: bot.example.com
  --out FILE              dist/manifest/port25-desk.zip if not given
  --version V             1.2.3; that of this program if not given
  --name, --developer     what people see: Port 25 Desk if not given
  --website, --privacy, --terms
                          addresses people can look up: on HOST if not given
  --hear-threads          ask for every message of a team or chat, not only mentions
  --without-slash         no slash commands, by schema 1.27: where 1.29 is not taken yet

OPTIONS
  --stdin                 one JSON object a line on standard input
  --json                  one JSON object a line on standard output
  --locale L              en, ja, zh-TW, ru: the language of the words (en if not given)
  --explain               ask: say why each passage matched
  --conversation NAME     chat: keep the conversation under this name and go on with it next time
  --help                  this page

Exit status: 0 all good, 1 some line failed, 2 wrong usage.
`;
