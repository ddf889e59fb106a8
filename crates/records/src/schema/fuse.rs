//! Combines two descriptions of one value, as `allOf` and `anyOf` do.

use std::cell::Cell;
use std::collections::HashMap;
use std::mem::{replace, take};

use super::field::{EnumValue, Field, KeyPattern, Shape, UnnamedFields};

/// How two descriptions are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Junction {
    /// The value satisfies both: `allOf`, `$ref` and its siblings.
    Both,
    /// The value satisfies one of them: `anyOf`, `oneOf`, `then` and `else`.
    Either,
}

/// Maximum number of parts in the fields of one kind. A real one has a few thousand.
const MAX_PARTS: usize = 200_000;

/// Counts the parts created from a schema, since descriptions of unnamed keys are copied for many keys.
#[derive(Debug, Default)]
pub(super) struct PartCounter {
    made: Cell<usize>,
}

impl PartCounter {
    pub(super) fn add(&self, parts: usize) {
        self.made.set(self.made.get().saturating_add(parts));
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.made.get() > MAX_PARTS
    }

    /// A copy, unless the limit is exceeded.
    pub(super) fn copy(&self, field: &Field) -> Option<Field> {
        if self.is_exceeded() {
            return None;
        }
        self.add(field.size());
        (!self.is_exceeded()).then(|| field.clone())
    }
}

/// A field split by the types its value can have.
#[derive(Default)]
pub(super) struct Readings {
    /// Strings and numbers: first the field that references no record, then the one that does.
    pub scalars: [Option<Field>; 2],
    pub object: Option<Field>,
    pub list: Option<Field>,
}

type Fuse = fn(Field, Field, Junction, &PartCounter) -> Field;

impl Field {
    /// Combines two fields; the names of the first take precedence.
    pub(super) fn fused(
        mut self,
        mut other: Field,
        junction: Junction,
        counter: &PartCounter,
    ) -> Field {
        counter.add(1);
        let (one, two) = (self.take_readings(), other.take_readings());
        self.put(match junction {
            Junction::Both => one.and(two, counter),
            Junction::Either => one.or(two, counter),
        });
        if junction == Junction::Both && self.title.de == self.name {
            self.title = other.title;
        }
        if junction == Junction::Both && self.description.is_empty() {
            self.description = other.description;
        }
        add_missing(&mut self.reference, other.reference);
        self.part_of |= other.part_of;
        self.unique |= other.unique;
        self.value = self.value.or(other.value);
        self
    }

    /// The field without the unrestricted scalar, where it can be an object or a list.
    pub(super) fn settled(mut self) -> Field {
        if matches!(self.shape, Shape::Mixed(_)) {
            let mut readings = self.take_readings();
            let is_unrestricted = |field: &mut Field| {
                matches!(field.shape, Shape::Any) && !field.keywords.has("type")
            };
            readings.scalars[0].take_if(is_unrestricted);
            self.put(readings);
        }
        self
    }

    fn size(&self) -> usize {
        let common = match &self.shape {
            Shape::List(item, _) if !self.unnamed.prefix.is_empty() => item.size(),
            _ => 0,
        };
        1 + self.keywords.len() + common + self.parts().map(Field::size).sum::<usize>()
    }

    pub(super) fn take_readings(&mut self) -> Readings {
        let all = match replace(&mut self.shape, Shape::Any) {
            Shape::Mixed(all) => all,
            shape => {
                let (unnamed, keywords) = (take(&mut self.unnamed), self.keywords.of_texts());
                let keywords_before = take(&mut self.keywords);
                let reading = Field { shape, unnamed, keywords, ..self.clone() };
                self.keywords = keywords_before;
                vec![reading]
            }
        };
        let mut readings = Readings::default();
        for field in all {
            let slot = match field.shape {
                Shape::Object(_) => &mut readings.object,
                Shape::List(..) => &mut readings.list,
                _ => &mut readings.scalars[usize::from(!field.reference.is_empty())],
            };
            *slot = Some(field);
        }
        readings
    }

    pub(super) fn put(&mut self, readings: Readings) {
        let Readings { scalars: [plain, referring], object, list } = readings;
        let is_choice = |field: &Field| matches!(field.shape, Shape::Choice(_));
        let scalars = if plain.as_ref().is_some_and(is_choice) {
            [plain, referring]
        } else {
            [referring, plain]
        };
        let mut all: Vec<_> = scalars.into_iter().chain([object, list]).flatten().collect();
        if all.len() > 1 {
            self.shape = Shape::Mixed(all);
        } else if let Some(only) = all.pop() {
            (self.shape, self.unnamed) = (only.shape, only.unnamed);
        }
    }
}

impl Readings {
    /// Whether the value can be of any type.
    fn is_open(&self) -> bool {
        let is_any = |field: &Field| matches!(field.shape, Shape::Any);
        self.scalars.iter().flatten().any(is_any)
    }

