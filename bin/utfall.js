#!/usr/bin/env node
import '../dist/cli/utfall.js';
