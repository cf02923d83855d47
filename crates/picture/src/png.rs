//! Small PNG files: few colours, each pixel a number.

use std::{cmp::Reverse, collections::HashMap, io::Write};

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// How many colours a file may have: enough for the soft edges of words in the site's few colours.
const COLOURS: usize = 32;

type Colour = [u8; 3];

/// Encodes opaque RGBA pixels with a palette: the most frequent colours, for the others the nearest of them.
///
/// # Errors
///
/// None in practice: it is written to memory.
pub fn encode(rgba: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, png::EncodingError> {
    let runs = runs(rgba);
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for (colour, length) in &runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut frequent: Vec<_> = counts.into_iter().collect();
    // By colour where they are equally frequent: a map has no order.
    frequent.sort_unstable_by_key(|(colour, count)| (Reverse(*count), *colour));
    let palette: Vec<Colour> = frequent.iter().take(COLOURS).map(|(colour, _)| *colour).collect();
    let index: HashMap<Colour, u8> =
        frequent.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
    let mut data = Vec::with_capacity(rgba.len() / 4);
    for (colour, length) in &runs {
        data.resize(data.len() + length, index[colour]);
    }

    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    // After the above, which chooses one. Neighbouring numbers of a palette are no neighbouring colours.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    stream.write_all(&data)?;
    stream.finish()?;
    drop(writer);
    Ok(out)
}

/// Neighbouring pixels of the same colour, with how many they are: most of a picture is ground.
fn runs(rgba: &[u8]) -> Vec<(Colour, usize)> {
    let mut runs: Vec<(Colour, usize)> = Vec::new();
    for pixel in rgba.chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        match runs.last_mut() {
            Some((last, length)) if *last == colour => *length += 1,
            _ => runs.push((colour, 1)),
        }
    }
    runs
}

/// The number of the palette's colour that differs least.
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let distance = |other: &Colour| -> u32 {
        other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let best = (0u8..).zip(palette).min_by_key(|(_, other)| distance(other));
    best.map_or(0, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pixels of a file as RGB.
    fn decode(file: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("its pixels");
        pixels
    }

    #[test]
    fn few_colours_are_kept_exactly() {
        let rgba: Vec<u8> = (0u8..24).flat_map(|i| [i * 10, 255 - i, i % 3, 255]).collect();
        let rgb: Vec<u8> = rgba.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
        assert_eq!(decode(&encode(&rgba, (6, 4)).expect("a file")), rgb);
    }

    #[test]
    fn of_many_colours_the_frequent_ones_are_kept() {
        let grey = |value: u8| [value, value, value, 255];
        let mut rgba: Vec<u8> = (0..=255).flat_map(grey).collect();
        rgba.extend(grey(101).repeat(256));
        let decoded = decode(&encode(&rgba, (32, 16)).expect("a file"));
        assert_eq!(&decoded[256 * 3..], [101; 256 * 3]);
        assert_eq!(decoded[100 * 3], 101, "the nearest that is kept");
    }
}
