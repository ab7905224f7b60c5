import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readKept } from '../../../main/care/home'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const people = async () => {
  const { figures } = await host.ask('care', 'getHome', {})
  return figures.find((figure) => figure.module === 'people')?.target
}
const save = (name: string) => host.ask('people', 'save', { name })

it('counts anew after every change, and after a change that was taken back', async () => {
  expect(await people()).toBe(0)
  await save('李四')
  expect(await people()).toBe(1)
  await save('王五')
  expect(await people()).toBe(2)
  await host.ask('care', 'undo', {})
  expect(await people()).toBe(1)
})

it('keeps the home beside the data under the state it was made from', async () => {
  await save('李四')
  await people()
  const file = join(host.environment.dataFolder, 'home.json')
  const first = readKept(file)
  expect(first?.home.figures).toContainEqual(expect.objectContaining({ module: 'people', target: 1 }))
  await save('王五')
  await people()
  expect(readKept(file)?.state).not.toBe(first?.state)
  expect(readKept(file)?.home.figures).toContainEqual(
    expect.objectContaining({ module: 'people', target: 2 }),
  )
})

it('does without a kept home that is missing or broken', () => {
  const file = join(host.environment.dataFolder, 'broken.json')
  expect(readKept(file)).toBeUndefined()
  for (const broken of [
    '',
    '{',
    'null',
    '7',
    '{"state":"x","home":{}}',
    '{"home":{"due":[],"figures":[]}}',
  ]) {
    writeFileSync(file, broken)
    expect(readKept(file), broken).toBeUndefined()
  }
})
