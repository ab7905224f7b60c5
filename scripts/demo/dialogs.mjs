/**
 * The system's own file dialogs cannot be driven from outside; this answers them in the program, as if the person
 * had chosen these paths. `open`: what the next "open" dialogs return; `save`: where the next "save" dialogs point.
 */
export function answerDialogs(app, { open = [], save }) {
  return app.evaluate(
    ({ dialog }, answers) => {
      dialog.showOpenDialog = async () => ({ canceled: answers.open.length === 0, filePaths: answers.open })
      dialog.showSaveDialog = async () => ({ canceled: !answers.save, filePath: answers.save ?? '' })
    },
    { open, save },
  )
}
