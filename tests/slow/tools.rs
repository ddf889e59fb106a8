//! A test whose tool is missing fails, unless it may be skipped.

use crate::harness::may_be_skipped;

#[test]
fn a_tool_is_needed_unless_all_or_its_name_are_left_out() {
    assert!(!may_be_skipped("groff", ""));
    assert!(!may_be_skipped("groff", "soffice script"));
    assert!(!may_be_skipped("groff", "0"));
    assert!(may_be_skipped("groff", "soffice groff"));
    assert!(may_be_skipped("groff", "1"));
}
