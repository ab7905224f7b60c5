import { useNavigate } from 'react-router'
import { Finder } from './Finder'

/** The finder under an address of its own; leaving it goes to the home. */
export function FinderRoute() {
  const navigate = useNavigate()
  return <Finder onClose={() => void navigate('/')} />
}
