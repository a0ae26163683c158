// The functions of the file system that tests refuse: every one that the action calls, by the path or by what it has open.

/** By the path: each in the forms that Node has, `rename`, `promises.rename`, `renameSync`. */
export const BY_PATH = [
  ...[
    'access',
    'appendFile',
    'chmod',
    'copyFile',
    'cp',
    'lchown',
    'link',
    'lstat',
    'mkdir',
    'mkdtemp',
    'open',
  ],
  ...['opendir', 'readFile', 'readdir', 'readlink', 'realpath', 'rename', 'rm', 'stat', 'statfs', 'symlink'],
  ...['unlink', 'utimes', 'writeFile'],
]

/** Of a `FileHandle`. */
export const BY_HANDLE = [
  ...[
    'chmod',
    'close',
    'datasync',
    'read',
    'readFile',
    'stat',
    'sync',
    'truncate',
    'utimes',
    'write',
    'writeFile',
  ],
  'writev',
]

/** By the number of what is open, at once. */
export const BY_NUMBER = ['closeSync', 'fstatSync', 'readSync', 'writeSync']

/** By the number of what is open, as streams do. */
export const BY_STREAM = ['close', 'read', 'write', 'writev']
