import { createBrowserRouter } from 'react-router';
import { SignedIn } from '../auth/SignedIn';
import { Layout } from './Layout';
import { loadCall } from './loadCall';
import { BrokenPage, NotFound } from './problems';

export const createRouter = () =>
  createBrowserRouter([
    {
      errorElement: <BrokenPage />,
      // The first page's code is on its way
      hydrateFallbackElement: <></>,
      children: [
        {
          element: <SignedIn />,
          children: [
            { path: 'call/:room', lazy: async () => ({ Component: (await loadCall()).CallPage }) },
            {
              element: <Layout />,
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../home/HomePage')).HomePage }),
                },
                {
                  path: 'history',
                  lazy: async () => ({ Component: (await import('../history/HistoryPage')).HistoryPage }),
                },
                {
                  path: 'sessions/:id',
                  lazy: async () => ({ Component: (await import('../session/SessionPage')).SessionPage }),
                },
                {
                  path: 'erasures/:id',
                  lazy: async () => ({ Component: (await import('../session/ErasurePage')).ErasurePage }),
                },
                {
                  path: 'admin',
                  lazy: async () => ({ Component: (await import('../admin/AdminPage')).AdminPage }),
                },
                { path: '*', element: <NotFound /> },
              ],
            },
          ],
        },
      ],
    },
  ]);
