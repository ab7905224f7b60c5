import { createHashRouter, type RouteObject } from 'react-router'
import { carePage } from '../care'
import { officePage } from '../office'
import { Boot } from './Boot'
import { Frame } from './Frame'
import { Home } from './home/Home'
import { existingPlaces } from './navigation'
import { NotFound, RouteFault } from './ScreenFault'

/** What a module's `index.ts` gives: its screens, each loaded when it is first opened. */
type ModulePage = Readonly<{ routes: RouteObject[] }>

/** Every module's page by its folder: a new module needs no line here. */
const pages = import.meta.glob<Record<string, unknown>>(
  ['../*/index.ts', '!../office/index.ts', '!../care/index.ts', '!../shared/index.ts'],
  { eager: true },
)

function isPage(value: unknown): value is ModulePage {
  return typeof value === 'object' && value !== null && 'routes' in value && Array.isArray(value.routes)
}

const moduleRoutes: RouteObject[] = [
  ...Object.values(pages).flatMap((exported) =>
    Object.values(exported)
      .filter(isPage)
      .flatMap((page) => page.routes),
  ),
  officePage.settings(carePage.settings),
]

/** The left bar's places: those that have screens. */
export const shownPlaces = existingPlaces(moduleRoutes)

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    hydrateFallbackElement: <Boot />,
    children: [
      {
        errorElement: <RouteFault />,
        children: [{ index: true, element: <Home /> }, ...moduleRoutes, { path: '*', element: <NotFound /> }],
      },
    ],
  },
])