    /// Whether a value can satisfy both.
    fn meets(&self, other: &Readings) -> bool {
        let can_be = |readings: &Readings| {
            let is_open = readings.is_open();
            let (object, list) = (readings.object.is_some(), readings.list.is_some());
            [readings.scalars.iter().any(Option::is_some), is_open || object, is_open || list]
        };
        can_be(self).into_iter().zip(can_be(other)).any(|(one, other)| one && other)
    }

    /// The possible types of a value that satisfies both; a second description that contradicts the first is
    /// ignored.
    fn and(self, other: Readings, counter: &PartCounter) -> Readings {
        if !self.meets(&other) {
            return self;
        }
        let (is_open, other_is_open) = (self.is_open(), other.is_open());
        let either = |one, two| scalar(one, two, Junction::Either, counter);
        let both = |one: Option<Field>, two: Option<Field>, fuse: Fuse| match (one, two) {
            (Some(one), Some(two)) => Some(fuse(one, two, Junction::Both, counter)),
            (one, None) => one.filter(|_| other_is_open),
            (None, two) => two.filter(|_| is_open),
        };
        let mut scalars = [None, None];
        for (at, one) in self.scalars.iter().enumerate() {
            for (other_at, two) in other.scalars.iter().enumerate() {
                let (Some(one), Some(two)) = (one, two) else { continue };
                let fused = scalar(one.clone(), two.clone(), Junction::Both, counter);
                let slot: &mut Option<Field> = &mut scalars[at.max(other_at)];
                *slot = joined(slot.take(), Some(fused), either);
            }
        }
        Readings {
            scalars,
            object: both(self.object, other.object, objects),
            list: both(self.list, other.list, lists),
        }
    }

    /// The possible types of a value that satisfies one of the two.
    fn or(self, other: Readings, counter: &PartCounter) -> Readings {
        let are_objects = self.object.is_some() && other.object.is_some();
        let either = |fuse: Fuse| move |one, two| fuse(one, two, Junction::Either, counter);
        let object = joined(self.object, other.object, either(objects));
        let ([plain, referring], [plain_too, referring_too]) = (self.scalars, other.scalars);
        Readings {
            scalars: [
                joined(plain, plain_too, either(scalar)),
                joined(referring, referring_too, either(scalar)),
            ],
            object: if are_objects { object } else { object.map(optional_parts) },
            list: joined(self.list, other.list, either(lists)),
        }
    }
}

/// Combines two fields; if only one exists, returns that one.
pub(super) fn joined(
    one: Option<Field>,
    two: Option<Field>,
    fuse: impl FnOnce(Field, Field) -> Field,
) -> Option<Field> {
    match (one, two) {
        (Some(one), Some(two)) => Some(fuse(one, two)),
        (one, two) => one.or(two),
    }
}

/// If a value need not be an object, none of its fields is required.
fn optional_parts(mut object: Field) -> Field {
    if let Shape::Object(fields) = &mut object.shape {
        for field in fields {
            field.required = false;
        }
    }
    object
}

fn scalar(mut one: Field, two: Field, junction: Junction, counter: &PartCounter) -> Field {
    counter.add(1);
    one.shape = match junction {
        Junction::Both if matches!(one.shape, Shape::Any) => two.shape,
        Junction::Both => one.shape,
        Junction::Either => common(one.shape, two.shape),
    };
    match junction {
        Junction::Both => one.keywords.add_missing(two.keywords),
        Junction::Either => one.keywords.retain_common(&two.keywords),
    }
    add_missing(&mut one.reference, two.reference);
    one
}

/// The shape of a value that has one of two shapes.
fn common(one: Shape, two: Shape) -> Shape {
    use Shape::{Any, Boolean, Choice, Date, Integer, Number, Text};
    match (one, two) {
        (Choice(mut one), Choice(two)) => {
            let is_new = |choice: &EnumValue| !one.iter().any(|known| known.value == choice.value);
            let new: Vec<_> = two.into_iter().filter(is_new).collect();
            one.extend(new);
            Choice(one)
        }
        (Text | Date | Choice(_), Text | Choice(_)) | (Text | Choice(_), Date) => Text,
        (Date, Date) => Date,
        (Boolean, Boolean) => Boolean,
        (Integer, Integer) => Integer,
        (Integer | Number, Integer | Number) => Number,
        _ => Any,
    }
}

