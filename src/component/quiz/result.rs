//! How it went, and what to look at again.

use leptos::prelude::*;
use report_model::Question;
use report_quiz::Mark;

use super::shared::{Run, shared};
use crate::{
    component::asking::{Mode, RightAnswer},
    content::quiz,
};

/// The end of a round.
#[component]
pub(super) fn Ending() -> impl IntoView {
    let shared = shared();
    let run = shared.run.get_untracked()?;
    let marks = run.marks();
    let to_see: Vec<_> = match run.mode {
        Mode::Alone => marks.iter().filter(|(_, mark)| *mark != Some(Mark::Right)).copied().collect(),
        Mode::Class => marks.clone(),
    };
    let (heading, words) = told(&run, &marks);
    let list = (!to_see.is_empty()).then(|| {
        let title =
            if run.mode == Mode::Alone { "再看看这些" } else { "这些题，都能在报告里查到" };
        let again = |(question, mark)| again(question, mark, run.mode);
        view! { <h3>{title}</h3><ol class="quiz__again">{to_see.into_iter().map(again).collect_view()}</ol> }
    });
    let has_wrong = move || run.mode == Mode::Alone && !shared.record.read().wrong.is_empty();
    Some(view! {
        <section class="quiz__end" aria-labelledby="round-title">
            <h2 id="round-title" tabindex="-1">{heading}</h2>
            <p>{words}</p>
            <p class="quiz__actions">
                <button type="button" class="quiz__main" on:click=move |_| shared.begin()>"再来一组"</button>
                <button type="button" hidden=move || !has_wrong() on:click=move |_| shared.begin_again()>"再做错题"</button>
                <button type="button" on:click=move |_| shared.leave()>"重新选"</button>
            </p>
            {list}
        </section>
    })
}

/// The heading, and what there is to say besides.
fn told(run: &Run, marks: &[(&Question, Option<Mark>)]) -> (String, String) {
    if run.mode == Mode::Class {
        return ("问完了".to_owned(), "不记分。想再看哪一题，点下面的链接。".to_owned());
    }
    let count = |wanted: Option<Mark>| marks.iter().filter(|(_, mark)| *mark == wanted).count();
    let (right, partly, open) = (count(Some(Mark::Right)), count(Some(Mark::Partly)), count(None));
    let all = marks.len();
    let heading = format!("{all}题，对了{right}题");
    let mut words = String::new();
    if partly > 0 {
        words.push_str(&format!("还有{partly}题对了一部分。"));
    }
    if open > 0 {
        words.push_str(&format!("{open}题没做。"));
    }
    words.push_str(match right {
        right if right == all => "全对，真棒！",
        right if right * 2 >= all => "不错。没对的，回到报告里看一眼就记住了。",
        _ => "没关系，这些数本来就要查着看。下面每一题都能点回报告。",
    });
    (heading, words)
}

/// A question to look at again: its sign, its answer, its passage.
fn again(question: &'static Question, mark: Option<Mark>, mode: Mode) -> impl IntoView {
    let sign = match mark {
        Some(Mark::Right) => "✓ 对了",
        Some(Mark::Partly) => "◐ 对了一部分",
        Some(Mark::Wrong) => "✗ 不对",
        None => "没做",
    };
    let sign = (mode == Mode::Alone).then(|| view! { <span class="tag">{sign}</span> });
    view! {
        <li>
            <p>{sign}{quiz().printed.plain(&question.prompt)}</p>
            <details>
                <summary>"看答案"</summary>
                <RightAnswer question/>
                <p>{quiz().printed.plain(&question.reason)}</p>
            </details>
            <p><a href=format!("index.html#p-{}", question.topic)>{format!("看这一段：{}", question.passage)}</a></p>
        </li>
    }
}
