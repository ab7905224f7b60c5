import { useEffect, useRef, useState } from 'react'
import type { ChosenFile } from '../../preload/contract/bridge'
import { youbei } from './api'
import { showFailure } from './notices'

/**
 * Files dropped anywhere on the window, as tokens. True while files are being dragged over it. What cannot be taken
 * (a folder, something that is no file of this computer) is said and left out.
 */
export function useFileDrop(
  onFiles: (files: readonly ChosenFile[]) => void,
  options: Readonly<{ enabled?: boolean }> = {},
): boolean {
  const { enabled = true } = options
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles

  useEffect(() => {
    if (!enabled) return
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      void adopt([...(event.dataTransfer?.files ?? [])]).then((files) => {
        if (files.length > 0) take.current(files)
      })
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
      setOver(false)
    }
  }, [enabled])
  return over
}

async function adopt(files: readonly File[]): Promise<ChosenFile[]> {
  const adopted: ChosenFile[] = []
  for (const file of files) {
    const answer = await youbei.adoptFile(file)
    if (answer.ok) adopted.push(answer.value)
    else showFailure(answer.error)
  }
  return adopted
}