pub(super) fn objects(
    mut one: Field,
    mut two: Field,
    junction: Junction,
    counter: &PartCounter,
) -> Field {
    let mut of_two: Vec<_> = take_fields(&mut two).into_iter().map(Some).collect();
    let positions: HashMap<_, _> = of_two.iter().flatten().enumerate().map(by_name).collect();
    let unmatched = |field: Field, unnamed: &UnnamedFields| {
        let required = field.required && junction == Junction::Both;
        Field { required, ..with_unnamed(field, unnamed, junction, counter) }
    };
    let mut fields = Vec::new();
    for field in take_fields(&mut one) {
        let same = positions.get(&field.name).and_then(|at| of_two.get_mut(*at)?.take());
        fields.push(match same {
            Some(same) => {
                let required = match junction {
                    Junction::Both => field.required || same.required,
                    Junction::Either => field.required && same.required,
                };
                Field { required, ..field.fused(same, junction, counter).settled() }
            }
            None => unmatched(field, &two.unnamed),
        });
    }
    fields.extend(of_two.into_iter().flatten().map(|field| unmatched(field, &one.unnamed)));
    one.unnamed = keys(one.unnamed, two.unnamed, junction, counter);
    one.shape = Shape::Object(fields);
    one
}

fn take_fields(object: &mut Field) -> Vec<Field> {
    match &mut object.shape {
        Shape::Object(fields) => take(fields),
        _ => Vec::new(),
    }
}

fn by_name((at, field): (usize, &Field)) -> (String, usize) {
    (field.name.clone(), at)
}

/// A field combined with the description of its key as an unnamed key.
pub(super) fn with_unnamed(
    field: Field,
    unnamed: &UnnamedFields,
    junction: Junction,
    counter: &PartCounter,
) -> Field {
    counter.add(unnamed.patterns.len());
    if counter.is_exceeded() {
        return field;
    }
    let same: Vec<_> = unnamed.under(&field.name).filter_map(|same| counter.copy(same)).collect();
    same.into_iter().fold(field, |field, same| field.fused(same, junction, counter).settled())
}

fn keys(
    one: UnnamedFields,
    two: UnnamedFields,
    junction: Junction,
    counter: &PartCounter,
) -> UnnamedFields {
    let mut of_two: Vec<_> = two.patterns.into_iter().map(Some).collect();
    let mut patterns: Vec<(KeyPattern, Field)> = Vec::new();
    let with_other = |field: Field, other: Option<&Field>| {
        let other = other.and_then(|other| counter.copy(other));
        match other {
            Some(other) => field.fused(other, junction, counter).settled(),
            None => field,
        }
    };
    for (pattern, field) in one.patterns {
        counter.add(of_two.len());
        let is_same = |two: &&mut Option<(KeyPattern, Field)>| {
            two.as_ref().is_some_and(|(other, _)| other.text == pattern.text)
        };
        let same = if counter.is_exceeded() { None } else { of_two.iter_mut().find(is_same) };
        let field = match same.and_then(Option::take) {
            Some((_, same)) => field.fused(same, junction, counter).settled(),
            None => with_other(field, two.other.as_deref()),
        };
        patterns.push((pattern, field));
    }
    let others = of_two.into_iter().flatten();
    patterns.extend(others.map(|(key, field)| (key, with_other(field, one.other.as_deref()))));
    let fuse = |one: Field, two| one.fused(two, junction, counter).settled();
    let other = joined(one.other.map(|it| *it), two.other.map(|it| *it), fuse).map(Box::new);
    UnnamedFields { patterns, other, ..UnnamedFields::default() }
}

pub(super) fn lists(
    mut one: Field,
    mut two: Field,
    junction: Junction,
    counter: &PartCounter,
) -> Field {
    let (Shape::List(item, identity), Shape::List(item_too, identity_too)) =
        (replace(&mut one.shape, Shape::Any), two.shape)
    else {
        return one;
    };
    let fuse = |one: Field, two: Field| one.fused(two, junction, counter).settled();
    let (first, first_too) = (take(&mut one.unnamed.prefix), take(&mut two.unnamed.prefix));
    if !first.is_empty() || !first_too.is_empty() {
        let rest =
            if first.is_empty() { counter.copy(&item) } else { one.unnamed.rest.map(|it| *it) };
        let rest_too = if first_too.is_empty() {
            counter.copy(&item_too)
        } else {
            two.unnamed.rest.map(|it| *it)
        };
        let length = first.len().max(first_too.len());
        let (mut first, mut first_too) = (first.into_iter(), first_too.into_iter());
        let copy = |rest: &Option<Field>| counter.copy(rest.as_ref()?);
        for _ in 0..length {
            let one_here = first.next().or_else(|| copy(&rest));
            let two_here = first_too.next().or_else(|| copy(&rest_too));
            one.unnamed.prefix.extend(joined(one_here, two_here, fuse));
        }
        one.unnamed.rest = joined(rest, rest_too, fuse).map(Box::new);
    }
    let identity = if identity.is_empty() { identity_too } else { identity };
    one.shape = Shape::List(Box::new(fuse(*item, *item_too)), identity);
    one
}

fn add_missing(texts: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
}
