import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type IsTrusted, makeCareful } from './connector';

type Factory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;

/** Who called, as far as the token proves it. */
export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/**
 * The SDK's authentication, whose clients are all careful ones: those that answer a call, and those that
 * send unasked.
 */
export class CarefulAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor(
    configuration: Readonly<Record<string, string>>,
    private readonly isTrusted: IsTrusted,
  ) {
    super(configuration);
  }

  override async authenticateRequest(
    ...call: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<Caller> {
    const caller = await super.authenticateRequest(...call);
    return caller.connectorFactory === undefined
      ? caller
      : { ...caller, connectorFactory: this.watch(caller.connectorFactory) };
  }

  override createConnectorFactory(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): Factory {
    return this.watch(super.createConnectorFactory(...given));
  }

  private watch(factory: Factory): Factory {
    const create = factory.create.bind(factory);
    factory.create = async (...address) => makeCareful(await create(...address), this.isTrusted);
    return factory;
  }
}
