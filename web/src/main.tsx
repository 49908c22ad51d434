import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { authenticateWith } from './api/client';
import { queryClient } from './app/queryClient';
import { createRouter } from './app/router';
import { applyTheme, storedTheme } from './app/theme';
import { AuthProvider } from './auth/AuthProvider';
import { finishSignIn } from './auth/finishSignIn';
import { signInAt } from './auth/signIn';
import { ConfigContext } from './config/ConfigContext';
import { loadConfig } from './config/config';
import './design/tokens.css';
import './design/base.css';

async function start(root: HTMLElement) {
  applyTheme(storedTheme());
  const config = await loadConfig();
  const manager = signInAt(config, window.location.origin);
  authenticateWith(
    async () => (await manager.getUser())?.access_token ?? null,
    () => void manager.removeUser(),
  );
  manager.events.addUserUnloaded(() => queryClient.clear());
  const user = await finishSignIn(manager);
  const router = createRouter();
  createRoot(root).render(
    <StrictMode>
      <ConfigContext value={config}>
        <QueryClientProvider client={queryClient}>
          <AuthProvider manager={manager} initial={user}>
            <RouterProvider router={router} />
          </AuthProvider>
        </QueryClientProvider>
      </ConfigContext>
    </StrictMode>,
  );
}

const root = document.getElementById('root')!;
start(root).catch((error: unknown) => {
  console.error(error);
  root.textContent = 'Coaching Calls cannot be reached. Load the page again in a moment.';
});
