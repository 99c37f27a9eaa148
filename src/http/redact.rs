//! Redacts what must not be seen where a gateway or a proxy echoes the request.
//!
//! An echo is seldom exact: it is quoted, escaped for a URL, for JSON or for HTML, wrapped at a
//! column, cut at a length, put in capitals. So texts are compared by their letters and digits
//! alone, in lower case, under each layer of escapes, and a part of a secret counts as well as the
//! whole. What is redacted without need, because words of the text happen to be in the secret, does
//! no harm.

/// How many letters and digits in a row are a part of a secret. Fewer are no help to who sees them,
/// and are likely to be ordinary words.
const PART: usize = 12;

/// How many layers of escapes are taken off: a URL in JSON in HTML.
const LAYERS: usize = 3;

/// A character of the text, and which bytes of the text spell it.
#[derive(Clone, Copy)]
struct Unit {
    character: char,
    start: usize,
    end: usize,
}

/// [`PART`] letters and digits of the text in a row, in one number, and which bytes spell them.
struct Part {
    letters: u128,
    start: usize,
    end: usize,
}

/// `text` with asterisks for each of the `secrets`, in any usual spelling.
///
/// ```
/// use longport_cancel_order::http::redact::redact;
///
/// let echo = "the token m%5F0123456789abcdef has expired";
/// assert_eq!(redact(echo, &["m_0123456789abcdef"]), "the token *** has expired");
/// ```
#[must_use]
pub fn redact(text: &str, secrets: &[&str]) -> String {
    let mut is_secret = vec![false; text.len()];
    let mut units: Vec<Unit> = text
        .char_indices()
        .map(|(start, character)| Unit { character, start, end: start + character.len_utf8() })
        .collect();
    for _ in 0..=LAYERS {
        let mut parts = Vec::new();
        add_parts(&units, &mut parts);
        for phase in 0..4 {
            add_parts(&from_base64(&units, phase), &mut parts);
        }
        for secret in secrets {
            if essence(secret.bytes()).nth(PART - 1).is_some() {
                mark_parts(&parts, secret, &mut is_secret);
            } else {
                mark_word(&units, secret, &mut is_secret);
            }
        }
        let unescaped = unescape(&units);
        if unescaped.len() == units.len() {
            break;
        }
        units = unescaped;
    }
    mask(text, &is_secret)
}

fn mask(text: &str, is_secret: &[bool]) -> String {
    let mut masked = String::new();
    let mut is_masked = false;
    for (place, character) in text.char_indices() {
        if !is_secret[place] {
            masked.push(character);
        } else if !is_masked {
            masked += "***";
        }
        is_masked = is_secret[place];
    }
    masked
}

/// The letters and digits of a text or a secret, in lower case.
fn essence(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
    bytes.filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

fn add_parts(units: &[Unit], parts: &mut Vec<Part>) {
    let letters: Vec<&Unit> = units.iter().filter(|unit| unit.character.is_ascii_alphanumeric()).collect();
    parts.extend(letters.windows(PART).map(|part| Part {
        letters:
            part.iter().fold(0, |letters, unit| append(letters, unit.character.to_ascii_lowercase() as u8)),
        // What stands between two letters goes with them.
        start: part[0].start,
        end: part[PART - 1].end,
    }));
}

const fn append(letters: u128, letter: u8) -> u128 {
    (letters << 8 | letter as u128) & ((1 << (8 * PART)) - 1)
}

/// Marks each part of the text that is a part of the secret. A secret may be a thousand characters
/// long and this is done for each answer, so most of its parts are passed by at a glance.
fn mark_parts(parts: &[Part], secret: &str, is_secret: &mut [bool]) {
    if parts.is_empty() {
        return;
    }
    let glance = |letters: u128| ((letters ^ letters >> 5 ^ letters >> 18) & 1023) as usize;
    let mut occurs = [false; 1024];
    for part in parts {
        occurs[glance(part.letters)] = true;
    }
    let mut letters = 0;
    for letter in essence(secret.bytes()) {
        letters = append(letters, letter);
        if occurs[glance(letters)] {
            for part in parts.iter().filter(|part| part.letters == letters) {
                is_secret[part.start..part.end].fill(true);
            }
        }
    }
}

/// Letters and digits, and whatever is beyond ASCII, to do without the tables of Unicode.
const fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii()
}

