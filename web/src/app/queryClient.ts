import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused it refuses again
      retry: (failures, error) => failures < RETRIES && !(error instanceof ApiProblem && !error.isPassing),
    },
  },
});
