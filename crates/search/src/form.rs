//! In which other forms Chinese characters are written: traditional ones, and those that PDFs have for radicals.

use std::{ops::RangeInclusive, sync::LazyLock};

use ferrous_opencc::{OpenCC, config::BuiltinConfig};

/// Where Chinese characters are in Unicode: those in use, and their first extension. What is rarer is in no report.
const CHINESE: [RangeInclusive<char>; 2] = ['\u{4e00}'..='\u{9fff}', '\u{3400}'..='\u{4dbf}'];

/// Traditional characters that became two simplified ones, with the one that the tables of OpenCC keep for words: 瞭解.
const ALSO: [(char, char); 5] = [('瞭', '了'), ('祇', '只'), ('衹', '只'), ('藉', '借'), ('麽', '么')];

/// The radicals of the block from U+2E80 that Unicode's form NFKC leaves as they are, each with the character that it looks
/// like (Unicode, `EquivalentUnifiedIdeograph.txt`), where that may be in a report. Fonts in PDFs have these in place of it.
const RADICALS: &str = "\
    ⺂乛⺃乚⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目\
    ⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青\
    ⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";

/// Pairs of another form and the character for which it stands.
pub(crate) fn forms() -> &'static [(char, char)] {
    static FORMS: LazyLock<Vec<(char, char)>> = LazyLock::new(all);
    &FORMS
}

fn all() -> Vec<(char, char)> {
    // From Taiwan, which also takes what is usual there (裡) for what is usual in traditional Chinese (裏); then from Hong
    // Kong, which has some of its own (衞).
    let simplifiers = [BuiltinConfig::Tw2s, BuiltinConfig::Hk2s]
        .map(|config| OpenCC::from_config(config).expect("tables that are compiled in"));
    let simplified = |form: char| {
        simplifiers.iter().find_map(|simplifier| {
            let simplified = simplifier.convert(&form.to_string());
            let mut characters = simplified.chars();
            characters.next().filter(|usual| *usual != form && characters.next().is_none())
        })
    };
    let chinese = CHINESE.into_iter().flatten();
    let traditional = chinese.filter_map(|form| Some((form, simplified(form)?)));
    let mut forms: Vec<_> =
        traditional.filter(|(form, _)| !ALSO.iter().any(|(also, _)| also == form)).collect();
    forms.extend(ALSO);
    let radicals: Vec<char> = RADICALS.chars().collect();
    for pair in radicals.chunks_exact(2) {
        let (form, looks_like) = (pair[0], pair[1]);
        forms.push((form, simplified(looks_like).unwrap_or(looks_like)));
    }
    forms
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn forms_stand_for_what_they_are_in_simplified_chinese() {
        let forms: BTreeMap<char, char> = forms().iter().copied().collect();
        let pairs: Vec<char> =
            "馬马區区産产產产裡里裏里臺台爲为為为瞭了羣群衆众眾众後后⻢马⻅见⻓长⻱龟⻑长著着衞卫"
                .chars()
                .collect();
        for pair in pairs.chunks_exact(2) {
            assert_eq!(forms.get(&pair[0]), Some(&pair[1]), "{}", pair[0]);
        }
        assert!(['马', '里', '了', '一'].iter().all(|usual| !forms.contains_key(usual)));
    }

    #[test]
    fn radicals_are_listed_once_and_in_order() {
        let radicals: Vec<char> = RADICALS.chars().step_by(2).collect();
        assert!(
            radicals.is_sorted()
                && radicals.iter().all(|radical| ('\u{2e80}'..='\u{2eff}').contains(radical))
        );
        assert_eq!(RADICALS.chars().count(), 2 * radicals.len());
    }
}
