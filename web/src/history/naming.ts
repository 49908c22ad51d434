import { useCoachName } from '../config/ConfigContext';

interface Named {
  title: string | null;
  coach_id: string | null;
}

/** A session's title; where it has none, whom it is with. */
export function useSessionTitle(): (session: Named) => string {
  const coachName = useCoachName();
  return ({ title, coach_id }) =>
    title ?? (coach_id ? `Session with ${coachName(coach_id)}` : 'Call with FRED');
}

export function useWith(): (session: Named) => string {
  const coachName = useCoachName();
  return ({ coach_id }) => (coach_id ? coachName(coach_id) : 'FRED');
}
