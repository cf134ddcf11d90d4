import type { Locale } from '../answer/locale';
import type { Answered, KnowledgeBase } from '../library/knowledge-base';
import { excerptOf } from '../library/search/excerpt';
import { explainHit, type Reason } from '../library/search/explain';
import type { Hit } from '../library/search/pick';
import type { Reader } from '../reading/reading';
import { parseLocale } from './check';
import { type Line, LineError, withId } from './json-lines';

type Props = {
  readonly knowledge: KnowledgeBase;
  readonly reader: Reader;
  readonly today: () => string;
  readonly locale?: Locale | undefined;
  readonly isJson: boolean;
  /** Say why each hit matched. */
  readonly isExplained: boolean;
};

/** A person reads the best few; a program may want them all. */
const SHOWN = 3;
const LISTED = 10;

/** Answers one question from the guides and imported documents. */
export function createAsk(props: Props): (line: Line) => string {
  return (line) => {
    const { text, locale: own, ...others } = line.fields;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      throw new LineError('unknown-field', `there is no field "${unknown}"; fields are text, locale`);
    if (typeof text !== 'string' || text.trim() === '')
      throw new LineError('bad-value', 'text is missing or empty; give {"text": "…"}');
    const locale = parseLocale(own) ?? props.locale ?? readLocale(text, props);
    const answered = props.knowledge.ask({ text, locale, limit: LISTED });
    if (props.isJson) return JSON.stringify(withId(line, toContract(answered, locale, props)));
    return toWords(answered, locale, props);
  };
}

function readLocale(text: string, { reader, today }: Props): Locale {
  return reader.read({ text, today: today() }).locale;
}

function toContract(answered: Answered, locale: Locale, { isExplained }: Props): object {
  return {
    locale,
    answered: answered.isAnswered,
    hits: answered.hits.map((hit) => ({
      guide: hit.unit.page,
      section: hit.unit.section,
      title: titleOf(hit),
      excerpt: excerptOf(hit.unit, answered.sought),
      score: round(hit.score),
      locale: hit.unit.locale,
      sources: hit.unit.sources,
      ...(isExplained ? { why: explainHit(hit.unit, answered) } : {}),
    })),
    ...(isExplained ? { confidence: round(answered.confidence) } : {}),
  };
}

function titleOf({ unit }: Hit): string {
  return unit.heading === '' ? unit.title : unit.heading;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function toWords(answered: Answered, locale: Locale, { isExplained }: Props): string {
  const hits = answered.hits.slice(0, SHOWN);
  const first = answered.isAnswered ? [] : ['no good answer; the nearest passages are:'];
  const told = hits.map((hit, index) => {
    const { unit } = hit;
    const elsewhere = unit.locale === locale ? '' : ` [${unit.locale}]`;
    const why = isExplained ? explainHit(unit, answered).map(toReason) : [];
    return [
      `${index + 1}. ${titleOf(hit)}${elsewhere} (${unit.page}#${unit.section}, ${round(hit.score)})`,
      `   ${excerptOf(unit, answered.sought)}`,
      ...unit.sources.map(({ document, section }) => `   source: ${document}#${section}`),
      ...why.map((reason) => `   ${reason}`),
    ].join('\n');
  });
  return hits.length === 0 ? 'no good answer' : [...first, ...told].join('\n');
}

function toReason(reason: Reason): string {
  if (reason.how === 'citing') return `because: asked for by ${reason.guides.join(', ')}`;
  const { said, means, how, where } = reason;
  const meaning = said === means ? said : `${said} → ${means}`;
  return `because: ${meaning} (${how}) in ${where.join(', ')}`;
}
