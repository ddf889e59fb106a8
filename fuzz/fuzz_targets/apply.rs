#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| ozg_fuzz::apply(text));
