import type { RouteObject } from 'react-router'

/** The phone book; its screen is loaded when it is first opened. */
export const peoplePage: Readonly<{ routes: RouteObject[]; nav: { path: string } }> = {
  routes: [
    { path: 'people', lazy: async () => ({ Component: (await import('./PeopleScreen')).PeopleScreen }) },
  ],
  nav: { path: '/people' },
}
