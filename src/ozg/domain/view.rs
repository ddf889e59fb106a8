//! The building blocks of the typed views: fields with a name and a type, and enumerations.

use std::marker::PhantomData;

use messages::PartialDate;
use records::record::Record;
use records::schema::{EnumValue, Field, Shape};
use yaml_tree::{FieldPath, Node, Value};

/// A field of a view: its name, and the type it is read as.
#[derive(Debug)]
pub struct FieldKey<T> {
    pub name: &'static str,
    read_as: PhantomData<T>,
}

impl<T> Clone for FieldKey<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FieldKey<T> {}

impl<T: FieldType> FieldKey<T> {
    pub(super) const fn new(name: &'static str) -> Self {
        FieldKey { name, read_as: PhantomData }
    }

    /// The value of this field in a mapping.
    #[must_use]
    pub fn read(self, mapping: &Node) -> T::Read<'_> {
        T::read(mapping.get(self.name))
    }

    /// The path of the field in a record, if it is a top-level field.
    #[must_use]
    pub fn path(self) -> FieldPath {
        FieldPath::key(self.name)
    }

    #[must_use]
    pub fn is_in(self, record: &Record) -> bool {
        record.root.get(self.name).is_some()
    }

    pub(super) const fn erased(self) -> ViewField {
        ViewField { name: self.name, fits: T::fits }
    }
}

impl FieldKey<Texts> {
    /// Each text with its index in the list, for findings that point at it. Items that are not texts, or were removed
    /// as faulty, count in the index.
    pub fn indexed(self, mapping: &Node) -> impl Iterator<Item = (usize, &str)> {
        let items = mapping.get(self.name).map_or(&[][..], Node::items).iter().enumerate();
        items.filter_map(|(index, item)| Some((index, item.as_str()?)))
    }
}

/// The type a field is read as. A value of another type reads as missing; lint reports it.
pub trait FieldType {
    type Read<'r>;

    fn read(node: Option<&Node>) -> Self::Read<'_>;

    /// Whether a field of the schema has this type.
    fn fits(field: &Field) -> bool;
}

/// A field of a view, without its type.
#[derive(Clone, Copy)]
pub struct ViewField {
    pub name: &'static str,
    /// Whether the field of a schema has its type.
    pub fits: fn(&Field) -> bool,
}

/// A text, or the id of a record.
pub struct Text;

impl FieldType for Text {
    type Read<'r> = Option<&'r str>;

    fn read(node: Option<&Node>) -> Option<&str> {
        node?.as_str()
    }

    fn fits(field: &Field) -> bool {
        matches!(field.shape, Shape::Text | Shape::Choice(_))
    }
}

/// Texts, or the ids of records.
pub struct Texts;

impl FieldType for Texts {
    type Read<'r> = Vec<&'r str>;

    fn read(node: Option<&Node>) -> Vec<&str> {
        node.map_or(&[][..], Node::items).iter().filter_map(Node::as_str).collect()
    }

    fn fits(field: &Field) -> bool {
        matches!(&field.shape, Shape::List(item, _) if Text::fits(item))
    }
}

/// A day, a month or a year.
pub struct Day;

impl FieldType for Day {
    type Read<'r> = Option<PartialDate>;

    fn read(node: Option<&Node>) -> Option<PartialDate> {
        PartialDate::parse(node?.as_str()?)
    }

    fn fits(field: &Field) -> bool {
        matches!(field.shape, Shape::Date)
    }
}

/// A whole number.
pub struct Whole;

impl FieldType for Whole {
    type Read<'r> = Option<i64>;

    fn read(node: Option<&Node>) -> Option<i64> {
        match node?.value {
            Value::Integer(number) => Some(number),
            _ => None,
        }
    }

    fn fits(field: &Field) -> bool {
        matches!(field.shape, Shape::Integer)
    }
}

/// A number, whole or not.
pub struct Quantity;

impl FieldType for Quantity {
    type Read<'r> = Option<f64>;

    fn read(node: Option<&Node>) -> Option<f64> {
        match node?.value {
            Value::Integer(number) => Some(number as f64),
            Value::Float(number) => Some(number),
            _ => None,
        }
    }

    fn fits(field: &Field) -> bool {
        matches!(field.shape, Shape::Number)
    }
}

/// Yes or no; a missing value reads as no.
pub struct Flag;

impl FieldType for Flag {
    type Read<'r> = bool;

    fn read(node: Option<&Node>) -> bool {
        matches!(node.map(|node| &node.value), Some(Value::Bool(true)))
    }

    fn fits(field: &Field) -> bool {
        matches!(field.shape, Shape::Boolean)
    }
}

/// A value of an enumeration.
pub struct OneOf<E>(PhantomData<E>);

impl<E: Enumeration> FieldType for OneOf<E> {
    type Read<'r> = Option<E>;

    fn read(node: Option<&Node>) -> Option<E> {
        E::named(node?.as_str()?)
    }

    fn fits(field: &Field) -> bool {
        matches!(&field.shape, Shape::Choice(choices) if are_names_of::<E>(choices))
    }
}

/// Several values of an enumeration.
pub struct ManyOf<E>(PhantomData<E>);

impl<E: Enumeration> FieldType for ManyOf<E> {
    type Read<'r> = Vec<E>;

