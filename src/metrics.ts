import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnInput } from './answer/turn-input';
import type { Turn } from './turn';

/** What the operator watches, in Prometheus' text format. */
export type Metrics = {
  /** The same turn, counted and timed. */
  watch(turn: Turn): Turn;
  /** Messages of the desk that wait, were given up, or may have arrived. */
  watchPosts(count: CountPosts): void;
  print(): Promise<string>;
};

type CountPosts = () => Promise<Readonly<Record<string, number>>>;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const replies = new Counter({
    name: 'port25_replies_total',
    help: 'Replies given, by kind and language',
    labelNames: ['kind', 'locale'],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'port25_turn_failures_total',
    help: 'Turns that failed on our side',
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'port25_turn_seconds',
    help: 'Time from a message to its replies',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const take = async (turn: Turn, input: TurnInput): ReturnType<Turn['take']> => {
    const stop = seconds.startTimer();
    try {
      const said = await turn.take(input);
      for (const { kind, locale } of said) replies.inc({ kind, locale });
      return said;
    } catch (error) {
      failures.inc();
      throw error;
    } finally {
      stop();
    }
  };
  return {
    watch: (turn) => ({ ...turn, take: (input) => take(turn, input) }),
    watchPosts: (count) => watchPosts(registry, count),
    print: () => registry.metrics(),
  };
}

function watchPosts(registry: Registry, count: CountPosts): void {
  const posts = new Gauge({
    name: 'port25_desk_posts',
    help: 'Messages about tickets by state; dead and unsure ones need somebody',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      for (const [state, value] of Object.entries(await count())) posts.set({ state }, value);
    },
  });
}
