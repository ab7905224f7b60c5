/** Encodes pictures in workers, one picture a worker at a time. */
export type Encoder = Readonly<{
  /** Hands a drawn page over; waits only while every worker is busy, so that pages do not pile up in memory. */
  encode: (canvas: HTMLCanvasElement) => Promise<{ picture: Promise<Blob> }>
  close: () => void
}>

export function startEncoder(workers: number): Encoder {
  const all = Array.from(
    { length: workers },
    () => new Worker(new URL('./encode.worker.ts', import.meta.url), { type: 'module' }),
  )
  const free = [...all]
  const waiting: ((worker: Worker) => void)[] = []
  const take = () => {
    const worker = free.pop()
    return worker ? Promise.resolve(worker) : new Promise<Worker>((resolve) => waiting.push(resolve))
  }
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  return {
    async encode(canvas) {
      const [worker, bitmap] = await Promise.all([take(), createImageBitmap(canvas)])
      const picture = new Promise<Blob>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Blob | null>) => {
          release(worker)
          if (data) resolve(data)
          else reject(new Error('canvas: no picture'))
        }
        worker.onerror = () => reject(new Error('encoder: failed'))
      })
      worker.postMessage(bitmap, [bitmap])
      return { picture }
    },
    close: () => {
      for (const worker of all) worker.terminate()
    },
  }
}
