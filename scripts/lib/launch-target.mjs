import { root } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { childEnv } from './run.mjs'

/** What a prepared Electron is handed on in, from the command that prepared it to the processes it starts. */
const handedOn = 'YOUBEI_LAUNCH_TARGET'

/** See launch-target.d.mts. */
export async function launchTarget() {
  const ready = process.env[handedOn]
  const { executablePath, args, electronVersion, env } = ready
    ? JSON.parse(ready)
    : targetOf(await prepareTarget())
  const additions = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? undefined]))
  const whole = childEnv({ ...additions, [handedOn]: undefined })
  return { executablePath, args, electronVersion, chromiumSandbox: true, env: whole }
}

/** Environment for a child process in which `launchTarget()` answers at once, with what was prepared here. */
export function handOn(prepared) {
  return { [handedOn]: JSON.stringify(targetOf(prepared)) }
}

const prepareTarget = () => prepare({ need: { electron: true, screen: 'any' } })

/** JSON has no undefined; null stands for "take this variable away". */
function targetOf({ electronPath, electronVersion, env, launchArgs }) {
  return {
    executablePath: electronPath,
    args: [root, ...launchArgs],
    electronVersion,
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? null])),
  }
}
