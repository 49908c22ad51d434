import { createContext, useContext } from 'react';
import type { AppConfig } from './config';

export const ConfigContext = createContext<AppConfig | null>(null);

export function useConfig(): AppConfig {
  const config = useContext(ConfigContext);
  if (!config) throw new Error('there is no ConfigContext above');
  return config;
}

/** Names coaches that the deployment names; others stay their id. */
export function useCoachName(): (id: string) => string {
  const { coaches } = useConfig();
  return (id) => coaches.find((coach) => coach.id === id)?.name ?? id;
}
