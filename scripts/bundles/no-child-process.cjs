/** In place of `node:child_process`, which takes milliseconds to load: no command of ours is a program of its own. */
exports.spawn = () => {
  throw new Error('no command is a program of its own');
};
