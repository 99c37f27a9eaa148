//! Texts from outside, made fit for a message or a log.

/// How much of the gateway's own message an error repeats, in characters.
const MAX_MESSAGE: usize = 200;

/// A text from outside, fit for one line of a log, and no longer than an error repeats.
#[must_use]
pub fn one_line(text: &str) -> String {
    one_line_of(text, MAX_MESSAGE)
}

/// As much of a text as is needed to know what in its first `MAX_MESSAGE` characters belongs to
/// something longer: an escaped token, say.
#[must_use]
pub fn one_long_line(text: &str) -> String {
    one_line_of(text, 3 * MAX_MESSAGE)
}

fn one_line_of(text: &str, limit: usize) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    let mut line = String::new();
    let mut length = 0;
    for word in words {
        let mut space = (!line.is_empty()).then_some(' ');
        for character in word.chars().filter(|character| !is_invisible(*character)) {
            for character in space.take().into_iter().chain([character]) {
                if length == limit {
                    return line;
                }
                line.push(character);
                length += 1;
            }
        }
    }
    line
}

/// Whether a character shows nothing, or changes how others are shown: it could hide a text in
/// another, or turn its direction.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1345f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_a_log_is_one_line() {
        assert_eq!(one_line(" a\r\nb\t\u{0}c\u{2028}d "), "a b c d");
        assert_eq!(one_line(&"x".repeat(1_000)).len(), MAX_MESSAGE);
        assert_eq!(one_line(&"订 ".repeat(1_000)).chars().count(), MAX_MESSAGE);
    }

    #[test]
    fn what_cannot_be_seen_is_not_in_a_line() {
        for hidden in "\u{ad}\u{61c}\u{200b}\u{200d}\u{200e}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{fe0f}\u{e0041}".chars() {
            assert_eq!(one_line(&format!("{hidden}a{hidden}b {hidden} c{hidden}")), "ab c", "{hidden:?}");
        }
        for control in "\u{0}\u{7}\u{1b}\u{7f}\u{85}\u{2028}\u{2029}\u{a0}".chars() {
            assert_eq!(one_line(&format!("a{control}b")), "a b", "{control:?}");
        }
        assert_eq!(one_line("é订单😀ا"), "é订单😀ا");
    }
}
