// What the stand-in is told by its environment.

export interface Config {
  readonly host: string;
  readonly port: number;
  /** How long somebody may take to come, in seconds. */
  readonly startTimeout: number;
  /** Where recordings lie until they are uploaded. */
  readonly directory: string;
  readonly livekit: LiveKit;
  /** Where `egress_*` events are sent. */
  readonly webhookUrl: string;
}

export interface LiveKit {
  /** `ws://…` */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Throws an Error that names the variable that is missing. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const needed = (name: string): string => {
    const value = environment[name];
    if (!value) {
      throw new Error(`${name} is not set`);
    }
    return value;
  };
  return {
    host: environment['EGRESS_HOST'] ?? '127.0.0.1',
    port: Number(environment['EGRESS_PORT'] ?? '7980'),
    startTimeout: Number(environment['EGRESS_START_TIMEOUT'] ?? '60'),
    directory: needed('EGRESS_DIRECTORY'),
    livekit: {
      url: needed('LIVEKIT_URL'),
      apiKey: needed('LIVEKIT_API_KEY'),
      apiSecret: needed('LIVEKIT_API_SECRET'),
    },
    webhookUrl: needed('EGRESS_WEBHOOK_URL'),
  };
}
