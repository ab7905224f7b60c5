import { register } from './registry'

/** Every module the host serves. A new module is added here, in `contract.ts` beside it and in the contract. */
register({
  office: async () => (await import('../office/index')).office,
  people: async () => (await import('../people/index')).people,
  plans: async () => (await import('../plans/index')).plans,
  supplies: async () => (await import('../supplies/index')).supplies,
  handbooks: async () => (await import('../handbooks/index')).handbooks,
  exchange: async () => (await import('../exchange/index')).exchange,
  care: async () => (await import('../care/index')).care,
})
