#![doc = include_str!("../README.md")]

pub mod chain;
pub mod relay;
pub mod setting;
pub mod walk;
