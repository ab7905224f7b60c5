import { ensureDependencies } from './dependencies.mjs'
import { ensureDivisions } from './divisions.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { ensureSandbox } from './sandbox.mjs'
import { hasScreen, startScreen } from './screen.mjs'
import { electronNeedsBinding, ensureBinding, nodeNeedsBinding } from './sqlite-binding.mjs'
import { ensureSystem } from './system-libraries.mjs'

/**
 * Does all the set-up a command needs; warm it costs a moment.
 * `need.electron`: an Electron to run on, and the system libraries it wants.
 * `need.screen`: 'any' (the desktop's, if there is one) or 'own' (a virtual one, where the platform has it).
 * `need.binding`: better-sqlite3 must load in this Node too.
 * @returns `{ electronPath, electronVersion, electronSource, env, nodeEnv, launchArgs, stop }`:
 *   `env` and `nodeEnv` are to be added to the environment of an Electron and of a Node child process;
 *   `stop()` ends the virtual screen
 */
export async function prepare({ need = {} } = {}) {
  await ensureDependencies()
  await ensureDivisions()
  const electron = need.electron ? await ensureElectron() : undefined
  const wantsOwnScreen =
    process.platform === 'linux' && (need.screen === 'own' || (need.screen && !hasScreen()))
  if (electron) {
    await ensureSystem({ electronPath: electron.path, screen: wantsOwnScreen })
    ensureSandbox(electron.path)
  }
  const electronOld = electron !== undefined && electronNeedsBinding(electron.version)
  const nodeOld = Boolean(need.binding) && nodeNeedsBinding()
  const binding = electronOld || nodeOld ? await ensureBinding() : undefined
  const screen = wantsOwnScreen ? await startScreen() : undefined
  return {
    electronPath: electron?.path,
    electronVersion: electron?.version,
    electronSource: electron?.source,
    env: {
      YOUBEI_SQLITE_BINDING: electronOld ? binding : undefined,
      ...(electron && { ELECTRON_EXEC_PATH: electron.path }),
      ...(screen && { DISPLAY: screen.display, WAYLAND_DISPLAY: undefined }),
    },
    nodeEnv: { YOUBEI_SQLITE_BINDING: nodeOld ? binding : undefined },
    launchArgs: launchArguments({ virtualScreen: screen !== undefined }),
    stop: () => screen?.stop(),
  }
}

/**
 * The switches Electron needs here: root cannot have Chromium's sandbox, anybody else keeps it;
 * a virtual screen has no graphics card.
 */
export function launchArguments({ platform = process.platform, user = process.getuid?.(), virtualScreen }) {
  return [
    ...(platform === 'linux' && user === 0 ? ['--no-sandbox'] : []),
    ...(virtualScreen ? ['--disable-gpu'] : []),
  ]
}
