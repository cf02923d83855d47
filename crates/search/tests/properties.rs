//! What holds for any index and any query.

use proptest::{collection::vec, prelude::*, sample::select};
use report_search::{Entry, Index, Kind, pack};

fn text() -> impl Strategy<Value = String> {
    let characters: Vec<char> = "万虹路河市马甲罗溪重长行乐绿5G365.7亿元%“”，。·abcAB \n".chars().collect();
    vec(select(characters), 0..24).prop_map(String::from_iter)
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let kind = select(vec![Kind::Township, Kind::Term, Kind::Passage, Kind::Figure]);
    let entry = (kind, text(), text(), text(), vec(text(), 0..3), "[a-c]{1,2}").prop_map(
        |(kind, title, note, told, keys, link)| {
            Entry::new(kind, title, link).noted(note).told(told).known_as(keys)
        },
    );
    vec(entry, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_of_any_index_has_an_answer(entries in entries(), query in ".{0,60}") {
        let index = Index::unpack(&pack(&entries, &[])).expect("an index");
        let found = index.search(&query, None);
        prop_assert!(found.hits.len() <= found.count());
        prop_assert_eq!(found.hits.is_empty(), found.count() == 0);
    }

    #[test]
    fn queries_in_the_words_of_the_index_have_an_answer(entries in entries(), query in text()) {
        let index = Index::unpack(&pack(&entries, &[])).expect("an index");
        let found = index.search(&query, Some(Kind::Term));
        prop_assert!(found.hits.iter().all(|hit| hit.kind == Kind::Term));
    }

    #[test]
    fn nothing_of_a_title_is_lost(entries in entries()) {
        let index = Index::unpack(&pack(&entries, &[])).expect("an index");
        prop_assert_eq!(index.len(), entries.len());
        for kind in [Kind::Township, Kind::Term, Kind::Passage, Kind::Figure] {
            let shown: Vec<String> = index
                .all(kind)
                .iter()
                .map(|hit| hit.title.iter().map(|piece| piece.text.as_str()).collect())
                .collect();
            let titles: Vec<String> = entries
                .iter()
                .filter(|entry| entry.kind == kind)
                .map(|entry| entry.title.replace('\n', ""))
                .collect();
            prop_assert_eq!(shown, titles);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200), query in "[a-z万]{1,8}") {
        if let Ok(index) = Index::unpack(&bytes) {
            index.search(&query, None);
        }
    }
}
