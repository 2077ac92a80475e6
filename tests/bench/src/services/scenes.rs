//! What happens before the operation that is measured, and the operation.

use super::*;

pub fn era() -> u32 {
	<Restaking as PledgeInspect<AccountId>>::era()
}

pub fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

pub fn quiet(chain: &mut Chain, _: u32) {
	chain.next_era();
	chain.blocks(3);
}

/// Somebody has a stake and no pledge.
pub fn a_stake_is_free(chain: &mut Chain, operators: u32) {
	quiet(chain, operators);
	Balances::mint_into(&account(Dave), 2 * STAKE).expect("mints");
	restaking::bond_as(chain, &account(Dave), STAKE);
}

pub fn first_pledge() -> Operation {
	call_by(account(Dave), pledge(AssignmentId(0), STAKE))
}

/// An operator has left to whom nobody had pledged: what its service's pallet knows of it waits to be forgotten. The
/// block is full, so that the chain has not done it.
pub fn one_has_left(chain: &mut Chain, operators: u32) {
	quiet(chain, operators);
	let index = operators + 1;
	restaking::join_as(chain, SERVICE, index);
	must(chain, operator(index), Call::leave_service { service: SERVICE });
	fill_block();
}

fn fill_block() {
	System::register_extra_weight_unchecked(MAXIMUM_BLOCK_WEIGHT, DispatchClass::Mandatory);
}

pub fn forget() -> Operation {
	call_by(account(Dave), Call::forget { most: 1 })
}

/// The chain has not published the set of this era.
pub fn unpublished(chain: &mut Chain, operators: u32) {
	quiet(chain, operators);
	pallet_restaking::Roots::<Runtime>::remove(SERVICE);
}

/// An era in which nobody beats, and the chain does not look at it.
pub fn an_idle_era(chain: &mut Chain, _: u32) {
	chain.next_era();
	pallet_restaking_heartbeat::Cursors::<Runtime>::remove(SERVICE);
	chain.next_era();
}

pub fn feeds_bind(chain: &mut Chain) {
	for feed in 0..FEEDS {
		let open = OracleCall::open_feed {
			service: SERVICE,
			name: vec![b'a' + feed].try_into().expect("short"),
			decimals: 2,
			unit: [0; 16],
			least: 1,
		};
		must(chain, account(OWNER), open);
	}
	chain.next_era();
	chain.next_era();
}

pub fn others_answer(chain: &mut Chain, operators: u32) {
	feeds_bind(chain);
	chain.blocks(2);
	serve(chain, 1..operators, operators);
}

/// An era in which the last operator tells something else, and the first nothing.
pub fn an_era_of_answers(chain: &mut Chain, operators: u32) {
	feeds_bind(chain);
	an_era_of_work(chain, operators);
}

pub fn an_era_of_work(chain: &mut Chain, operators: u32) {
	let now = era();
	while era() == now {
		serve(chain, 1..operators, operators - 1);
		chain.next_block();
	}
	chain.blocks(11);
}

/// All but the first have answered in a round that is over. Blocks are full, so that the chain has not closed it.
pub fn a_round_is_over(chain: &mut Chain, operators: u32) {
	others_answer(chain, operators);
	let round = round();
	while self::round() == round {
		fill_block();
		chain.next_block();
	}
}

fn round() -> u64 {
	clock() / 10
}

pub fn close_round() -> Operation {
	call_by(account(Dave), OracleCall::close_round { service: SERVICE, round: round() - 1 })
}

pub fn an_era_of_signatures(chain: &mut Chain, operators: u32) {
	chain.next_era();
	an_era_of_work(chain, operators);
}

pub fn others_attest(chain: &mut Chain, operators: u32) {
	quiet(chain, operators);
	serve(chain, 1..operators, operators);
}

pub fn sign(index: u32, height: u64, content: H256) -> KeyProof {
	let to_sign = Attestation::to_sign(SERVICE, height, content).expect("it is due");
	let key = sr25519::Pair::from_string(&format!("//many//{index}"), None).expect("a key");
	KeyProof::Sr25519(key.sign(&to_sign.message))
}

/// Returns a call with the signatures of operators for one content of a height.
pub fn attest(height: u64, operators: impl Iterator<Item = u32>) -> RuntimeCall {
	let content = H256::repeat_byte(1);
	let era = Attestation::to_sign(SERVICE, height, content).expect("it is due").era;
	let signatures: Vec<_> =
		operators.map(|index| (operator(index), sign(index, height, content))).collect();
	let call = (SERVICE, (era, height, content), signatures).encode();
	let call = [&[91u8, 0][..], &call].concat();
	RuntimeCall::decode_all(&mut &call[..]).expect("a call of clients")
}

/// Returns the latest height that is due.
pub fn height() -> u64 {
	clock() / 10
}

pub fn batch(operators: u32) -> Operation {
	call_by(account(Dave), attest(height(), 0..operators))
}

pub fn two_contents(_: u32) -> Operation {
	let said = |seed: u8| {
		let content = H256::repeat_byte(seed);
		(era(), content, sign(0, height(), content))
	};
	judges(AssignmentId(0), (0u8, height(), said(1), said(2)).encode(), true)
}

/// An era is over, and heights of this one are due.
pub fn an_era_is_over(chain: &mut Chain, operators: u32) {
	quiet(chain, operators);
	chain.next_era();
	chain.blocks(12);
}

