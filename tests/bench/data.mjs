import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * An office of realistic size: 10,000 lots of 2,000 items, 200,000 movements, 500 plans with 50,000 sections, 5,000 people. Made by
 * the program's own calls as a job, so that nothing in it is there by another way; kept for the next run.
 */
export const sizes = { lots: 10_000, movements: 200_000, plans: 500, sectionsPerPlan: 100, people: 5_000 }

const words =
  '应急预案防汛抗旱救援队伍物资储备转移避险监测预警值班值守会商研判先期处置信息报告群众安置道路交通电力通信医疗卫生'.match(
    /../g,
  )
const pick = (list, n) => list[n % list.length]

/** Sentences that differ, so that the index is as large as a real one. */
function sentence(seed, length = 24) {
  let text = ''
  for (let i = 0; i < length; i++) text += pick(words, (seed * 7_919 + i * 104_729 + i * i * seed) >>> 3)
  return `${text}。`
}

function planText(n) {
  const lines = [`清源镇${pick(words, n)}专项应急预案（${n}）`, '']
  for (let chapter = 1; chapter <= 10; chapter++) {
    lines.push(`${pick([...'一二三四五六七八九十'], chapter - 1)}、${pick(words, n + chapter)}工作`)
    for (let part = 1; part <= 9; part++) {
      lines.push(
        `（${pick([...'一二三四五六七八九'], part - 1)}）${pick(words, n * 3 + part)}${pick(words, n + part * 5)}`,
      )
      lines.push(
        `　　${sentence(n * 1_000 + chapter * 10 + part)}${sentence(n * 1_000 + chapter * 10 + part + 500_000, 60)}`,
      )
    }
  }
  return lines.join('\n')
}

const kinds = [
  '救生衣',
  '帐篷',
  '棉被',
  '方便面',
  '瓶装水',
  '编织袋',
  '铁锹',
  '手电筒',
  '雨衣',
  '雨鞋',
  '折叠床',
  '发电机',
]

export async function writeSupplies(file, rows, exceljs) {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.addRow(['物资名称', '规格型号', '单位', '数量', '存放地点', '批号', '生产日期', '有效期至'])
  for (let i = 0; i < rows; i++) {
    const year = 2024 + (i % 3)
    sheet.addRow([
      `${pick(kinds, i)}${i % 2_000}号`,
      `${i % 7}型`,
      '件',
      40 + (i % 50),
      `${pick(words, i % 20)}储备点${i % 20}`,
      `L${i}`,
      `${year}-0${1 + (i % 9)}-15`,
      `${year + 3}-0${1 + (i % 9)}-15`,
    ])
  }
  await book.xlsx.writeFile(file)
}

async function writePeople(file, rows, exceljs) {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('通讯录')
  sheet.addRow(['姓名', '单位', '职务', '村（社区）', '手机'])
  for (let i = 0; i < rows; i++)
    sheet.addRow([
      `${pick([...'李王张刘陈杨赵黄周吴'], i)}${pick([...'伟芳娜敏静强磊军洋勇'], i >> 3)}${pick([...'华明建国平英丽文杰霞'], i >> 6)}`,
      `第${i % 60}单位`,
      '干部',
      `第${i % 20}村`,
      `100000${String(10_000 + i).padStart(5, '0')}`,
    ])
  await book.xlsx.writeFile(file)
}

/** Runs a job with the built program on plain Node; answers its lines. Throws when a step failed. */
export function runJob(ctx, profile, job) {
  const file = join(profile, 'job.json')
  writeFileSync(file, JSON.stringify(job))
  const ended = spawnSync(
    process.execPath,
    [join(ctx.root, 'out', 'main', 'host.js'), '--job', file, '--profile', profile],
    {
      env: ctx.nodeEnv,
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    },
  )
  const lines = ended.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const failed = lines.find((line) => !line.ok && !line.expected)
  if (ended.status !== 0 || failed)
    throw new Error(`job ended with ${ended.status}: ${JSON.stringify(failed)} ${ended.stderr}`)
  return lines
}

/** The profile's folder: made once for each state of the schema and of this file, then copied. */
export async function bigProfile(ctx, into) {
  const schema = readFileSync(join(ctx.root, 'tests', 'database', 'schema.snapshot.sql'))
  const key = createHash('sha256')
    .update(schema)
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12)
  const kept = join(tmpdir(), `youbei-bench-profile-${key}`)
  if (!existsSync(kept)) await make(ctx, kept)
  cpSync(kept, into, { recursive: true })
  return into
}

async function make(ctx, kept) {
  process.stdout.write('准备测速数据（约两分钟，只做一次）… Making the office to measure on …\n')
  const exceljs = createRequire(import.meta.url)('exceljs')
  const part = `${kept}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  const file = (name) => join(part, name)
  await writeSupplies(file('supplies.xlsx'), sizes.lots, exceljs)
  await writePeople(file('people.xlsx'), sizes.people, exceljs)
  const plans = Array.from({ length: sizes.plans }, (_, n) => {
    writeFileSync(file(`plan${n}.txt`), planText(n))
    return {
      call: 'plans.importPlan',
      input: {
        file: { $file: file(`plan${n}.txt`) },
        facts: { category: 'special', reviewOn: n % 10 === 0 ? '2026-01-01' : '2029-01-01' },
      },
    }
  })
  runJob(ctx, part, {
    steps: [
      {
        call: 'office.setUp',
        input: {
          division: { code: '990001100000', name: '清源镇', path: '示例省示例市示例县' },
          officeName: '清源镇应急管理服务中心',
          administratorName: '张敏',
        },
      },
      { call: 'people.importList', input: { file: { $file: file('people.xlsx') } } },
      { call: 'supplies.importOpening', input: { file: { $file: file('supplies.xlsx') } } },
      ...plans,
    ],
  })
  moveStock(ctx, part)
  for (const { input } of plans) rmSync(input.file.$file)
  renameSync(part, kept)
}

/** Goods go out and come in again until the ledger has 200,000 lines. */
function moveStock(ctx, profile) {
  const lines = []
  for (let page = 0; page * 200 < sizes.lots; page++)
    lines.push(
      ...runJob(ctx, profile, {
        steps: [{ call: 'supplies.listStock', input: { offset: page * 200, limit: 200 } }],
      })[0].result.rows,
    )
  const byDepot = grouped(lines)
  const steps = []
  let movements = sizes.lots
  for (let round = 0; movements < sizes.movements; round++)
    for (const [depotId, rows] of Object.entries(byDepot))
      for (let at = 0; at < rows.length && movements < sizes.movements; at += 500) {
        const part = rows.slice(at, at + 500)
        movements += part.length
        const both = round % 2 === 0
        steps.push(
          both
            ? {
                call: 'supplies.issue',
                input: {
                  depotId,
                  deviation: '测速',
                  lines: part.map(({ lotId, bin }) => ({ lotId, bin, quantity: 1 })),
                },
              }
            : {
                call: 'supplies.receive',
                input: {
                  depotId,
                  lines: part.map((row) => ({
                    itemId: row.itemId,
                    quantity: 1,
                    lotNumber: row.lotNumber,
                    producedOn: row.producedOn,
                    expiresOn: row.expiresOn,
                    bin: row.bin,
                  })),
                },
              },
        )
      }
  runJob(ctx, profile, { steps })
}

function grouped(rows) {
  const groups = {}
  for (const row of rows) {
    groups[row.depotId] ??= []
    groups[row.depotId].push(row)
  }
  return groups
}
