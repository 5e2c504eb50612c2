// The search in a worker of its own, so that typing never waits for it.

import { open } from "./search-desk.js";

const opened = open((reply) => postMessage(reply, [reply.buffer]));

onmessage = async ({ data }) => (await opened).take(data);

// The first word says whether it lives.
opened.then(() => postMessage(true), () => postMessage(false));
