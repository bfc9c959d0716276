// SPDX-License-Identifier: Apache-2.0
// Stands where a client expects central. Everything goes through the validating proxy, except the files of a snapshot: the
// proxy keeps whole answers in memory and has nothing to say about their bytes.
//   node route.mjs PORT_FILE LOG CENTRAL_PORT PROXY_PORT
// The log gets a line a request: "proxy|direct STATUS METHOD PATH", and for a violation of the contract "violation …".
import {appendFileSync, renameSync, writeFileSync} from 'node:fs';
import {createServer, request} from 'node:http';

const [portFile, log, central, proxy] = process.argv.slice(2);
const shard = /^\/v1\/sync\/snapshot\/[^/]+\/(\d+|dictionary)$/;
const proxysOwn = 'https://stoplight.io/prism/errors#';

function violationIn(body) {
    if (!body.includes(proxysOwn)) return null;
    const problem = JSON.parse(body);
    return `${problem.title} ${JSON.stringify(problem.validation ?? problem.detail)}`;
}

function note(words) { appendFileSync(log, `${words}\n`); }

function passOn(way, from, answer, to) {
    const pieces = [];
    answer.on('data', (piece) => pieces.push(piece));
    answer.on('end', () => {
        const body = Buffer.concat(pieces);
        const violation = way === 'proxy' ? violationIn(body) : null;
        note(`${way} ${answer.statusCode} ${from.method} ${from.url}`);
        if (violation) note(`violation ${from.method} ${from.url}: ${violation}`);
        to.writeHead(answer.statusCode, answer.headers);
        to.end(body);
    });
}

const server = createServer((from, to) => {
    const way = shard.test(from.url) ? 'direct' : 'proxy';
    const headers = {...from.headers, 'accept-encoding': 'identity'}; // the proxy reads bodies
    const onward = request({host: '127.0.0.1', port: way === 'direct' ? central : proxy, method: from.method, path: from.url, headers},
        (answer) => passOn(way, from, answer, to));
    onward.on('error', () => from.socket.destroy()); // central is away: the client sees a line that broke, as it would
    to.on('close', () => onward.destroy());
    from.pipe(onward);
});
server.listen(0, '127.0.0.1', () => {
    writeFileSync(`${portFile}.new`, `${server.address().port}\n`);
    renameSync(`${portFile}.new`, portFile);
});
