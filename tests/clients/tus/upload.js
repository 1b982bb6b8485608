// node upload.js ENDPOINT KEY FILE JOB [STOP_AFTER_BYTES]: uploads FILE by tus and prints the upload's URL. With a URL of
// an upload as ENDPOINT (it ends in /upload) continues it. Stopped after some bytes, it leaves the upload as it is.
const fs = require("fs");
const tus = require("tus-js-client");

const [endpoint, key, file, job, stopAfter] = process.argv.slice(2);
const resumes = endpoint.endsWith("/upload");
const upload = new tus.Upload(fs.createReadStream(file), {
  [resumes ? "uploadUrl" : "endpoint"]: endpoint,
  chunkSize: 65536,
  uploadSize: fs.statSync(file).size,
  retryDelays: null,
  metadata: { job },
  headers: { Authorization: "Bearer " + key },
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onProgress: () => {},
  onChunkComplete: (_size, sent) => {
    if (stopAfter && sent >= Number(stopAfter)) {
      console.log(upload.url);
      process.exit(0);
    }
  },
  onSuccess: () => console.log(upload.url),
});
upload.start();