    fn read(node: Option<&Node>) -> Vec<E> {
        Texts::read(node).into_iter().filter_map(E::named).collect()
    }

    fn fits(field: &Field) -> bool {
        matches!(&field.shape, Shape::List(item, _) if OneOf::<E>::fits(item))
    }
}

fn are_names_of<E: Enumeration>(choices: &[EnumValue]) -> bool {
    choices.iter().map(|choice| choice.value.as_str()).eq(E::ALL.iter().map(|value| value.name()))
}

/// A view of a mapping within a record.
pub trait EntryView {
    type At<'r>;

    fn at(node: &Node) -> Self::At<'_>;

    fn fields() -> &'static [ViewField];
}

/// A mapping.
pub struct Entry<V>(PhantomData<V>);

impl<V: EntryView> FieldType for Entry<V> {
    type Read<'r> = Option<V::At<'r>>;

    fn read(node: Option<&Node>) -> Option<V::At<'_>> {
        node.map(V::at)
    }

    fn fits(field: &Field) -> bool {
        let fits = |view: &ViewField| field.child(view.name).is_some_and(view.fits);
        matches!(field.shape, Shape::Object(_)) && V::fields().iter().all(fits)
    }
}

/// A list of mappings.
pub struct Entries<V>(PhantomData<V>);

impl<V: EntryView> FieldType for Entries<V> {
    type Read<'r> = Vec<V::At<'r>>;

    fn read(node: Option<&Node>) -> Vec<V::At<'_>> {
        node.map_or(&[][..], Node::items).iter().map(V::at).collect()
    }

    fn fits(field: &Field) -> bool {
        matches!(&field.shape, Shape::List(item, _) if Entry::<V>::fits(item))
    }
}

/// A closed list of values that a schema names.
pub trait Enumeration: Copy + PartialEq + 'static {
    /// All of them, in the order of the schema.
    const ALL: &'static [Self];

    /// The kind and the keys of a field whose schema has the display names of the values.
    const HOME: (&'static str, &'static [&'static str]);

    /// The value as written in the files.
    fn name(self) -> &'static str;

    #[must_use]
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

/// Defines an enumeration; names each value once, in the order of the schema.
macro_rules! enumeration {
    ($(#[$doc:meta])* $enumeration:ident in $kind:ty: $($home:expr),+; { $($(#[$of_value:meta])* $value:ident $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $enumeration {
            $($(#[$of_value])* $value),+
        }

        impl $enumeration {
            /// The value as written in the files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name),+
                }
            }
        }

        impl $crate::ozg::domain::Enumeration for $enumeration {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const HOME: (&'static str, &'static [&'static str]) =
                (<$kind as $crate::ozg::domain::RecordView>::KIND, &[$($home.name),+]);

            fn name(self) -> &'static str {
                self.name()
            }
        }
    };
}

/// Defines the fields of a view; names each field once, for the constant and the method that reads it.
macro_rules! fields {
    ($view:ident $node:ident { $($constant:ident $field:ident: $type:ty,)+ }) => {
        impl<'r> $view<'r> {
            /// The fields known to the program.
            pub const FIELDS: &'static [$crate::ozg::domain::ViewField] =
                &[$(Self::$constant.erased()),+];

            $(
                #[doc = concat!("The field `", stringify!($field), "`.")]
                pub const $constant: $crate::ozg::domain::FieldKey<$type> =
                    $crate::ozg::domain::FieldKey::new(stringify!($field));

                #[doc = concat!("The value of the field `", stringify!($field), "`.")]
                #[must_use]
                pub fn $field(self) -> <$type as $crate::ozg::domain::FieldType>::Read<'r> {
                    Self::$constant.read(self.$node())
                }
            )+
        }
    };
}

/// A view of the records of a kind.
macro_rules! record_view {
    ($(#[$doc:meta])* $view:ident of $kind:literal $fields:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $view<'r>(&'r records::record::Record);

        impl<'r> $view<'r> {
            fn root(self) -> &'r yaml_tree::Node {
                &self.0.root
            }
        }

        impl<'r> $crate::ozg::domain::RecordView<'r> for $view<'r> {
            const KIND: &'static str = $kind;

            fn view(record: &'r records::record::Record) -> Self {
                $view(record)
            }

            fn record(self) -> &'r records::record::Record {
                self.0
            }

            fn fields() -> &'static [$crate::ozg::domain::ViewField] {
                Self::FIELDS
            }
        }

        impl std::ops::Deref for $view<'_> {
            type Target = records::record::Record;

            fn deref(&self) -> &records::record::Record {
                self.0
            }
        }

        fields! { $view root $fields }
    };
}

/// A view of a mapping within a record.
macro_rules! entry_view {
    ($(#[$doc:meta])* $view:ident $fields:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $view<'r>(&'r yaml_tree::Node);

        impl<'r> $view<'r> {
            fn node(self) -> &'r yaml_tree::Node {
                self.0
            }
        }

        impl $crate::ozg::domain::EntryView for $view<'static> {
            type At<'r> = $view<'r>;

            fn at(node: &yaml_tree::Node) -> $view<'_> {
                $view(node)
            }

            fn fields() -> &'static [$crate::ozg::domain::ViewField] {
                Self::FIELDS
            }
        }

        fields! { $view node $fields }
    };
}
