//! Views: what a template is handed, declared once for conversion and for the reference.
//!
//! [`view!`](crate::view) declares a struct whose fields are the names that a template reads. A
//! view is plain data: text that the template escapes, [`Html`] that is finished, lists and other
//! views. It holds no reference into the site, so that a page depends on its own view only.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};
use tera::Value;

/// Finished HTML, which a template does not escape again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

/// A view that many pages share; it is converted once, and cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Shared<V>(Value, PhantomData<V>);

impl<V: View> Shared<V> {
    /// Converts a view.
    #[must_use]
    pub fn new(view: &V) -> Self {
        Self(view.to_value(), PhantomData)
    }
}

/// A view that is not there.
impl<V> Default for Shared<V> {
    fn default() -> Self {
        Self(Value::none(), PhantomData)
    }
}

/// Something that a template can read.
pub trait View: Serialize {
    /// Its name in the reference, and a link to its table where it has one.
    fn shape() -> ViewShape;

    /// The value that the template engine takes. Only maps with odd keys cannot become one, and no
    /// view holds a map.
    fn to_value(&self) -> Value {
        Value::from_serializable(self)
    }
}

// The engine takes its own values as they are, so that finished HTML stays marked as such, and a
// shared value is not copied.
impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

impl<V> Serialize for Shared<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// What a value of a view looks like, for the reference.
#[derive(Clone, Debug)]
pub enum ViewShape {
    /// Text, HTML, a number or a truth value, by its name.
    Plain(&'static str),
    /// A list of values of one shape.
    List(Box<Self>),
    /// A value that may be absent.
    Maybe(Box<Self>),
    /// A view with a table of its own: its name, its sentence and its fields.
    Table(&'static str, &'static str, fn() -> Vec<ViewField>),
}

/// One name of a view.
#[derive(Clone, Debug)]
pub struct ViewField {
    /// The name that a template reads.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// What its value looks like.
    pub shape: ViewShape,
}

impl View for String {
    fn shape() -> ViewShape {
        ViewShape::Plain("text")
    }
}

impl View for Html {
    fn shape() -> ViewShape {
        ViewShape::Plain("HTML")
    }
}

impl View for bool {
    fn shape() -> ViewShape {
        ViewShape::Plain("true or false")
    }
}

impl View for u32 {
    fn shape() -> ViewShape {
        ViewShape::Plain("number")
    }
}

impl View for usize {
    fn shape() -> ViewShape {
        ViewShape::Plain("number")
    }
}

impl<V: View> View for Shared<V> {
    fn shape() -> ViewShape {
        V::shape()
    }
}

impl<T: View> View for Vec<T> {
    fn shape() -> ViewShape {
        ViewShape::List(Box::new(T::shape()))
    }
}

impl<T: View> View for Option<T> {
    fn shape() -> ViewShape {
        ViewShape::Maybe(Box::new(T::shape()))
    }
}

/// Declares a struct that a template reads, its names being those of the fields.
///
/// `view! { /// A skill. pub struct SkillView { /// What it is called. pub name: String, } }` makes
/// the struct and its [`View`]: each field's docstring is its text in the
/// reference of templates.
#[macro_export]
macro_rules! view {
    ($(#[doc = $about:literal])+ $vis:vis struct $name:ident {
        $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $type:ty,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, ::serde::Serialize)]
        $vis struct $name {
            $($(#[doc = $doc])+ $field_vis $field: $type,)+
        }

        impl $crate::render::View for $name {
            fn shape() -> $crate::render::ViewShape {
                $crate::render::ViewShape::Table(
                    stringify!($name),
                    concat!($($about, "\n"),+),
                    || vec![$($crate::render::ViewField {
                        name: stringify!($field),
                        doc: concat!($($doc, "\n"),+),
                        shape: <$type as $crate::render::View>::shape(),
                    },)+],
                )
            }
        }
    };
}
