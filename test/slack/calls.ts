/** One call of the app to Slack, in the order they came in. */
export type Call = {
  /** Such as `chat.postMessage`; `response_url` for the addresses given with commands and presses. */
  readonly method: string;
  readonly token: string | undefined;
  readonly args: Args;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What Slack answered; undefined as long as it has not. */
  readonly answer?: unknown;
};

export type Args = Readonly<Record<string, unknown>>;

export interface Calls {
  readonly all: readonly Call[];
  /** Resolves the call's place, to note the answer with. */
  begin(call: Call): number;
  end(index: number, answer: unknown): void;
  /** Something else changed: those who wait look again. */
  changed(): void;
  /** @see SlackSimulator.waitFor */
  waitFor<Found>(predicate: () => Found, options?: { readonly timeoutMs?: number }): Promise<Counting<Found>>;
}

/** What counts as found. */
export type Counting<Found> = Exclude<Found, undefined | null | false | 0 | ''>;

/** Within what Jest gives a test, so that the calls are listed. */
const TIMEOUT_MS = 4_000;

export function createCalls(): Calls {
  const all: Call[] = [];
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const look of [...waiting]) look();
  };
  return {
    all,
    begin: (call) => {
      const index = all.push(call) - 1;
      changed();
      return index;
    },
    end: (index, answer) => {
      const call = all[index];
      if (call !== undefined) all[index] = { ...call, answer };
      changed();
    },
    changed,
    waitFor: <Found>(predicate: () => Found, { timeoutMs = TIMEOUT_MS } = {}) =>
      new Promise<Counting<Found>>((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          act();
        };
        const look = (): void => {
          try {
            const found = predicate();
            if (found) settle(() => resolve(found as Counting<Found>));
          } catch (error) {
            settle(() => reject(error));
          }
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`not so within ${timeoutMs} ms; ${describe(all)}`))),
          timeoutMs,
        );
        waiting.add(look);
        look();
      }),
  };
}

const MOST_SHOWN = 300;

function describe(calls: readonly Call[]): string {
  if (calls.length === 0) return 'Slack was not called at all';
  const lines = calls.map(({ method, args, answer }) => {
    const shown = JSON.stringify(args).slice(0, MOST_SHOWN);
    return `  ${method} ${shown} -> ${(JSON.stringify(answer) ?? 'no answer yet').slice(0, MOST_SHOWN)}`;
  });
  return ['Slack was called so:', ...lines].join('\n');
}
