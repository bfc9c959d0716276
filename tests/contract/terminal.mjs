// SPDX-License-Identifier: Apache-2.0
// A terminal that shares no code with ours: enrols at the central given by its URL and prints, as JSON, what the workflows
// can't make themselves - ops with an Ed25519 signature (docs/decisions/0002), right ones and wrong ones.
import {createHash, generateKeyPairSync, randomBytes, randomUUID, sign} from 'node:crypto';

const [central, code] = process.argv.slice(2);
const {publicKey, privateKey} = generateKeyPairSync('ed25519');
const rawKey = publicKey.export({type: 'spki', format: 'der'}).subarray(-32).toString('base64');

async function ask(method, path, body, token) {
    const headers = {'Content-Type': 'application/json', ...(token && {Authorization: `Bearer ${token}`})};
    const answer = await fetch(central + path, {method, headers, body: body && JSON.stringify(body)});
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.json();
}

/** RFC 8785 for text, whole numbers, lists and objects: compact, keys sorted. */
function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

const enrolled = await ask('POST', '/v1/terminals/enrol',
    {code, publicKey: rawKey, boxKey: randomBytes(32).toString('base64'), name: 'contract'});

function note(seq, words) {
    const envelope = {
        opId: randomUUID(), type: 'member.note', typeVersion: 1, actor: 'associate-lin', role: 'associate',
        store: enrolled.storeId, terminal: enrolled.terminalId, wall: new Date().toISOString(), boot: 5000,
        targets: [{kind: 'member', id: 'member-chen', baseVer: 0}], body: {memberId: 'member-chen', words},
    };
    const signature = sign(null, Buffer.from(canonical(envelope)), privateKey).toString('base64');
    return {...envelope, seq, signature};
}

const batch = (replica, ops, epoch = enrolled.epoch) => ({epoch, replica, ops});
const forged = {...note(1, 'signed'), body: {memberId: 'member-chen', words: 'and changed afterwards'}};
const photo = randomBytes(600).toString('base64');

console.log(JSON.stringify({
    code,
    terminalId: enrolled.terminalId,
    token: enrolled.terminalToken,
    epoch: enrolled.epoch,
    publicKey: rawKey,
    right: batch('contract-right', [note(1, 'She asked about quiet dryers.')]),
    forged: batch('contract-forged', [forged]),
    gap: batch('contract-gap', [note(2, 'the first one is missing')]),
    stranger: batch('contract-stranger', [note(1, 'from another history')], 'another-history'),
    crowd: batch('contract-crowd', Array.from({length: 101}, (_, i) => note(i + 1, 'too many'))),
    rows: Array.from({length: 501}, () => ({event: 'view'})),
    photo,
    photoHash: createHash('sha256').update(photo).digest('hex'),
    otherHash: createHash('sha256').update(randomBytes(9)).digest('hex'),
}));
