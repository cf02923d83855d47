//! What is told when a chart was taken along, and what to do next when it wasn't.

/// Why the browser gives no picture file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPicture {
    /// It can't or may not make one.
    Refused,
    /// It has not answered.
    Late,
    /// It gave something else than the picture, as those do that guard their reader against being recognised.
    Spoiled,
}

impl NoPicture {
    /// The reason in words.
    fn why(self) -> &'static str {
        match self {
            Self::Refused => "没能生成图片文件。",
            Self::Late => "浏览器一直没有给出图片，不等了。",
            Self::Spoiled => "浏览器的隐私保护改动了图片，存出来会是花的，所以没有给。",
        }
    }
}

/// What to do without a picture file, where the drawing is shown.
const DRAWING: &str = "下面是同一张图，可以长按保存，或者截屏；能下载的话，可以点“下载矢量图（SVG）”。";

/// How taking a chart along ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A file with this name was handed over; whether the browser keeps it, nobody tells.
    Downloaded(String),
    /// The same in somebody's page, which may forbid downloads; the picture is shown too.
    DownloadedInFrame(String),
    /// The table was handed over in somebody's page, which may forbid downloads.
    TableInFrame,
    /// No file could be made; the picture is shown.
    NotDownloaded,
    /// The picture is shown.
    Shown,
    /// The picture is shown in WeChat.
    ShownInWeChat,
    /// The picture could not be made; what it is made of is shown.
    NotDrawn(NoPicture),
    /// Another program took the link alone.
    LinkShared(NoPicture),
    /// The picture is in the clipboard.
    PictureCopied,
    /// It is not; it is shown.
    PictureNotCopied,
    /// The text is in the clipboard.
    TextCopied,
    /// It is not; it is shown and selected.
    TextNotCopied,
    /// Another program took the picture.
    Shared,
    /// The reader thought better of it.
    Cancelled,
    /// The browser forgot the click while the picture was made.
    ShareAgain,
    /// The browser would not share; the picture is shown.
    NotShared,
}

impl Outcome {
    /// Whether the picture is shown with the words.
    pub fn shows_picture(&self) -> bool {
        matches!(
            self,
            Self::DownloadedInFrame(_)
                | Self::NotDownloaded
                | Self::Shown
                | Self::ShownInWeChat
                | Self::NotDrawn(_)
                | Self::PictureNotCopied
                | Self::NotShared
        )
    }

    /// What the reader is told; nothing where there is nothing to tell.
    pub fn words(&self) -> String {
        let words = match self {
            Self::Downloaded(name) => {
                return format!(
                    "交给浏览器下载了：{name}。没有找到文件的话，可以点“显示图片”，再长按图片保存。"
                );
            }
            Self::DownloadedInFrame(name) => {
                return format!(
                    "交给浏览器下载了：{name}。没有存下来的话，可以长按下面的图片（电脑上用鼠标右键）保存。"
                );
            }
            Self::TableInFrame => {
                "交给浏览器下载了。没有存下来的话，可以点“复制文字”，或者单独打开这一页再下载。"
            }
            Self::NotDownloaded => "没能下载。可以长按下面的图片（电脑上用鼠标右键）保存，或者截屏。",
            Self::Shown => "长按图片（电脑上用鼠标右键），可以保存或转发。",
            Self::ShownInWeChat => "长按图片保存或转发",
            Self::NotDrawn(reason) => return format!("{}{DRAWING}", reason.why()),
            Self::LinkShared(reason) => return format!("{}分享了链接，没有图片。", reason.why()),
            Self::PictureCopied => "图片复制好了，可以粘贴到聊天或文档里。",
            Self::PictureNotCopied => "浏览器没让复制。可以长按下面的图片（电脑上用鼠标右键），再选“复制”。",
            Self::TextCopied => "文字复制好了，可以粘贴到聊天或文档里。",
            Self::TextNotCopied => {
                "浏览器没让复制。下面的文字已经选好，可以长按它（电脑上按Ctrl+C），再选“复制”。"
            }
            Self::Shared => "分享好了。",
            Self::Cancelled => "",
            Self::ShareAgain => "图片准备好了，请再点一次“分享”。",
            Self::NotShared => "没能分享。可以长按下面的图片转发，或者点“复制文字”。",
        };
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_have_a_next_step() {
        for failure in [
            Outcome::DownloadedInFrame("a.png".into()),
            Outcome::TableInFrame,
            Outcome::NotDownloaded,
            Outcome::NotDrawn(NoPicture::Refused),
            Outcome::NotDrawn(NoPicture::Late),
            Outcome::NotDrawn(NoPicture::Spoiled),
            Outcome::PictureNotCopied,
            Outcome::TextNotCopied,
            Outcome::ShareAgain,
            Outcome::NotShared,
        ] {
            let words = failure.words();
            assert!(words.contains("可以") || words.contains("请再"), "{words}");
            assert!(failure.shows_picture() || !words.contains("下面的图片"), "{words}");
        }
    }

    #[test]
    fn to_think_better_of_it_is_no_failure() {
        assert_eq!(Outcome::Cancelled.words(), "");
    }
}
