#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { bundleIn } = require('./bundle.js');

const DIST = join(__dirname, '..', 'dist', 'cli');
const quick = join(DIST, `${process.argv[2]}.quick`);

if (/^[a-z]+$/.test(process.argv[2]) && existsSync(quick)) bundleIn(quick).run();
else void import('../dist/cli/utfall.js');
