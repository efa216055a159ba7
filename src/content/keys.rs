//! Shapes of values that several records share: maps by id, one code or several, one key of two.

use serde::{Deserialize, Serialize};

use crate::content::Id;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use crate::yaml::{Content, Decode, Node, Shape};

/// A map whose keys are ids and whose values are all of one type. Entries that cannot be read are
/// reported and left out.
pub(super) fn map_of<T: Decode>(
    node: &Node,
    what: &str,
    found: &mut Diagnostics,
) -> Option<Vec<(Spanned<Id>, T)>> {
    let Content::Map(entries) = &node.content else {
        found.push(
            Diagnostic::at(Code::WrongType, node.span, format!("{what} is wanted here"))
                .mend("write each entry as `name: …`, the names being of your choice"),
        );
        return None;
    };
    let mut read = Vec::with_capacity(entries.len());
    for entry in entries {
        let id = Id::parse(&entry.key.value);
        let value = T::decode(&entry.value, found);
        match (id, value) {
            (Ok(id), Some(value)) => read.push((Spanned::new(id, entry.key.span), value)),
            (Err((message, mend)), _) => {
                found.push(Diagnostic::at(Code::Id, entry.key.span, message).mend(mend));
            }
            (Ok(_), None) => {}
        }
    }
    Some(read)
}

/// One code or several: a single text, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct OneOrMore(pub Vec<Spanned<Box<str>>>);

impl Decode for OneOrMore {
    fn shape() -> Shape {
        let text = <Box<str>>::shape();
        Shape::Either(vec![text.clone(), Shape::List(Box::new(text))])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let texts = match &node.content {
            Content::List(items) => items
                .iter()
                .map(|item| Spanned::decode(item, found))
                .collect(),
            Content::Scalar(_) | Content::Map(_) => {
                Spanned::decode(node, found).map(|text| vec![text])
            }
        };
        texts.map(Self)
    }
}

/// Two keys stand together of which one excludes the other.
pub(super) fn both_stand(span: Span, keys: &str) -> Diagnostic {
    Diagnostic::at(
        Code::OneOfKeys,
        span,
        format!("{keys} stand together, and only one of them can"),
    )
    .mend("remove one of the two")
}
