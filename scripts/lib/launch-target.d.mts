/**
 * How to start the real program on this machine; may be given to Playwright as it is:
 * `_electron.launch({ ...target, args: [...target.args, '--profile', folder] })`.
 */
export interface LaunchTarget {
  /** Electron's executable. */
  readonly executablePath: string
  /** The program's folder, then the switches this machine needs. Add `--profile <folder>` behind them. */
  readonly args: string[]
  /** The whole environment for the process (not only additions). */
  readonly env: Record<string, string>
  /** The version of the Electron behind `executablePath`, e.g. `45.4.1`. */
  readonly electronVersion: string
  /** Playwright switches the sandbox off unless told not to; where it cannot run (root), `args` says so. */
  readonly chromiumSandbox: true
}

/**
 * Says how to start the real program here, after fetching and compiling what is missing. Inside `npm test` it
 * answers at once with what was prepared there, its own virtual screen included.
 */
export function launchTarget(): Promise<LaunchTarget>
