#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ozg_fuzz::lint(bytes));
