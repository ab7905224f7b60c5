import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** Where everything lies; the same layout as the data host's (`main/host/environment.ts`). */
export const profileFolder = () => app.getPath('userData')
export const outputFolder = () => join(profileFolder(), 'outputs')
export const dataFolder = () => join(profileFolder(), isDemo() ? 'demo' : 'office')
export const programFolder = () => app.getAppPath()
export const resourceFolder = () =>
  app.isPackaged ? join(process.resourcesPath, 'resources') : join(programFolder(), 'resources')

const demoMark = () => join(profileFolder(), 'demo.on')

/** Whether the demo office is open instead of the real one. Kept in the profile: a restart stays where one was. */
export const isDemo = () => existsSync(demoMark())

export function setDemo(on: boolean): void {
  if (on) writeFileSync(demoMark(), '')
  else rmSync(demoMark(), { force: true })
}

/** Scale of the whole program in per cent, known before the page asks. */
const scaleFile = () => join(profileFolder(), 'scale.json')
export function readScale(): number {
  try {
    const percent = Number(readFileSync(scaleFile(), 'utf8'))
    return percent >= 100 && percent <= 150 ? percent : 100
  } catch {
    return 100
  }
}
export const writeScale = (percent: number) => writeFileSync(scaleFile(), String(percent))
