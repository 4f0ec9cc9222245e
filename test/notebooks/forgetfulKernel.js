// A kernel that answers each request and says one line, but never that it is idle after an execution.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Publisher, Router } from "zeromq";

const { key, shell_port, iopub_port } = JSON.parse(readFileSync(process.argv[2], "utf8"));

function framesOf(type, parent, content) {
  const parts = [JSON.stringify({ msg_type: type }), parent, "{}", JSON.stringify(content)];
  return ["<IDS|MSG>", createHmac("sha256", key).update(parts.join("")).digest("hex"), ...parts];
}

async function serve() {
  const shell = new Router();
  const iopub = new Publisher();
  await shell.bind(`tcp://127.0.0.1:${shell_port}`);
  await iopub.bind(`tcp://127.0.0.1:${iopub_port}`);
  for await (const [identity, , , header] of shell) {
    const isInfo = JSON.parse(header).msg_type === "kernel_info_request";
    if (isInfo) await iopub.send(framesOf("status", header, { execution_state: "idle" }));
    else await iopub.send(framesOf("stream", header, { name: "stdout", text: "said\n" }));
    const reply = isInfo ? { language_info: {} } : { status: "ok" };
    await shell.send([identity, ...framesOf(isInfo ? "kernel_info_reply" : "execute_reply", header, reply)]);
  }
}
serve();
