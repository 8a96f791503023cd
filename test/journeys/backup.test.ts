import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDITOR } from '../../local/demo/cast.ts';
import { utfall } from '../cli/terminal.ts';
import { settled } from './life/acts.ts';
import { openTheatre } from './theatre.ts';

const CONTRACT = 'norrkoping-2016';

describe('a copy of the data folder', () => {
  it('carries the contract to the same last payment, when the key comes from its own safe place', async () => {
    const backup = mkdtempSync(join(tmpdir(), 'utfall-backup-'));
    const copy = join(backup, 'copy');
    const safe = join(backup, 'installation.key');
    const original = await openTheatre(CONTRACT);
    await original.story.begin();
    await original.story.play(
      ({ task, periodId }) => task === 'verify-outcome' && periodId === 'follow_up_1',
    );
    await original.copyTo(copy);
    renameSync(join(copy, 'installation.key'), safe);
    // It goes on, and is lost with everything that was decided since.
    await original.story.play(({ task }) => task === 'attest');
    await original.close();

    copyFileSync(safe, join(copy, 'installation.key'));
    const restored = await openTheatre(CONTRACT, undefined, { from: copy });
    try {
      await restored.story.play();
      expect(await settled(restored)).toEqual([
        'contract.delivery.r1 reconciled 3000000',
        'follow_up_1.outcome-payment.r1 reconciled 2452320',
        'follow_up_2.outcome-payment.r1 reconciled 2880000',
      ]);
      const who = ['--url', restored.url, '--demo-person', AUDITOR.subject];
      expect((await utfall(['audit', CONTRACT, ...who])).code).toBe(0);
    } finally {
      await restored.close();
      rmSync(backup, { recursive: true });
    }
  });
});
