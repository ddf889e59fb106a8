//! What the verbs do: a request goes in, an answer comes out. Nothing here knows the command line or a
//! stream, so all of it can be called from a test or another program.

pub mod workspace;