/// Marks a short secret where it stands as a word of its own, so that ordinary text stays legible.
fn mark_word(units: &[Unit], secret: &str, is_secret: &mut [bool]) {
    let length = secret.chars().count();
    let is_in_word = |place: usize| units.get(place).is_some_and(|unit| is_of_word(unit.character));
    if length == 0 {
        return;
    }
    for (first, word) in units.windows(length).enumerate() {
        let is_whole = !is_in_word(first.wrapping_sub(1)) && !is_in_word(first + length);
        if is_whole && word.iter().map(|unit| unit.character).eq(secret.chars()) {
            is_secret[word[0].start..word[length - 1].end].fill(true);
        }
    }
}

/// What the text says if it is Base64 from the character `phase` on.
fn from_base64(units: &[Unit], phase: usize) -> Vec<Unit> {
    let value = |unit: &Unit| {
        let value = match unit.character {
            letter @ 'A'..='Z' => letter as u32 - 'A' as u32,
            letter @ 'a'..='z' => letter as u32 - 'a' as u32 + 26,
            digit @ '0'..='9' => digit as u32 - '0' as u32 + 52,
            '+' | '-' => 62,
            '/' | '_' => 63,
            _ => return None,
        };
        Some((value, unit.start, unit.end))
    };
    let values: Vec<_> = units.iter().filter_map(value).skip(phase).collect();
    let fours = values.chunks_exact(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, (value, ..)| bits << 6 | value);
        let (start, end) = (four[0].1, four[3].2);
        [16, 8, 0].map(|place| Unit { character: char::from((bits >> place & 255) as u8), start, end })
    });
    fours.collect()
}

/// Takes one layer of escapes off.
fn unescape(units: &[Unit]) -> Vec<Unit> {
    let mut unescaped = Vec::with_capacity(units.len());
    let mut rest = units;
    while let [first, ..] = rest {
        let (character, length) = escape(rest).unwrap_or((first.character, 1));
        unescaped.push(Unit { character, start: first.start, end: rest[length - 1].end });
        rest = &rest[length..];
    }
    unescaped
}

