//! Columns of plain integers, read where they lie.
//!
//! A column is a run of equal-sized elements, little-endian, without gaps and without a need to
//! be aligned: it is read from a mapped file as from memory, on every machine alike.

use std::marker::PhantomData;
use std::ops::Range;

/// An element of a column.
pub(crate) trait Plain: Copy + 'static {
    /// Its size in bytes.
    const BYTES: usize;
    /// Reads it from its bytes.
    fn read(bytes: &[u8]) -> Self;
    /// Appends its bytes.
    fn write(self, out: &mut Vec<u8>);
}

macro_rules! plain_integers {
    ($($integer:ty),*) => {$(
        impl Plain for $integer {
            const BYTES: usize = size_of::<Self>();
            #[inline]
            fn read(bytes: &[u8]) -> Self {
                let own = bytes.first_chunk().expect("an element has all its bytes");
                Self::from_le_bytes(*own)
            }
            fn write(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}
plain_integers!(u8, u16, u32, u64, i32);

impl<A: Plain, B: Plain> Plain for (A, B) {
    const BYTES: usize = A::BYTES + B::BYTES;
    #[inline]
    fn read(bytes: &[u8]) -> Self {
        (A::read(bytes), B::read(&bytes[A::BYTES..]))
    }
    fn write(self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }
}

/// A column, borrowed from the bytes that hold it.
#[derive(Clone, Copy)]
pub(crate) struct Column<'a, T> {
    bytes: &'a [u8],
    element: PhantomData<T>,
}

impl<'a, T: Plain> Column<'a, T> {
    /// The elements in these bytes; what is left over of a last one that is cut does not count.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            element: PhantomData,
        }
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.bytes.len() / T::BYTES
    }

    /// The element at a place.
    #[inline]
    pub(crate) fn at(self, place: usize) -> T {
        T::read(&self.bytes[place * T::BYTES..(place + 1) * T::BYTES])
    }

    /// The elements of a range of places.
    #[inline]
    pub(crate) fn slice(self, places: Range<usize>) -> Self {
        Self::new(&self.bytes[places.start * T::BYTES..places.end * T::BYTES])
    }

    /// The bytes of all elements.
    pub(crate) fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// The elements in their order.
    pub(crate) fn iter(self) -> impl ExactSizeIterator<Item = T> + 'a {
        self.bytes.chunks_exact(T::BYTES).map(T::read)
    }

    /// The first place, from `start` on, of an element for which `before` is false; all elements
    /// for which it is true come first.
    fn partition_point(self, start: usize, before: impl Fn(T) -> bool) -> usize {
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.at(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl<'a, K: Plain + Ord, V: Plain> Column<'a, (K, V)> {
    /// The values of a key in a column sorted by key.
    pub(crate) fn of_key(self, key: K) -> impl Iterator<Item = V> + 'a {
        let start = self.partition_point(0, |(other, _)| other < key);
        (start..self.len())
            .map(move |place| self.at(place))
            .take_while(move |(other, _)| *other == key)
            .map(|(_, value)| value)
    }
}

impl<'a, V: Plain> Column<'a, (u32, V)> {
    /// The values of a hash in a column sorted by hash. Hashes are spread evenly, so that one says
    /// nearly where it stands.
    pub(crate) fn of_hash(self, hash: u32) -> impl Iterator<Item = V> + 'a {
        let guess = (u64::from(hash) * self.len() as u64) >> 32;
        let (mut low, mut high) = (guess as usize, guess as usize);
        let mut stride = 32;
        while low > 0 && self.at(low).0 >= hash {
            low = low.saturating_sub(stride);
            stride *= 2;
        }
        stride = 32;
        while high < self.len() && self.at(high).0 < hash {
            high = (high + stride).min(self.len());
            stride *= 2;
        }
        let start = low
            + self
                .slice(low..high)
                .partition_point(0, |(other, _)| other < hash);
        (start..self.len())
            .map(move |place| self.at(place))
            .take_while(move |(other, _)| *other == hash)
            .map(|(_, value)| value)
    }
}

/// The bytes of a column.
pub(crate) fn bytes_of<T: Plain>(elements: impl IntoIterator<Item = T>) -> Vec<u8> {
    let elements = elements.into_iter();
    let mut bytes = Vec::with_capacity(elements.size_hint().0 * T::BYTES);
    for element in elements {
        element.write(&mut bytes);
    }
    bytes
}

/// Rows of varying length: where each begins, one place more than there are rows, and all rows'
/// elements one after another.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a, T> {
    starts: Column<'a, u64>,
    elements: Column<'a, T>,
}

