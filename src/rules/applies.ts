import type { Condition } from './policy';
import type {
  Cloud,
  CreatedSide,
  Destination,
  Outcome,
  PortalVerdict,
  Route,
  Source,
  SubscriptionType,
} from './vocabulary';

/** A case with nothing left open: what one cell of the policy is looked up by. */
export type Situation = {
  readonly type: SubscriptionType;
  readonly side: CreatedSide;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly day: string;
  readonly port: number;
  readonly source: Source;
  readonly route: Route;
  readonly destination: Destination;
  readonly exempted: boolean;
  readonly portalVerdict: PortalVerdict | undefined;
  readonly cloud: Cloud;
};

type Term = { readonly from?: string; readonly superseded?: string };

/** Whether the day lies in `from` (inclusive) to `superseded` (exclusive). */
export function isInForce(term: Term, day: string): boolean {
  return (term.from ?? '') <= day && (term.superseded === undefined || day < term.superseded);
}

/** Whether a clause, override or conflict holds for the situation, once the outcome is known. */
export function applies(condition: Condition, situation: Situation, outcome?: Outcome): boolean {
  return (
    isInForce(condition, situation.day) &&
    includes(condition.types, situation.type) &&
    includes(condition.created, situation.side) &&
    includes(condition.sources, situation.source) &&
    includes(condition.routes, situation.route) &&
    includes(condition.destinations, situation.destination) &&
    isPortMeant(condition.ports, situation.port) &&
    (condition.exempted === undefined || condition.exempted === situation.exempted) &&
    isPortalVerdictMeant(condition.portalVerdicts, situation.portalVerdict) &&
    (condition.outcomes === undefined || outcome === undefined || condition.outcomes.includes(outcome))
  );
}

function includes<Value>(allowed: readonly Value[] | undefined, value: Value): boolean {
  return allowed === undefined || allowed.includes(value);
}

function isPortMeant(ports: Condition['ports'], port: number): boolean {
  if (ports === undefined) return port === 25;
  return ports.includes(port) || (ports.includes('other') && port !== 25);
}

function isPortalVerdictMeant(
  allowed: readonly PortalVerdict[] | undefined,
  verdict: PortalVerdict | undefined,
): boolean {
  return allowed === undefined || (verdict !== undefined && allowed.includes(verdict));
}
