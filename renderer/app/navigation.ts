import type { RouteObject } from 'react-router'

/** Places of the left bar, in the order in which they are drawn. */
export const places = [
  { key: 'home', path: '/' },
  { key: 'plans', path: '/plans' },
  { key: 'supplies', path: '/supplies' },
  { key: 'people', path: '/people' },
  { key: 'teams', path: '/teams' },
  { key: 'duty', path: '/duty' },
  { key: 'drills', path: '/drills' },
  { key: 'map', path: '/map' },
  { key: 'exchange', path: '/exchange' },
  { key: 'handbooks', path: '/handbooks' },
  { key: 'settings', path: '/settings' },
] as const

export type Place = (typeof places)[number]
export type PlaceKey = Place['key']

/** First parts of the addresses that routes answer: `plans/:id` → `plans`. */
function firstParts(routes: readonly RouteObject[]): string[] {
  return routes.flatMap((route) => {
    if (route.path === undefined) return firstParts(route.children ?? [])
    return [route.path.replace(/^\//, '').split('/')[0] ?? '']
  })
}

/** The places that there are screens for: a module that does not exist has no entry, rather than a dead one. */
export function existingPlaces(routes: readonly RouteObject[]): Place[] {
  const parts = new Set(firstParts(routes))
  return places.filter((place) => place.path === '/' || parts.has(place.path.slice(1)))
}

/** The place an address belongs to: the longest one it begins with. */
export function placeOf(pathname: string, shown: readonly Place[]): Place | undefined {
  return shown
    .filter((place) => place.path === '/' || `${pathname}/`.startsWith(`${place.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