impl<'a, T: Plain> Rows<'a, T> {
    pub(crate) fn new(starts: &'a [u8], elements: &'a [u8]) -> Self {
        Self {
            starts: Column::new(starts),
            elements: Column::new(elements),
        }
    }

    /// How many rows there are.
    pub(crate) fn len(self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The elements of a row.
    #[inline]
    pub(crate) fn row(self, row: usize) -> Column<'a, T> {
        let (start, end) = (self.starts.at(row), self.starts.at(row + 1));
        self.elements.slice(start as usize..end as usize)
    }
}

impl<'a> Rows<'a, u8> {
    /// The bytes of a row.
    #[inline]
    pub(crate) fn bytes(self, row: usize) -> &'a [u8] {
        self.row(row).bytes
    }
}

/// Rows as they are written.
pub(crate) struct RowsWriter {
    starts: Vec<u8>,
    elements: Vec<u8>,
    count: u64,
}

impl Default for RowsWriter {
    fn default() -> Self {
        Self {
            starts: bytes_of([0_u64]),
            elements: Vec::new(),
            count: 0,
        }
    }
}

impl RowsWriter {
    /// With room for so many rows and bytes of elements: to grow means to copy.
    pub(crate) fn with_room(rows: usize, bytes: usize) -> Self {
        let mut starts = Vec::with_capacity((rows + 1) * u64::BYTES);
        0_u64.write(&mut starts);
        Self {
            starts,
            elements: Vec::with_capacity(bytes),
            count: 0,
        }
    }

    /// Ends a row whose elements `write` appends.
    pub(crate) fn push<T: Plain>(&mut self, row: impl IntoIterator<Item = T>) {
        for element in row {
            element.write(&mut self.elements);
            self.count += 1;
        }
        self.count.write(&mut self.starts);
    }

    /// A row of bytes.
    pub(crate) fn push_bytes(&mut self, row: &[u8]) {
        self.elements.extend_from_slice(row);
        self.count += row.len() as u64;
        self.count.write(&mut self.starts);
    }

    /// The two columns: starts and elements.
    pub(crate) fn into_columns(self) -> (Vec<u8>, Vec<u8>) {
        (self.starts, self.elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_key_has() {
        let bytes = bytes_of([(1_u32, 7_u32), (3, 8), (3, 9), (u32::MAX, 10)]);
        let column = Column::<(u32, u32)>::new(&bytes);
        for (key, values) in [
            (0, &[][..]),
            (1, &[7]),
            (2, &[]),
            (3, &[8, 9]),
            (u32::MAX, &[10]),
        ] {
            assert_eq!(column.of_key(key).collect::<Vec<_>>(), values, "{key}");
        }
    }

    #[test]
    fn finds_what_a_hash_has() {
        let uneven = (0..3000_u32).map(|at| (at * at * 7 + 5, at));
        let mut pairs: Vec<(u32, u32)> = uneven.chain([(5, 9), (u32::MAX, 1)]).collect();
        pairs.sort_unstable();
        let bytes = bytes_of(pairs.clone());
        let column = Column::<(u32, u32)>::new(&bytes);
        for hash in pairs.iter().map(|pair| pair.0).chain([0, 6, u32::MAX - 1]) {
            let found: Vec<u32> = column.of_hash(hash).collect();
            assert_eq!(found, column.of_key(hash).collect::<Vec<_>>(), "{hash}");
        }
        assert_eq!(Column::<(u32, u32)>::new(&[]).of_hash(7).count(), 0);
    }

    #[test]
    fn rows_come_back_as_they_went() {
        let mut rows = RowsWriter::default();
        let written: [&[u32]; 4] = [&[1, 2], &[], &[u32::MAX], &[]];
        for row in written {
            rows.push(row.iter().copied());
        }
        let (starts, elements) = rows.into_columns();
        let rows = Rows::<u32>::new(&starts, &elements);
        assert_eq!(rows.len(), 4);
        for (at, row) in written.iter().enumerate() {
            assert_eq!(rows.row(at).iter().collect::<Vec<_>>(), *row);
        }
    }
}
