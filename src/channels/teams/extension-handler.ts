import {
  type MessagingExtensionActionResponse as ActionResponse,
  type Activity,
  type MessagingExtensionResponse as QueryResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import type { Extension } from './extension';

/** The calls of the message extension; without one they are answered 501, as calls are that nobody knows. */
export class ExtensionHandler extends TeamsActivityHandler {
  constructor(private readonly extension: Extension | undefined) {
    super();
  }

  protected override handleTeamsMessagingExtensionQuery({ activity }: TurnContext, value: unknown) {
    return this.ask<QueryResponse>((extension) => extension.search(activity, value));
  }

  protected override handleTeamsAppBasedLinkQuery({ activity }: TurnContext, value: unknown) {
    return this.unfurl(activity, value);
  }

  /** The app is not installed where the link was pasted: what it says of a public page is the same. */
  protected override handleTeamsAnonymousAppBasedLinkQuery({ activity }: TurnContext, value: unknown) {
    return this.unfurl(activity, value);
  }

  protected override handleTeamsMessagingExtensionFetchTask({ activity }: TurnContext, value: unknown) {
    return this.ask<ActionResponse>((extension) => extension.explain(activity, value));
  }

  /** Not the handler behind it: the SDK's own dispatch breaks on a call without a value. */
  protected override handleTeamsMessagingExtensionSubmitActionDispatch(
    { activity }: TurnContext,
    value: unknown,
  ) {
    return this.ask<ActionResponse>((extension) => extension.press(activity, value));
  }

  private unfurl(activity: Activity, value: unknown) {
    return this.ask<QueryResponse>((extension) => extension.unfurl(activity, value));
  }

  /** The SDK knows by these messages what status a call is answered with. */
  private async ask<T>(answer: (extension: Extension) => Promise<T | undefined>): Promise<T> {
    if (this.extension === undefined) throw new Error('NotImplemented');
    const answered = await answer(this.extension);
    if (answered === undefined) throw new Error('BadRequest');
    return answered;
  }
}
