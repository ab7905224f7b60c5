import { sharedValue } from '../shared/sharedValue'

type HostState = 'up' | 'down'

const state = sharedValue<HostState>('up')

export const setHostState = state.set

/** Whether the data host answers at present. */
export const useHostState = state.use
