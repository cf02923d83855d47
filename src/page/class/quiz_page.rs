//! 小测验: the quiz, and below it all questions with their answers for teachers.

use crate::html;
use leptos::prelude::*;
use report_model::{Direction, Question, Task, Theme};
use report_quiz::{Arrangement, letter};

use crate::{
    component::{FindingBoard, RightAnswer, quiz::QuizDesk},
    content::quiz,
    page::{
        from_root,
        shell::{Foot, Head},
    },
    route::Slot,
};

/// Everything in `<body>` of the quiz's page.
#[component]
pub fn QuizPage() -> impl IntoView {
    let count = quiz().questions.len();
    html! {
        <Head
            title="小测验"
            tagline=format!("{count}道题，答案都在报告里。自己做，马上知道对错和理由；全班做，投到屏幕上举手回答。")
        />
        <main class="section section--wide" id="main">
            <p class="class__off">"这里的互动没有启动。题目和答案都在下面，一样能用。"</p>
            <QuizDesk/>
            <FindingBoard/>
            <details class="bank" id="all">
                <summary>"全部题目和答案（给老师）"</summary>
                {quiz().themes.iter().map(|theme| html! { <Questions theme/> }).collect_view()}
            </details>
        </main>
        <Foot/>
    }
}

/// All questions of a theme.
#[component]
fn Questions(theme: &'static Theme) -> impl IntoView {
    let own = quiz().questions.iter().filter(|question| question.theme == theme.id);
    let title = format!("bank-{}", theme.id);
    html! {
        <section aria-labelledby=title>
            <h2 id=title.clone()>{theme.name.as_str()}</h2>
            <ol class="bank__list">{own.map(|question| html! { <Entry question/> }).collect_view()}</ol>
        </section>
    }
}

/// A question as it is asked, with its key in a fold.
#[component]
fn Entry(question: &'static Question) -> impl IntoView {
    html! {
        <li id=format!("q-{}", question.id)>
            <p class="bank__prompt">{quiz().printed.plain(&question.prompt)}</p>
            <Answers question/>
            <details class="bank__key">
                <summary>"答案和理由"</summary>
                <RightAnswer question/>
                <p>{quiz().printed.plain(&question.reason)}</p>
                <p>
                    <a href=from_root(&format!("index.html#{}", Slot::Passage.anchor(question.topic.as_str())))>
                        {format!("看这一段：{}", question.passage)}
                    </a>
                </p>
            </details>
        </li>
    }
}

/// What there is to choose from, join or put in order.
#[component]
fn Answers(question: &'static Question) -> impl IntoView {
    let arrangement = Arrangement::new(question, 1);
    let shown = |texts: Vec<&'static str>| {
        let one =
            |(place, position): (usize, &usize)| Some(format!("{} {}", letter(place), texts.get(*position)?));
        let all: Vec<_> = arrangement.positions().iter().enumerate().filter_map(one).collect();
        all.join("　")
    };
    let words = match &question.task {
        Task::Choice { options, .. } => shown(options.iter().map(|choice| choice.text.as_str()).collect()),
        Task::Judge { .. } => "对，还是不对？".to_owned(),
        Task::Match { left, right } => {
            format!("{}　连　{}", left.join("、"), shown(right.iter().map(String::as_str).collect()))
        }
        Task::Order { items, direction } => {
            let ends = match direction {
                Direction::Rising => "从少到多",
                Direction::Falling => "从多到少",
                Direction::Steps => "按先后",
            };
            format!("{ends}：{}", shown(items.iter().map(|item| item.text.as_str()).collect()))
        }
        Task::Estimate { unit, min, max, .. } => {
            let number = |value: f64| crate::scale::format(value, crate::scale::decimals(value));
            format!("在{}到{}{unit}之间估一个数。", number(*min), number(*max))
        }
        Task::Find { .. } => "在结构示意图上找。".to_owned(),
    };
    html! { <p class="bank__answers">{words}</p> }
}
