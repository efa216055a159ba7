//! The sitemap (sitemaps.org, version 0.9) and `robots.txt` (RFC 9309), which names it.

use super::xml::Xml;

/// How many addresses one sitemap may list, by the protocol.
pub const MAX_LISTED: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page that the sitemap lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its absolute address.
    pub address: String,
    /// The day of its last review, ISO 8601, if it has one.
    pub modified: Option<String>,
}

/// The sitemap's files: `sitemap.xml`, and where the pages are more than one file may list, an
/// index of that name and `sitemap-1.xml` and so on. `base` is the site's absolute address, ending
/// with `/`.
#[must_use]
pub fn sitemaps(pages: &[Listed], base: &str) -> Vec<(String, Vec<u8>)> {
    if pages.len() <= MAX_LISTED {
        return vec![("sitemap.xml".to_owned(), url_set(pages))];
    }
    let parts = (1..).zip(pages.chunks(MAX_LISTED));
    let mut files: Vec<_> = parts
        .map(|(number, part)| (format!("sitemap-{number}.xml"), url_set(part)))
        .collect();
    let index = Xml::document("sitemapindex", &[NAMESPACE], |xml| {
        for (name, _) in &files {
            let address = format!("{base}{name}");
            xml.within("sitemap", &[], |xml| xml.element("loc", &address));
        }
    });
    files.push(("sitemap.xml".to_owned(), index));
    files
}

fn url_set(pages: &[Listed]) -> Vec<u8> {
    Xml::document("urlset", &[NAMESPACE], |xml| {
        for page in pages {
            xml.within("url", &[], |xml| {
                xml.element("loc", &page.address);
                if let Some(day) = &page.modified {
                    xml.element("lastmod", day);
                }
            });
        }
    })
}

/// `robots.txt`: everything may be read; the sitemap is named where there is one.
#[must_use]
pub fn robots(base: Option<&str>) -> String {
    let sitemap = base
        .map(|base| format!("\nSitemap: {base}sitemap.xml\n"))
        .unwrap_or_default();
    format!("User-agent: *\nDisallow:\n{sitemap}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(address: &str, modified: Option<&str>) -> Listed {
        Listed {
            address: address.to_owned(),
            modified: modified.map(str::to_owned),
        }
    }

    #[test]
    fn pages_are_listed_with_their_day_and_escaped() {
        let pages = [
            listed("https://a.org/?a&b", Some("2026-03-31")),
            listed("https://a.org/c/", None),
        ];
        let files = sitemaps(&pages, "https://a.org/");
        let text = String::from_utf8(files[0].1.clone()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n \
             <url>\n  <loc>https://a.org/?a&amp;b</loc>\n  <lastmod>2026-03-31</lastmod>\n </url>\n \
             <url>\n  <loc>https://a.org/c/</loc>\n </url>\n\
             </urlset>\n"
        );
    }

    #[test]
    fn more_pages_than_a_file_may_list_go_into_several() {
        let pages = vec![listed("https://a.org/x/", None); MAX_LISTED + 1];
        let files = sitemaps(&pages, "https://a.org/");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = String::from_utf8(files[2].1.clone()).unwrap();
        assert!(
            index.contains("<loc>https://a.org/sitemap-2.xml</loc>"),
            "{index}"
        );
    }

    #[test]
    fn robots_name_the_sitemap_where_there_is_one() {
        assert_eq!(robots(None), "User-agent: *\nDisallow:\n");
        assert!(
            robots(Some("https://a.org/b/")).ends_with("\nSitemap: https://a.org/b/sitemap.xml\n")
        );
    }
}