/// The first operator has signed a statement about a height of this era for the era before.
pub fn misdated(_: u32) -> Operation {
	let (era, height, content) = (era() - 1, height(), H256::repeat_byte(1));
	let message = ("Attestation", System::block_hash(0), SERVICE, era, height, content).encode();
	let key = sr25519::Pair::from_string("//many//0", None).expect("a key");
	let signature = KeyProof::Sr25519(key.sign(&message));
	judges(AssignmentId(0), (1u8, (era, height, content), signature).encode(), true)
}

pub fn chunk(place: u32) -> Vec<u8> {
	vec![place as u8; 128]
}

/// Returns the root of three chunks, and the hashes that lead from one of them to it.
pub fn tree(place: u32) -> ([u8; 32], Vec<[u8; 32]>) {
	let leaf = |place: u32| blake2_256(&chunk(place));
	let both = blake2_256(&[leaf(0), leaf(1)].concat());
	let root = blake2_256(&[both, leaf(2)].concat());
	let proof = match place {
		0 => vec![leaf(1), leaf(2)],
		1 => vec![leaf(0), leaf(2)],
		_ => vec![both],
	};
	(root, proof)
}

/// Returns a chunk and the hashes that lead to the root, as the pallet takes them.
pub fn shown<Chunk: TryFrom<Vec<u8>>, Proof: TryFrom<Vec<H256>>>(place: u32) -> (Chunk, Proof) {
	let proof: Vec<_> = tree(place).1.into_iter().map(H256).collect();
	let (chunk, proof) = (chunk(place).try_into().ok(), proof.try_into().ok());
	(chunk.expect("short"), proof.expect("short"))
}

/// Returns a blob of three chunks, as the pallet writes it.
fn blob<Blob: DecodeAll>() -> Blob {
	let blob = (tree(0).0, 3u32, 128u32).encode();
	Blob::decode_all(&mut &blob[..]).expect("root, number and length")
}

pub fn promise() -> AvailabilityCall {
	AvailabilityCall::promise { service: SERVICE, blob: blob(), until_era: 1_000, holders: 0 }
}

/// Somebody has challenged the first operator to show a chunk.
pub fn one_is_challenged(chain: &mut Chain, operators: u32) {
	blobs_are_drawn(chain, operators);
	let (service, operator, chunk) = (SERVICE, operator(0), 0);
	let challenge = AvailabilityCall::challenge { service, operator, blob: blob(), chunk };
	must(chain, account(Dave), challenge);
}

/// The first operator has not answered in time.
pub fn one_is_denied(chain: &mut Chain, operators: u32) {
	one_is_challenged(chain, operators);
	chain.blocks(11);
}

pub fn answer() -> Operation {
	let (chunk, proof) = shown(0);
	let (assignment, challenge) = (AssignmentId(0), 0);
	call_by(operator(0), AvailabilityCall::answer_challenge { assignment, challenge, chunk, proof })
}

/// Everybody holds a blob of three chunks, and the seed is known.
pub fn blobs_are_drawn(chain: &mut Chain, operators: u32) {
	for index in 0..operators {
		must(chain, operator(index), promise());
	}
	chain.next_era();
	chain.next_session();
}

pub fn nobody_shows(chain: &mut Chain, operators: u32) {
	blobs_are_drawn(chain, operators);
	chain.next_era();
}

/// There is a job, and a slot of it has begun that is somebody's turn.
pub fn a_slot_begins(chain: &mut Chain, operators: u32) {
	let job = KeeperCall::create_job {
		service: SERVICE,
		call: Box::new(frame_system::Call::remark_with_event { remark: vec![] }.into()),
		every: 32,
		until: u64::MAX,
		price: UNIT / 10,
		cap: UNIT / 10,
		funds: 20 * UNIT,
	};
	must(chain, account(Dave), job);
	let owed = || (0..operators).any(|index| !duties(SERVICE, &operator(index)).is_empty());
	let last = era() + 20;
	while !owed() {
		assert!(era() < last, "no slot has begun");
		chain.next_block();
	}
}

/// Another operator takes that slot a window later.
pub fn a_turn_is_missed(chain: &mut Chain, operators: u32) {
	a_slot_begins(chain, operators);
	let perform = || KeeperCall::perform { service: SERVICE, job: 0, most: Weight::MAX };
	let idle = |index: &u32| !duties(SERVICE, &operator(*index)).is_empty();
	let idle = (0..operators).find(idle).expect("a slot has begun");
	let other = operator((idle + 1) % operators);
	while chain.call(other.clone(), perform()).is_err() {
		chain.next_block();
	}
	chain.next_era();
}

/// One missed turn is no neglect: it is read and refused.
pub fn turns_of_the_missed(operators: u32) -> Operation {
	let dealt = |id: &AssignmentId| pallet_restaking_keeper::Dealt::<Runtime>::contains_key(id);
	let id = (0..operators).map(AssignmentId).find(dealt).expect("a turn was dealt");
	judges(id, (era() - 1).encode(), false)
}

/// The operator that waits displaces another. Pledges have raised what counts in all, so each is noted first.
pub fn take_place(operators: u32) -> Operation {
	let assignment = AssignmentId(operators);
	call_by(account(Dave), Call::take_place { assignment, most: operators })
}

pub fn publish(most: u32) -> Operation {
	call_by(account(Dave), Call::publish_set { service: SERVICE, most })
}

/// Does the work of restaking in the first block of an era without due tasks.
pub fn turn_era() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	pallet_staking::CurrentEra::<Runtime>::put(era() + 1);
	Restaking::on_initialize(number);
}
