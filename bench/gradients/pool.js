// Simulates tasks on all cores.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const MOST_WORKERS = 8;

/**
 * Runs jobs in worker threads and gives their tallies in the order of the jobs.
 * @param {{ task: string, plan: { seed: number, right: number, wrong: number, scale: number } }[]} jobs
 * @param {string} folder where rubrics are written
 */
export async function simulateAll(jobs, folder) {
  const results = [];
  const waiting = jobs.map((job, at) => ({ at, ...job }));
  const count = Math.min(MOST_WORKERS, availableParallelism(), jobs.length);
  await Promise.all(Array.from({ length: count }, () => work(waiting, results, folder)));
  return results;
}

function work(waiting, results, folder) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.js', import.meta.url), { workerData: { folder } });
    const next = () => {
      const job = waiting.shift();
      if (job) worker.postMessage(job);
      else worker.terminate().then(resolve, reject);
    };
    worker.on('error', reject);
    worker.on('message', ({ at, tally }) => {
      results[at] = tally;
      next();
    });
    next();
  });
}
