import { createContext, useContext } from 'react'
import type { Place } from './navigation'

/** The places that exist in this build; provided where the routes are known, so that the frame needs not know them. */
export const PlacesContext = createContext<readonly Place[]>([])

export const usePlaces = (): readonly Place[] => useContext(PlacesContext)
