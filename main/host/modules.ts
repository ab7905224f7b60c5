import { care } from '../care/index'
import { exchange } from '../exchange/index'
import { handbooks } from '../handbooks/index'
import { office } from '../office/index'
import { people } from '../people/index'
import { plans } from '../plans/index'
import { supplies } from '../supplies/index'
import { register } from './registry'

/** Every module the host serves. A new module is added here and in the contract, nowhere else. */
register([office, people, plans, supplies, handbooks, exchange, care])
