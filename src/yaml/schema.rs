//! Shapes as JSON Schema (draft 7, which the YAML extensions of editors read best).
//!
//! A schema says what a map may hold and of which kind its values are. What a scalar means, and what
//! belongs together, only the program checks; it reads the text of a scalar, so that `2031`, `6%` and
//! `true` are all scalars here.

use serde_json::{Map, Value, json};

use super::{Field, Shape};

/// Where the records of a schema are defined.
const DEFINITIONS: &str = "definitions";

/// Schemas of one file, and the records that they refer to.
#[derive(Debug, Default)]
pub struct Schemas {
    definitions: Map<String, Value>,
}

impl Schemas {
    /// A map with these keys and no others.
    pub fn object(&mut self, fields: &[Field]) -> Value {
        let properties: Map<String, Value> = fields
            .iter()
            .map(|field| (field.name.to_owned(), self.property(field)))
            .collect();
        let required = fields.iter().filter(|field| field.required);
        let required: Vec<&str> = required.map(|field| field.name).collect();
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        schema
    }

    /// A map from ids to maps with these keys.
    pub fn registry(&mut self, fields: &[Field]) -> Value {
        json!({ "type": ["object", "null"], "additionalProperties": self.object(fields) })
    }

    /// The whole schema of a file.
    #[must_use]
    pub fn file(self, title: &str, mut schema: Value) -> Value {
        schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        schema["title"] = json!(title);
        if !self.definitions.is_empty() {
            schema[DEFINITIONS] = Value::Object(self.definitions);
        }
        schema
    }

    fn property(&mut self, field: &Field) -> Value {
        let mut schema = self.value(&field.shape);
        if !field.required {
            schema = or_nothing(schema);
        }
        // What stands beside a reference is not read.
        if schema.get("$ref").is_some() {
            schema = json!({ "allOf": [schema] });
        }
        let own = schema.get("description").and_then(Value::as_str);
        let doc = one_line(field.doc);
        let description = match own {
            Some(own) => format!("{doc}\n\n{own}"),
            None => doc,
        };
        schema["description"] = json!(description);
        schema
    }

    fn value(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Scalar {
                name,
                example,
                forms,
            } => scalar(name, example, forms),
            Shape::Choice(words) => choice(words),
            Shape::List(inner) => json!({ "type": "array", "items": self.value(inner) }),
            Shape::Map(inner) => {
                json!({ "type": "object", "additionalProperties": self.value(inner) })
            }
            Shape::Keyed { keys, value, .. } => json!({
                "type": "object",
                "propertyNames": { "enum": keys() },
                "additionalProperties": self.value(value),
            }),
            Shape::Record { name, what, fields } => self.record(name, what, *fields),
            Shape::Either(shapes) => {
                let any: Vec<Value> = shapes.iter().map(|shape| self.value(shape)).collect();
                json!({ "anyOf": any })
            }
        }
    }

    fn record(&mut self, name: &str, what: &str, fields: fn() -> Vec<Field>) -> Value {
        if !self.definitions.contains_key(name) {
            // A record can be a part of itself: it is known before its keys are.
            self.definitions.insert(name.to_owned(), Value::Null);
            let mut schema = self.object(&fields());
            schema["title"] = json!(what);
            self.definitions.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/{DEFINITIONS}/{name}") })
    }
}

/// A key that may be left out may be written without a value.
fn or_nothing(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(Value::String(kind)) => schema["type"] = json!([kind, "null"]),
        Some(Value::Array(mut kinds)) => {
            kinds.push(json!("null"));
            schema["type"] = Value::Array(kinds);
        }
        _ => match schema.get_mut("enum").and_then(Value::as_array_mut) {
            Some(words) => words.push(Value::Null),
            None => return json!({ "anyOf": [schema, { "type": "null" }] }),
        },
    }
    schema
}

fn scalar(name: &str, example: &str, forms: &[(&str, &str)]) -> Value {
    let mut description = match article(name) {
        Some(article) => format!("{article} {name}, such as `{example}`."),
        None => format!("For example `{example}`."),
    };
    for (form, meaning) in forms {
        description += &format!("\n- `{form}`: {}", one_line(meaning));
    }
    json!({
        "type": ["string", "number", "boolean"],
        "description": description,
        "examples": [literal(example)],
    })
}

/// The article of a scalar's name; none where the name is that of a matter.
fn article(name: &str) -> Option<&'static str> {
    match name {
        "text" | "inline Markdown" => None,
        _ if name.starts_with(['a', 'e', 'i', 'o', 'u']) => Some("An"),
        _ => Some("A"),
    }
}

fn choice(words: &[(&str, &str)]) -> Value {
    let values: Vec<Value> = words.iter().map(|(word, _)| literal(word)).collect();
    let list = words.iter().map(|(word, meaning)| {
        let meaning = one_line(meaning);
        format!("- `{word}`: {meaning}\n")
    });
    let description: String = list.collect();
    json!({ "enum": values, "description": description.trim_end() })
}

/// The value that YAML makes of a word.
fn literal(word: &str) -> Value {
    match word {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        word => match word.parse::<u32>() {
            Ok(number) => json!(number),
            Err(_) => json!(word),
        },
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record;
    use crate::source::Spanned;
    use crate::yaml::Record;

    record! { "a node" =>
        /// A node.
        struct Node {
            /// Its name.
            name: Spanned<Box<str>>,
            /// Whether it
            /// is open.
            open: bool,
            /// Those below it.
            below: Vec<Node>,
        }
    }

    #[test]
    fn a_record_is_an_object_that_may_hold_itself() {
        let mut schemas = Schemas::default();
        let root = schemas.object(&Node::fields());
        let schema = schemas.file("A file", root);
        assert_eq!(schema["title"], "A file");
        assert_eq!(schema["required"], json!(["name"]));
        assert_eq!(schema["additionalProperties"], false);
        assert_eq!(
            schema["properties"]["below"]["items"]["$ref"],
            "#/definitions/Node"
        );
        assert_eq!(
            schema["properties"]["below"]["type"],
            json!(["array", "null"])
        );
        let open = &schema["properties"]["open"];
        assert_eq!(open["enum"], json!([true, false, null]));
        let text = open["description"].as_str().unwrap();
        assert!(text.starts_with("Whether it is open."), "{text}");
        let inner = &schema["definitions"]["Node"];
        assert_eq!(inner["title"], "a node");
        assert_eq!(inner["properties"], schema["properties"]);
    }
}
