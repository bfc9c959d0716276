// SPDX-License-Identifier: Apache-2.0
// Violations on purpose: a check that has never failed proves nothing.
//   node plant.mjs list TOOL                     one planted violation a line: NAME<TAB>WORD, the word its finding must contain
//   node plant.mjs make TOOL/NAME CONTRACT > BROKEN   the contract with this one thing changed
import {readFileSync} from 'node:fs';

const plants = [
    // tool, name, the word its finding contains, what is replaced, by what
    ['redocly', 'a reference to nothing', 'no-unresolved-refs', "schema: {$ref: '#/components/schemas/Manifest'}", "schema: {$ref: '#/components/schemas/Manifesto'}"],
    ['redocly', 'an operation without a name', 'operation-operationId', '      operationId: heartbeat\n', ''],
    ['redocly', 'a parameter nobody fills', 'path-parameters-defined', '/v1/bundles/{name}:', '/v1/bundles/{name}/{page}:'],
    ['redocly', 'a type that is none', 'struct', 'schemaVersion: {type: integer}', 'schemaVersion: {type: number of things}'],
    ['spectral', 'a member with an underscore', 'zhike-camel-case', '        durableSeq: {type: integer', '        durable_seq: {type: integer'],
    ['spectral', 'an inline member with an underscore', 'zhike-camel-case-inline', '                  terminalToken: {', '                  terminal_token: {'],
    ['spectral', 'an error without a problem', 'zhike-problem', "        '410': {$ref: '#/components/responses/Gone'}", "        '410': {description: Gone}"],
    ['spectral', 'a problem without its code', 'zhike-problem-code', 'required: [type, title, status, code]', 'required: [type, title, status]'],
    ['spectral', 'an operation that is never busy', 'zhike-busy', "        '410': {$ref: '#/components/responses/Gone'}\n        '503': {$ref: '#/components/responses/Busy'}\n", "        '410': {$ref: '#/components/responses/Gone'}\n"],
    ['spectral', 'sent away without a time', 'zhike-come-back', "      description: 'Too many wrong tries; Retry-After (signInLocked)'\n      headers:\n        Retry-After: {$ref: '#/components/headers/RetryAfter'}\n", "      description: 'Too many wrong tries'\n"],
    ['spectral', 'a door without a word for strangers', 'zhike-door', "              schema: {$ref: '#/components/schemas/Manifest'}\n        '401': {$ref: '#/components/responses/Unauthorised'}\n", "              schema: {$ref: '#/components/schemas/Manifest'}\n"],
    ['spectral', 'a phone number in a path', 'zhike-no-person-in-a-path', 'name: communityId, in: path', 'name: phone, in: path'],
    ['spectral', 'a phone number in a query', 'zhike-no-person-in-a-query', 'name: category, in: query', 'name: phone, in: query'],
    ['respect', 'an answer without a member it should have', 'schema check', 'required: [now, epoch]', 'required: [now, epoch, mood]'],
    ['respect', 'a member of another type', 'schema check', 'haveTo: {type: integer}', 'haveTo: {type: string}'],
    ['respect', 'a status nobody wrote down', 'status code check', "        '201':\n          description: Enrolled", "        '207':\n          description: Enrolled"],
    ['prism', 'an answer without a member it should have', 'violation', 'required: [epoch, from, to, toSeq, scopes, more, durableSeq, changes, results]', 'required: [epoch, from, to, toSeq, scopes, more, durableSeq, changes, results, mood]'],
    ['prism', 'a request without a member it should have', 'violation', 'required: [code, publicKey, boxKey, name]', 'required: [code, publicKey, boxKey, name, mood]'],
];

const [verb, what, contract] = process.argv.slice(2);
if (verb === 'list') {
    for (const [tool, name, word] of plants) if (tool === what) console.log(`${name}\t${word}`);
} else {
    const [tool, name] = what.split('/');
    const [, , , from, to] = plants.find((plant) => plant[0] === tool && plant[1] === name);
    const text = readFileSync(contract, 'utf8');
    if (text.split(from).length < 2) throw new Error(`${what}: what it changes is no longer in the contract`);
    process.stdout.write(text.replace(from, () => to));
}
