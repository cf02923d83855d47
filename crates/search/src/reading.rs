//! How Chinese characters are read.

use pinyin::ToPinyin;

/// Characters that are read in more than one way today, or not as the dictionary of the crate `pinyin` begins with (it
/// lists readings of all times). The most frequent one comes first. Readings that differ in tone only are one.
const SEVERAL: [(char, &str); 66] = [
    ('乐', "le yue"),
    ('了', "le liao"),
    ('什', "shen shi"),
    ('会', "hui kuai"),
    ('传', "chuan zhuan"),
    ('便', "bian pian"),
    ('刹', "sha cha"),
    ('单', "dan shan"),
    ('卡', "ka qia"),
    ('厦', "xia sha"),
    ('参', "can shen"),
    ('圩', "xu wei"),
    ('地', "di de"),
    ('埔', "pu bu"),
    ('塞', "sai se"),
    ('大', "da dai"),
    ('宿', "su xiu"),
    ('差', "cha chai"),
    ('度', "du duo"),
    ('弹', "dan tan"),
    ('强', "qiang jiang"),
    ('得', "de dei"),
    ('恶', "e wu"),
    ('扁', "bian pian"),
    ('扎', "zha za"),
    ('拓', "tuo ta"),
    ('提', "ti di"),
    ('攒', "zan cuan"),
    ('曾', "ceng zeng"),
    ('朝', "chao zhao"),
    ('校', "xiao jiao"),
    ('没', "mei mo"),
    ('泊', "bo po"),
    ('率', "lv shuai"),
    ('畜', "xu chu"),
    ('的', "de di"),
    ('盛', "sheng cheng"),
    ('省', "sheng xing"),
    ('着', "zhe zhao zhuo"),
    ('种', "zhong chong"),
    ('秘', "mi bi"),
    ('称', "cheng chen"),
    ('系', "xi ji"),
    ('给', "gei ji"),
    ('络', "luo lao"),
    ('绿', "lv lu"),
    ('腌', "yan a"),
    ('落', "luo la lao"),
    ('蔚', "wei yu"),
    ('薄', "bo bao"),
    ('藏', "cang zang"),
    ('血', "xue xie"),
    ('行', "xing hang"),
    ('觉', "jue jiao"),
    ('角', "jiao jue"),
    ('解', "jie xie"),
    ('谁', "shui shei"),
    ('调', "diao tiao"),
    ('车', "che ju"),
    ('还', "hai huan"),
    ('都', "du dou"),
    ('重', "zhong chong"),
    ('长', "chang zhang"),
    ('降', "jiang xiang"),
    ('露', "lu lou"),
    ('靓', "liang jing"),
];

/// The readings of a character without tones, ü written as v, the most frequent first; none if it is not Chinese.
pub(crate) fn readings(character: char) -> Vec<String> {
    match SEVERAL.iter().find(|(several, _)| *several == character) {
        Some((_, readings)) => readings.split(' ').map(str::to_owned).collect(),
        None => character.to_pinyin().iter().map(|reading| reading.plain().replace('ü', "v")).collect(),
    }
}

/// How a word is read, a syllable for each Chinese character; other characters are passed over.
pub fn pinyin(word: &str) -> Vec<String> {
    word.chars().filter_map(|character| readings(character).into_iter().next()).collect()
}

#[cfg(test)]
mod tests {
    use pinyin::ToPinyinMulti;

    use super::*;

    #[test]
    fn places_are_read_as_people_read_them() {
        for (word, expected) in [
            ("洛江", "luo jiang"),
            ("河市", "he shi"),
            ("万虹路", "wan hong lu"),
            ("马甲", "ma jia"),
            ("女", "nv"),
        ] {
            let found: Vec<_> = word.chars().map(|character| readings(character).swap_remove(0)).collect();
            assert_eq!(found.join(" "), expected);
        }
        assert_eq!(readings('重'), ["zhong", "chong"]);
        assert!(readings('5').is_empty() && readings('，').is_empty());
    }

    #[test]
    fn what_is_listed_is_in_the_dictionary() {
        assert!(SEVERAL.is_sorted_by_key(|(character, _)| *character));
        for (character, _) in SEVERAL {
            let known: Vec<_> = character
                .to_pinyin_multi()
                .expect("Chinese")
                .into_iter()
                .map(|reading| reading.plain().replace('ü', "v"))
                .collect();
            for reading in readings(character) {
                assert!(known.contains(&reading), "{character} is not read {reading}");
            }
        }
    }
}
