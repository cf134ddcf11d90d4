import { type AssistantThreads, createAssistantThreads } from './assistant-threads';
import { type Calls, createCalls } from './calls';
import { type Channels, createChannels } from './channels';
import { type Clock, createClock } from './clock';
import { type Complaints, createComplaints } from './complaints';
import { createMessageStore, type Ephemeral, type MessageStore, type SlackMessage } from './messages';
import { createMisbehaviour, type Misbehaviour } from './misbehaviour';
import { createOauth, type Oauth } from './oauth';
import { createPeople, type People } from './people';
import { createResponseUrls, type ResponseUrls } from './response-urls';
import { createSentOnce, type SentOnce } from './sent-once';
import { createTriggers, type Triggers } from './triggers';
import { createViews } from './view-store';
import type { Views } from './views';
import { createWorkspaces, type Workspaces } from './workspaces';

/** All that Slack knows. The Web API changes it from one side, what people do from the other. */
export type World = {
  readonly clock: Clock;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly channels: Channels;
  readonly messages: MessageStore<SlackMessage>;
  readonly ephemerals: MessageStore<Ephemeral>;
  readonly sentOnce: SentOnce;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly responseUrls: ResponseUrls;
  readonly assistant: AssistantThreads;
  readonly oauth: Oauth;
  readonly calls: Calls;
  readonly misbehaviour: Misbehaviour;
  readonly complaints: Complaints;
};

export function createWorld(): World {
  const clock = createClock();
  const workspaces = createWorkspaces();
  return {
    clock,
    workspaces,
    people: createPeople(),
    channels: createChannels(),
    messages: createMessageStore(),
    ephemerals: createMessageStore(),
    sentOnce: createSentOnce(),
    triggers: createTriggers(clock),
    views: createViews(clock),
    responseUrls: createResponseUrls(clock),
    assistant: createAssistantThreads(),
    oauth: createOauth(workspaces, clock),
    calls: createCalls(),
    misbehaviour: createMisbehaviour(),
    complaints: createComplaints(),
  };
}
