import type { PortalVerdict } from '../rules/vocabulary';
import { readNames } from './evidence-names';
import { distance, isWithin, lineAround, type Span, toUniformText } from './evidence-text';
import { findFirst, findPorts, findTimeouts, pickTimeout, type Timeout } from './evidence-timeouts';
import type { Evidence } from './reading';
import type { Symptom, SymptomClass, Symptoms } from './symptoms';

/** What a pasted text is evidence of. */
export type EvidenceReading = {
  /** One of SYMPTOMS, or null where the text is no evidence or its evidence has no class. */
  readonly symptom: SymptomClass | null;
  readonly evidence: Evidence;
  /** What the portal's diagnostic decided; only with the class `portal-verdict`. */
  readonly portalVerdict?: PortalVerdict;
};

const NO_EVIDENCE: EvidenceReading = {
  symptom: null,
  evidence: { port: null, host: null, tool: null, code: null },
};

type Decided = { readonly symptom: Symptom; readonly at: Span; readonly port?: number | null };

/**
 * Binds the patterns into a reader: text in, its class and what it names out. Never throws.
 * The class is the first in the order of precedence that matches anywhere in the text.
 */
export function createEvidenceReader(symptoms: Symptoms): (text: string) => EvidenceReading {
  return (text) => {
    const paste = toUniformText(text);
    const decided = decide(paste, symptoms);
    return decided === undefined ? NO_EVIDENCE : describe(paste, decided, symptoms);
  };
}

function decide(text: string, symptoms: Symptoms): Decided | undefined {
  let timeouts: readonly Timeout[] | undefined;
  for (const symptom of symptoms.symptoms) {
    if (symptom.timeout !== undefined) {
      timeouts ??= findTimeouts(text, symptoms);
      const picked = timeouts.length === 0 ? undefined : pickTimeout(symptom.timeout, timeouts);
      if (picked !== undefined) return { symptom, ...picked };
    } else if (symptom.phrase !== undefined) {
      const at = findFirst(text, symptom.phrase);
      if (at !== undefined) return { symptom, at };
    }
  }
  return undefined;
}

function describe(text: string, { symptom, at, port }: Decided, symptoms: Symptoms): EvidenceReading {
  const evidence = {
    port: port === undefined ? nearestPort(text, at, symptoms) : port,
    ...readNames(text, at, symptoms),
  };
  const reading = { symptom: symptom.class, evidence };
  return symptom.portalVerdict === undefined ? reading : { ...reading, portalVerdict: symptom.portalVerdict };
}

/** The port in the line that decided, else the nearest one. */
function nearestPort(text: string, at: Span, symptoms: Symptoms): number | null {
  const ports = findPorts(text, symptoms).filter(({ port }) => port > 0);
  const line = lineAround(text, at);
  const onLine = ports.filter((each) => isWithin(each, line));
  const [first, ...rest] = onLine.length > 0 ? onLine : ports;
  if (first === undefined) return null;
  return rest.reduce((best, each) => (distance(each, at) < distance(best, at) ? each : best), first).port;
}
