//! The kinds of steps: every call of our pallets, calls of the pallets beside them, time, and force.

use std::{fmt, str::FromStr};

macro_rules! kinds {
	(
		calls { $($name:ident $weight:literal $pallet:literal $call:literal,)* }
		others { $($other:ident $other_weight:literal,)* }
	) => {
		/// One kind of step in a story.
		#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
		pub enum Kind {
			$(#[doc = concat!("The call `", $pallet, ".", $call, "`.")] $name,)*
			$(#[doc = "No call: see the player."] $other,)*
		}

		impl Kind {
			/// Every kind.
			pub const ALL: &'static [Kind] = &[$(Self::$name,)* $(Self::$other,)*];

			/// Returns the pallet and the call. `None` if it is no call.
			pub fn call(self) -> Option<(&'static str, &'static str)> {
				match self {
					$(Self::$name => Some(($pallet, $call)),)*
					$(Self::$other => None,)*
				}
			}

			/// Returns its frequency, relative to the others.
			pub fn weight(self) -> u32 {
				match self {
					$(Self::$name => $weight,)*
					$(Self::$other => $other_weight,)*
				}
			}

			fn name(self) -> &'static str {
				match self {
					$(Self::$name => stringify!($name),)*
					$(Self::$other => stringify!($other),)*
				}
			}
		}
	};
}

kinds! {
	calls {
		RegisterService 4 "Restaking" "register_service",
		SetServiceMetadata 1 "Restaking" "set_service_metadata",
		OfferOwnership 2 "Restaking" "offer_ownership",
		AcceptOwnership 2 "Restaking" "accept_ownership",
		PauseService 2 "Restaking" "pause_service",
		ResumeService 4 "Restaking" "resume_service",
		SetSuccessor 3 "Restaking" "set_successor",
		RetireService 1 "Restaking" "retire_service",
		DeregisterService 2 "Restaking" "deregister_service",
		AnnounceSlasher 2 "Restaking" "announce_slasher",
		RemoveSlasher 1 "Restaking" "remove_slasher",
		AnnounceResolver 2 "Restaking" "announce_resolver",
		ApproveOperator 3 "Restaking" "approve_operator",
		RevokeApproval 1 "Restaking" "revoke_approval",
		DismissOperator 2 "Restaking" "dismiss_operator",
		RegisterOperator 3 "Restaking" "register_operator",
		SetOperatorMetadata 1 "Restaking" "set_operator_metadata",
		SetCommission 4 "Restaking" "set_commission",
		JoinService 14 "Restaking" "join_service",
		RotateKey 4 "Restaking" "rotate_key",
		LeaveService 2 "Restaking" "leave_service",
		DeregisterOperator 2 "Restaking" "deregister_operator",
		Pledge 40 "Restaking" "pledge",
		Exit 24 "Restaking" "exit",
		ExitAll 3 "Restaking" "exit_all",
		ExitAndUnbond 8 "Restaking" "exit_and_unbond",
		MovePledge 10 "Restaking" "move_pledge",
		SetStandingOrder 4 "Restaking" "set_standing_order",
		RebondCustody 6 "Restaking" "rebond_custody",
		ReleaseCustody 8 "Restaking" "release_custody",
		TrimStaker 6 "Restaking" "trim_staker",
		EnforceCoverage 4 "Restaking" "enforce_coverage",
		SettleStaker 10 "Restaking" "settle_staker",
		NoteLimit 3 "Restaking" "note_limit",
		Work 4 "Restaking" "work",
		FundSlashBond 6 "Restaking" "fund_slash_bond",
		WithdrawSlashBond 3 "Restaking" "withdraw_slash_bond",
		RequestSlash 36 "Restaking" "request_slash",
		ReportOffence 30 "Restaking" "report_offence",
		Veto 8 "Restaking" "veto",
		VetoAll 2 "Restaking" "veto_all",
		CancelRequest 3 "Restaking" "cancel_request",
		ExecuteSlash 12 "Restaking" "execute_slash",
		SettleAssignment 12 "Restaking" "settle_assignment",
		Divide 6 "Restaking" "divide",
		Undo 9 "Restaking" "undo",
		GiveBack 8 "Restaking" "give_back",
		Forget 3 "Restaking" "forget",
		RedirectEscrow 3 "Restaking" "redirect_escrow",
		Unjail 10 "Restaking" "unjail",
		BanOperator 1 "Restaking" "ban_operator",
		UnbanOperator 2 "Restaking" "unban_operator",
		ResumeAssignment 3 "Restaking" "resume_assignment",
		TakePlace 14 "Restaking" "take_place",
		NotePlace 3 "Restaking" "note_place",
		SetReady 2 "Restaking" "set_ready",
		PublishSet 6 "Restaking" "publish_set",
		OpenPot 3 "Restaking" "open_pot",
		FundRewards 10 "Restaking" "fund_rewards",
		RefundRewards 2 "Restaking" "refund_rewards",
		SetMultiplier 4 "Restaking" "set_multiplier",
		SetPayee 3 "Restaking" "set_payee",
		Claim 10 "Restaking" "claim",
		ClaimAll 5 "Restaking" "claim_all",
		ClaimCommission 6 "Restaking" "claim_commission",
		SetValueAtRisk 4 "Restaking" "set_value_at_risk",
		OpenFeed 2 "Oracle" "open_feed",
		CloseFeed 1 "Oracle" "close_feed",
		Submit 20 "Oracle" "submit",
		CloseRound 8 "Oracle" "close_round",
		SettlePresence 1 "Oracle" "settle_work",
		Attest 12 "Attestation" "attest",
		SettleSignatures 1 "Attestation" "settle_work",
		Promise 8 "Availability" "promise",
		EndPromise 2 "Availability" "end_promise",
		Challenge 12 "Availability" "challenge",
		Answer 16 "Availability" "answer",
		AnswerChallenge 8 "Availability" "answer_challenge",
		CloseChallenge 6 "Availability" "close_challenge",
		ApproveCreator 1 "Keeper" "approve_creator",
		RemoveCreator 1 "Keeper" "remove_creator",
		CreateJob 8 "Keeper" "create_job",
		ChangeJob 2 "Keeper" "change_job",
		FundJob 2 "Keeper" "fund_job",
		CancelJob 1 "Keeper" "cancel_job",
		EndJob 2 "Keeper" "end_job",
		Perform 20 "Keeper" "perform",
		SettleWork 2 "Keeper" "settle_work",
		Beat 8 "Heartbeat" "beat",
		SettleBeats 1 "Heartbeat" "settle_work",
		OpenVault 2 "Liquid" "open_vault",
		Deposit 20 "Liquid" "deposit",
		RequestExit 18 "Liquid" "request_exit",
		CancelExit 5 "Liquid" "cancel_exit",
		ClaimTicket 12 "Liquid" "claim",
		ClaimTickets 4 "Liquid" "claim_all",
		TurnVault 12 "Liquid" "turn",
		SetTargets 6 "Liquid" "set_targets",
		SetValidators 3 "Liquid" "set_validators",
		SetFee 3 "Liquid" "set_fee",
		CancelAnnouncement 2 "Liquid" "cancel_announcement",
		PauseDeposits 1 "Liquid" "pause_deposits",
		ResumeDeposits 3 "Liquid" "resume_deposits",
		SetCap 2 "Liquid" "set_cap",
		SetFeeAccount 1 "Liquid" "set_fee_account",
		HandOver 1 "Liquid" "hand_over",
		DismissManager 1 "Liquid" "dismiss_manager",
		CloseVault 1 "Liquid" "close",
		Redeem 4 "Liquid" "redeem",
		FinishVault 2 "Liquid" "finish",
		OfferReward 2 "Liquid" "offer",
		BuyReward 3 "Liquid" "buy",
		EndSale 1 "Liquid" "end_sale",
		GiveToVault 3 "Balances" "transfer_allow_death",
		GiveReward 2 "Assets" "transfer_keep_alive",
		SendReceipt 5 "Assets" "transfer",
		TouchReceipt 1 "Assets" "touch",
		BurnReceipt 2 "Assets" "refund",
		DestroyAccounts 1 "Assets" "destroy_accounts",
		EndReceipt 1 "Assets" "finish_destroy",
		Swap 2 "AssetConversion" "swap_exact_tokens_for_tokens",
		Bond 6 "Staking" "bond",
		BondExtra 6 "Staking" "bond_extra",
		Unbond 14 "Staking" "unbond",
		Rebond 5 "Staking" "rebond",
		WithdrawUnbonded 14 "Staking" "withdraw_unbonded",
		Validate 2 "Staking" "validate",
		Nominate 4 "Staking" "nominate",
		Chill 2 "Staking" "chill",
		ChillOther 1 "Staking" "chill_other",
		Kick 2 "Staking" "kick",
		SetStakingPayee 2 "Staking" "set_payee",
		SetController 1 "Staking" "set_controller",
		ReapStash 2 "Staking" "reap_stash",
		PayoutStakers 6 "Staking" "payout_stakers",
		PayoutByPage 2 "Staking" "payout_stakers_by_page",
		ForceUnstake 1 "Staking" "force_unstake",
		ManualSlash 2 "Staking" "manual_slash",
		CancelDeferredSlash 1 "Staking" "cancel_deferred_slash",
		SetParameter 4 "Parameters" "set_parameter",
		TransferAll 2 "Balances" "transfer_all",
		StrangersBond 3 "Restaking" "fund_slash_bond",
		PuppetsWord 5 "Restaking" "request_slash",
		SelfReport 5 "Restaking" "report_offence",
		BatchedReport 3 "Utility" "batch_all",
		SharedReport 2 "Multisig" "as_multi_threshold_1",
		EnterSafeMode 1 "SafeMode" "enter",
		LeaveSafeMode 6 "SafeMode" "force_exit",
		PauseCall 2 "TxPause" "pause",
		UnpauseCall 3 "TxPause" "unpause",
	}
	others {
		Blocks 24,
		Eras 24,
		Offence 4,
		Busy 5,
		Poll 6,
		Equivocate 12,
		Migrate 3,
		Misdate 4,
		Idle 1,
		SmallWords 2,
		Dodge 2,
		PollVaults 3,
		ManySlashes 1,
	}
}

/// The kinds by which somebody tries to switch off a slash.
const HOSTILE: [Kind; 11] = [
	Kind::StrangersBond,
	Kind::PuppetsWord,
	Kind::SelfReport,
	Kind::EnterSafeMode,
	Kind::PauseCall,
	Kind::SmallWords,
	Kind::Dodge,
	Kind::PauseService,
	Kind::AnnounceSlasher,
	Kind::RemoveSlasher,
	Kind::DismissOperator,
];

impl Kind {
	/// Returns true if somebody may try to switch off a slash by it.
	pub fn is_hostile(self) -> bool {
		HOSTILE.contains(&self)
	}
}

impl fmt::Display for Kind {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		to.write_str(self.name())
	}
}

impl FromStr for Kind {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let found = Self::ALL.iter().find(|kind| kind.name() == text);
		found.copied().ok_or_else(|| format!("there is no kind {text}"))
	}
}
