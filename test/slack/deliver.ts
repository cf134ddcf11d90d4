import type { Stage } from './person';
import type { Answer, Delivery, Retry, Transport } from './transport';

export type Redelivery = {
  /** Of the first one; 1. Each one after counts one more. */
  readonly retryNum?: number;
  /** `http_timeout`. */
  readonly retryReason?: string;
  /** All at once instead of one after the other. */
  readonly isConcurrent?: boolean;
};

/** Delivers, and remembers what was delivered last. */
export interface Courier {
  deliver(delivery: Delivery): Promise<Answer>;
  /** The last delivery; of the two events of a mention, `app_mention`. */
  last(): Delivery | undefined;
  /** The last delivery again, as Slack does where it was not answered in time. */
  redeliver(times: number, redelivery?: Redelivery): Promise<readonly Answer[]>;
}

/** docs.slack.dev: events, commands and interactions are to be acknowledged within three seconds. */
const ACK_MS = 3_000;

export function createCourier({ world }: Stage, transport: Transport): Courier {
  let last: Delivery | undefined;
  const bring = async (delivery: Delivery, retry?: Retry): Promise<Answer> => {
    const answer = await transport.deliver(delivery, retry);
    if (answer.ms > ACK_MS)
      world.complaints.add(`${delivery.kind}: acknowledged after ${Math.round(answer.ms)} ms`);
    return answer;
  };
  return {
    deliver: (delivery) => {
      last = delivery;
      return bring(delivery);
    },
    last: () => last,
    redeliver: async (times, { retryNum = 1, retryReason = 'http_timeout', isConcurrent = false } = {}) => {
      if (last === undefined) throw new Error('nothing was delivered yet: there is nothing to deliver again');
      const again = last;
      const retries = Array.from({ length: times }, (_, index) => ({
        num: retryNum + index,
        reason: retryReason,
      }));
      if (isConcurrent) return Promise.all(retries.map((retry) => bring(again, retry)));
      const answers: Answer[] = [];
      for (const retry of retries) answers.push(await bring(again, retry));
      return answers;
    },
  };
}
