//! A link as a QR code, drawn as SVG.

use qrcodegen::{QrCode, QrCodeEcc};

/// The white space around a code, in modules: the standard wants four.
const QUIET: i32 = 4;

/// An SVG document with the code of a text, black on white in every scheme, because readers of codes want it so.
/// Nothing for texts of more than about 2,300 bytes.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Runs in one piece: smaller, and without seams where it is scaled.
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run + 1;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{w}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>",
        w = side * 8,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a scanner of codes reads in the drawing.
    fn scanned(svg: &str) -> String {
        let number = |text: &str| text.parse::<usize>().expect("a number");
        let side = svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split(' ').next()).map(number);
        let side = side.expect("a side");
        let mut dark = vec![false; side * side];
        let path = svg.rsplit("d=\"").next().and_then(|rest| rest.split('"').next()).expect("a path");
        for run in path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').expect("a point");
            let (y, rest) = rest.split_once('h').expect("a run");
            let (run, _) = rest.split_once('v').expect("a height");
            let start = number(y) * side + number(x);
            dark[start..start + number(run)].fill(true);
        }
        let scale = 4;
        let pixel = |x: usize, y: usize| if dark[y / scale * side + x / scale] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, pixel);
        let grids = image.detect_grids();
        let [grid] = &grids[..] else { panic!("{} codes", grids.len()) };
        grid.decode().expect("a readable code").1
    }

    #[test]
    fn a_scanner_reads_the_link() {
        for link in [
            "https://example.com/",
            "https://example.com/report/index.html?c=elder.dark#e-wanhong-axis",
            "http://www.example.gov.cn/a/b/c/embed/township/heshi.html",
        ] {
            assert_eq!(scanned(&svg(link).expect("a code")), link);
        }
    }

    #[test]
    fn a_text_that_fits_no_code_gets_none() {
        assert_eq!(svg(&"x".repeat(4000)), None);
    }
}
