//! For tests of scalars: what a shape says of their forms is what their readers take.

use std::sync::Arc;

use super::{Decode, Shape, read};
use crate::diagnostics::{Diagnostics, Format, Style, print};
use crate::source::{MemoryStore, SitePath, SourceTree};

/// Reads every form of a scalar, and its example.
#[track_caller]
pub(crate) fn check_forms<T: Decode>() {
    let Shape::Scalar {
        name,
        example,
        forms,
    } = T::shape()
    else {
        panic!("{:?} is no scalar", T::shape());
    };
    assert!(!forms.is_empty(), "{name} has no forms");
    let forms = forms.iter().map(|(form, _)| *form);
    for text in forms.chain([example]) {
        let path = SitePath::new("a.yaml").unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let file = tree.find("a.yaml").unwrap();
        let mut found = Diagnostics::new();
        let node = read(file, text, 0..text.len(), &mut found).unwrap();
        let value = T::decode(&node, &mut found);
        let list = found.in_file_order(&tree);
        let report = print(&list, &tree, Format::Short, Style::Plain);
        assert!(value.is_some() && report.is_empty(), "{name}: {report}");
    }
}
