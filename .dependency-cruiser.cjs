const modules = 'office|people|plans|handbooks|supplies|teams|duty|drills|places|incidents|exchange|care'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Who may import whom (docs/architecture.md). Each rule is tried on a planted offence in tests/unit/architecture. */
module.exports = {
  forbidden: [
    rule(
      'contract-is-a-leaf',
      'The contract imports zod and itself.',
      { path: '^preload/contract/' },
      { pathNot: '^preload/contract/|node_modules/zod/' },
    ),
    rule(
      'preload-knows-only-the-contract',
      'The preload imports the contract and electron.',
      { path: '^preload/(?!contract/)' },
      { pathNot: '^preload/|node_modules/electron/' },
    ),
    rule(
      'renderer-sees-only-the-contract',
      'The page knows the contract and itself.',
      { path: '^renderer/' },
      { path: '^(main|database|tests|scripts)/|^preload/(?!contract/)' },
    ),
    rule(
      'renderer-has-no-node',
      'The page has no Node.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'electron-only-in-the-shell',
      'Electron is imported in main/index.ts, main/app and the preload only.',
      { path: '^(renderer|database|preload/contract|main/(?!app/|index\\.ts))' },
      { path: 'node_modules/(electron|electron-log/(main|renderer))(/|\\.|$)' },
    ),
    rule(
      'shell-knows-no-module',
      "Electron's main process never works with data.",
      { path: '^main/(app/|index\\.ts)' },
      { path: `^(main/(host|documents|sheets|${modules})|database)/` },
    ),
    rule(
      'orm-stays-in-database',
      'typeorm and better-sqlite3 are named in database/ only.',
      { pathNot: '^(database|tests|scripts)/' },
      { path: 'node_modules/(typeorm|better-sqlite3)/' },
    ),
    rule(
      'database-is-lowest',
      'database/ imports nothing of ours.',
      { path: '^database/' },
      { path: '^(main|renderer|preload|tests|scripts)/' },
    ),
    rule(
      'modules-meet-at-their-index',
      'A module is used through main/<module>/index.ts.',
      { path: `^main/(${modules})/` },
      { path: `^main/(${modules})/`, pathNot: ['^main/$1/', `^main/(${modules})/index\\.ts$`] },
    ),
    rule(
      'host-meets-modules-at-their-index',
      'The host uses modules through their index.',
      { path: '^main/(host|documents|sheets)/' },
      { path: `^main/(${modules})/`, pathNot: `^main/(${modules})/index\\.ts$` },
    ),
    rule(
      'modules-use-the-host-at-its-index',
      'Modules use host, documents and sheets through their index.',
      { path: `^main/(${modules})/` },
      { path: '^main/(host|documents|sheets)/', pathNot: '^main/(host|documents|sheets)/index\\.ts$' },
    ),
    rule(
      'documents-and-sheets-know-no-module',
      'Building blocks know no module and no host.',
      { path: '^main/(documents|sheets)/' },
      { path: `^main/(host|${modules})/|^database/` },
    ),
    rule(
      'rules-are-pure',
      'rules.ts imports contract types, other rules and pure values only.',
      { path: '/rules\\.ts$' },
      {
        path: '^(database|main/host|renderer/(?!shared/format))/|node_modules/(?!pinyin-pro|zod)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'screens-meet-at-their-index',
      'A screen folder is used through its index.',
      { path: `^renderer/(${modules})/` },
      { path: `^renderer/(${modules})/`, pathNot: ['^renderer/$1/', `^renderer/(${modules})/index\\.tsx?$`] },
    ),
    rule(
      'shared-knows-no-screen',
      'Shared parts know no module.',
      { path: '^renderer/shared/' },
      { path: `^renderer/(app|${modules})/` },
    ),
    rule('nobody-imports-tests', 'Nobody imports tests.', { pathNot: '^tests/' }, { path: '^tests/' }),
    rule('no-cycles', 'No cycles.', {}, { circular: true }),
    rule(
      'resolvable',
      'What is imported must be there.',
      {},
      { couldNotResolve: true, pathNot: '\\?(url|raw|worker)$|^electron' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|\\.json$|\\.css$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