/// The character that an escape at the start of `units` stands for, and the length of the escape.
fn escape(units: &[Unit]) -> Option<(char, usize)> {
    let at = |place: usize| units.get(place).map_or(' ', |unit| unit.character.to_ascii_lowercase());
    // Where the number begins, its radix, its most digits, and the sign that may close it; without
    // such a sign there are as many digits as that.
    let (start, radix, most, close) = match (at(0), at(1), at(2)) {
        ('%' | '\\', 'u', '{') => (3, 16, 6, '}'),
        ('%' | '\\', 'u', _) => (2, 16, 4, ' '),
        ('%', ..) => (1, 16, 2, ' '),
        ('\\', 'x', _) => (2, 16, 2, ' '),
        ('\\', 'b' | 'f' | 'n' | 'r' | 't', _) => return Some((' ', 2)),
        ('&', '#', 'x') => (3, 16, 8, ';'),
        ('&', '#', _) => (2, 10, 8, ';'),
        ('&', ..) => {
            // No entity with a name stands for a letter or a digit of ASCII.
            let end = (1..10).find(|place| !at(*place).is_ascii_alphabetic())?;
            let is_amp = end == 4 && (at(1), at(2), at(3)) == ('a', 'm', 'p');
            return (at(end) == ';').then_some((if is_amp { '&' } else { ' ' }, end + 1));
        }
        _ => return None,
    };
    let (mut number, mut end) = (0_u32, start);
    while let Some(digit) = at(end).to_digit(radix).filter(|_| end < start + most) {
        number = number.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    if end == start || close == ' ' && end < start + most {
        return None;
    }
    Some((char::from_u32(number).unwrap_or(' '), end + usize::from(close != ' ' && at(end) == close)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOKEN: &str = "m_eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJsb25n+YnJpZGdl/In0.Qx7-Zk9";

    fn redacted(text: &str, secret: &str) -> String {
        redact(text, &[secret])
    }

    fn each(text: &str, spell: impl Fn(char) -> String) -> String {
        text.chars().map(spell).collect()
    }

    fn percent(text: &str) -> String {
        each(text, |c| if c.is_ascii_alphanumeric() { c.into() } else { format!("%{:02X}", u32::from(c)) })
    }

    /// Base64 by another road than the code's own.
    fn base64_of(text: &str) -> String {
        let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
        let bits: Vec<bool> =
            text.bytes().flat_map(|byte| (0..8).map(move |bit| byte << bit > 127)).collect();
        let value = |six: &[bool]| {
            (0..6).filter(|bit| six.get(*bit) == Some(&true)).map(|bit| 32_usize >> bit).sum::<usize>()
        };
        bits.chunks(6).map(|six| alphabet[value(six)]).collect()
    }

    /// The ways to spell a token that were seen in echoes, or may be.
    fn spellings(token: &str) -> Vec<(&'static str, String)> {
        let half = token.len() / 2;
        let every = |width: usize, sign: &str| {
            let chars: Vec<char> = token.chars().collect();
            chars.chunks(width).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(sign)
        };
        vec![
            ("as it is", token.into()),
            ("with the scheme", format!("Bearer {token}")),
            ("in double quotes", format!("\"{token}\"")),
            ("in single quotes", format!("'{token}'")),
            ("in escaped quotes", format!("\\\"{token}\\\"")),
            ("in angle brackets", format!("<{token}>")),
            ("twice", format!("{token}{token}")),
            ("within a word", format!("token{token}token")),
            ("in a header", format!("authorization: {token}")),
            ("in a query", format!("?token={token}&x=1")),
            ("in capitals", token.to_ascii_uppercase()),
            ("in lower case", token.to_ascii_lowercase()),
            ("percent-encoded", percent(token)),
            ("percent-encoded in lower case", percent(token).to_ascii_lowercase()),
            ("percent-encoded throughout", each(token, |c| format!("%{:02X}", u32::from(c)))),
            ("percent-encoded throughout in lower case", each(token, |c| format!("%{:02x}", u32::from(c)))),
            ("percent-encoded in part", format!("{}{}", percent(&token[..half]), &token[half..])),
            ("percent-encoded twice", percent(&percent(token))),
            ("percent-encoded in UTF-16", each(token, |c| format!("%u{:04x}", u32::from(c)))),
            ("escaped for JSON", token.replace('/', "\\/")),
            ("escaped for JSON throughout", each(token, |c| format!("\\u{:04x}", u32::from(c)))),
            ("escaped for JSON in capitals", each(token, |c| format!("\\u{:04X}", u32::from(c)))),
            ("escaped for JSON twice", each(token, |c| format!("\\\\u{:04x}", u32::from(c)))),
            ("escaped for JavaScript", each(token, |c| format!("\\x{:02x}", u32::from(c)))),
            ("escaped as code points", each(token, |c| format!("\\u{{{:x}}}", u32::from(c)))),
            ("entities", each(token, |c| format!("&#{};", u32::from(c)))),
            ("entities in hexadecimal", each(token, |c| format!("&#x{:x};", u32::from(c)))),
            ("entities with zeros", each(token, |c| format!("&#X{:06X};", u32::from(c)))),
            ("entities of entities", each(token, |c| format!("&amp;#{};", u32::from(c)))),
            ("entities with names", token.replace('/', "&sol;").replace('+', "&plus;")),
            ("split by spaces", every(4, " ")),
            ("every letter apart", every(1, " ")),
            ("split by line breaks", every(16, "\r\n\t")),
            ("split by written line breaks", every(16, "\\n")),
            ("split by zero-width characters", every(3, "\u{200b}")),
            ("split by soft hyphens", every(5, "\u{ad}")),
            ("split by hyphens", every(4, "-")),
            ("cut at the end", format!("{}...", &token[..half])),
            ("cut at the start", format!("...{}", &token[half..])),
            ("cut at both ends", token[8..24].into()),
            ("Base64", base64_of(token)),
            ("Base64 of the header", base64_of(&format!("Bearer {token}"))),
            ("Base64 of the pair", base64_of(&format!("ab{token}"))),
            ("Base64 for URLs", base64_of(token).replace('+', "-").replace('/', "_")),
            (
                "Base64 in lines",
                base64_of(token)
                    .as_bytes()
                    .chunks(16)
                    .map(|line| String::from_utf8_lossy(line).into_owned())
                    .collect::<Vec<_>>()
                    .join("\r\n"),
            ),
            ("Base64 in a URL", percent(&base64_of(token))),
        ]
    }

    /// Whether some eight letters and digits of the secret are still there, as any reader would see.
    fn shows(text: &str, secret: &str) -> bool {
        let [text, secret] = [text, secret].map(|text| essence(text.bytes()).collect::<Vec<_>>());
        secret.windows(PART).any(|part| text.windows(PART).any(|other| other == part))
    }

    #[test]
    fn no_usual_spelling_of_a_token_survives() {
        let spellings = spellings(TOKEN);
        assert!(spellings.len() >= 42, "{}", spellings.len());
        for (name, spelling) in spellings {
            let text = format!("the key {spelling} , it was refused");
            let redacted = redacted(&text, TOKEN);
            assert!(
                redacted.starts_with("the key ") && redacted.ends_with("was refused"),
                "{name}: {redacted}"
            );
            // What may be left are quotes, a scheme, the ends of a line of Base64.
            let left = (redacted.len() + 3).saturating_sub("the key  , it was refused".len());
            assert!(left <= 33 && redacted.contains("***"), "{name}: {redacted}");
            assert!(!shows(&redacted, TOKEN), "{name}: {redacted}");
        }
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "api request is limited, please slow down request frequency",
            "订单已撤销 order 709043056541253632 is not open",
            "100% of &amp; \\u0041 &#65; %41 C:\\new",
            "",
        ] {
            assert_eq!(redacted(text, TOKEN), text);
        }
    }

    #[test]
    fn a_short_token_is_redacted_as_a_word_only() {
        assert_eq!(redacted("no token in tokens or a_token", "token"), "no *** in tokens or a_***");
        assert_eq!(redacted("the key \"k1\" is no k12", "k1"), "the key \"***\" is no k12");
        assert_eq!(redacted("%6b1 and &#107;1", "k1"), "*** and ***");
        assert_eq!(redacted("an e here and there", "e"), "an *** here and there");
        assert_eq!(redacted("nothing", ""), "nothing");
    }

    proptest! {
        #[test]
        fn any_token_in_any_spelling_is_redacted(
            token in "[A-Za-z0-9._~+/=-]{24,60}",
            spelling in any::<prop::sample::Index>(),
            before in "\\PC{0,20}",
            after in "\\PC{0,20}",
        ) {
            prop_assume!(essence(token.bytes()).count() >= 20);
            let spellings = spellings(&token);
            let (name, spelling) = &spellings[spelling.index(spellings.len())];
            let redacted = redacted(&[&before, " ", spelling, " ", &after].concat(), &token);
            prop_assert!(!shows(&redacted, &token), "{name}: {redacted}");
            // Half of it may hold too little to know it by.
            prop_assert!(redacted.contains("***") || name.starts_with("cut"), "{name}: {redacted}");
        }

        #[test]
        fn no_text_and_no_token_breaks_it(text in "\\PC{0,40}|[%&#ux\\\\{};0-9a-f]{0,40}", token in "\\PC{0,12}|[%&#ux0-9a-f]{0,12}") {
            let _ = redact(&text, &[&token, "another secret"]);
        }
    }
}
