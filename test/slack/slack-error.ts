/** What Slack says no with: `{"ok":false,"error":...}`. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  /** @param error Slack's word, such as `channel_not_found` */
  constructor(
    readonly error: string,
    readonly messages: readonly string[] = [],
  ) {
    super([error, ...messages].join(': '));
  }
}
