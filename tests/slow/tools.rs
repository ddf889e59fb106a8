//! A test whose tool is absent fails, unless it may be left out.

use crate::harness::may_be_left_out;

#[test]
fn a_tool_is_needed_unless_all_or_its_name_are_left_out() {
    assert!(!may_be_left_out("groff", ""));
    assert!(!may_be_left_out("groff", "soffice script"));
    assert!(!may_be_left_out("groff", "0"));
    assert!(may_be_left_out("groff", "soffice groff"));
    assert!(may_be_left_out("groff", "1"));
}
