// Simulates tasks in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';

import { checkAnswer, loadRubric } from '../../dist/index.js';
import { simulate } from './simulate.js';
import { TASKS } from './tasks.js';

parentPort.on('message', async ({ at, task, plan }) => {
  const found = TASKS.find(({ name }) => name === task);
  const tally = await simulate(found, { ...plan, folder: workerData.folder }, { loadRubric, checkAnswer });
  parentPort.postMessage({ at, tally });
});
