import type { Locale } from '../answer/locale';
import type { Reader, Reading } from '../reading/reading';
import { parseLocale } from './check';
import { type Line, LineError, withId } from './json-lines';

type Props = {
  readonly reader: Reader;
  readonly today: () => string;
  readonly locale?: Locale | undefined;
  readonly isJson: boolean;
};

/** Answers one line of text with what it says. */
export function createRead({ reader, today, locale, isJson }: Props): (line: Line) => string {
  return (line) => {
    const { text, locale: own, ...others } = line.fields;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      throw new LineError('unknown-field', `there is no field "${unknown}"; fields are text, locale`);
    if (typeof text !== 'string')
      throw new LineError('bad-value', 'text is missing or no text; give {"text": "…"}');
    const chosen = parseLocale(own) ?? locale;
    const reading = reader.read({ text, today: today(), ...(chosen === undefined ? {} : { chosen }) });
    return isJson ? JSON.stringify(withId(line, toContract(reading))) : toWords(reading);
  };
}

function toContract({ locale, intent, facts, symptom, evidence }: Reading): object {
  return { locale, intent, facts, symptom, evidence };
}

function toWords({ locale, intent, facts, symptom, maybe, denied, trouble }: Reading): string {
  const lines = [
    ['locale', locale],
    ['intent', intent],
    ...Object.entries(facts).map(([fact, value]) => [fact, String(value)]),
    ...(symptom === null ? [] : [['symptom', symptom]]),
    ...(maybe.length === 0 ? [] : [['may be', maybe.join(', ')]]),
    ...(denied.length === 0 ? [] : [['ruled out', denied.join(', ')]]),
    ...trouble.map(({ fact, text, code }) => ['cannot be', `${fact} "${text}" (${code})`]),
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
