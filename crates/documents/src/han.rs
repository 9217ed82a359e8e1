//! Names in running Han text, which sets no word apart: every stretch of two to four characters
//! that begins with a family name is looked at.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// The common family names of China, Korea and Vietnam in Han, simplified and traditional.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文朴玄南申安柳洪全权權尹禹元千房池慎廬卞奉太明习習";

/// Most characters of a foreign name's part.
const FOREIGN_MAX: usize = 6;

fn is_surname(c: char) -> bool {
    static CHARS: OnceLock<FxHashSet<char>> = OnceLock::new();
    CHARS
        .get_or_init(|| SURNAMES.chars().collect())
        .contains(&c)
}

/// Stretches of a text in Han that may be a name of that culture, longest first at each place.
pub(crate) fn stretches(text: &str) -> Vec<Range<usize>> {
    let borders: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut found = Vec::new();
    for (i, c) in text.chars().enumerate() {
        if is_surname(c) {
            found.extend(
                [4, 3, 2]
                    .iter()
                    .filter(|len| i + **len < borders.len())
                    .map(|len| borders[i]..borders[i + len]),
            );
        }
    }
    found
}

/// The ends of a text of one or more characters: what may be the last part of a name that ends
/// in running text.
pub(crate) fn beginnings(text: &str) -> Vec<Range<usize>> {
    let ends = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(FOREIGN_MAX);
    ends.map(|end| 0..end).collect()
}

/// Likewise what may be the first part of one.
pub(crate) fn endings(text: &str) -> Vec<Range<usize>> {
    text.char_indices()
        .rev()
        .map(|(at, _)| at..text.len())
        .take(FOREIGN_MAX)
        .collect()
}
